"""The print form of blocks."""

from dataclasses import replace

from content.rendering import blocks_for_another_page
from content.rendering.blocks import Block, html_of, numbers_of
from content.rendering.markup.paper import Files, Pdf, print_form, short_form, with_colours, with_files
from tests.older_html import blocks_of_html

from ..pages import good, text_in, tree

HOST, ON_IT = "guide.example", {"/aftercare/"}
BROWSER = Files(
    source_of=lambda name: None if "lost" in name else f"data:{name}",
    missing=lambda shows: f"<p>No picture of {shows}.</p>",
)
ON_PAPER = replace(BROWSER, pdf=Pdf("https://guide.example", {"--ink": "#111"}, ".f-line {}"))


def printed(html: str, files: Files = BROWSER) -> str:
    return with_files(html_of(print_form([Block("paragraph", html)], HOST, ON_IT)), files)


def test_a_link_to_another_page_has_its_address_in_print_once_in_a_paragraph():
    link = '<a href="/risks/#heat">it</a>'
    assert printed(f"<p>{link} and {link}</p>") == (
        f'<p>{link}<span class="to"> (guide.example/risks)</span> and {link}</p>'
    )
    assert printed(f"<ul><li>{link}</li><li>{link}</li></ul>").count("(guide.example/risks)") == 2


def test_a_link_to_what_is_on_the_sheet_has_none():
    html = '<p><a href="/aftercare/#rest">rest</a></p>'
    assert printed(html) == html


def test_the_mark_of_a_block_is_printed_and_not_the_sources_of_each_sentence():
    mark = '<a aria-label="Source 1 of this paragraph" class="src" href="/a/#rests-1" id="mark-1">1</a>'
    source = '<span class="s">&nbsp;[<a href="/sources/brady2014/">1, p. 3</a>]</span>'
    assert printed(f"<p>Rest{source}.{mark}</p>") == f"<p>Rest.{mark}</p>"


def test_a_drawing_with_links_is_printed_without_their_addresses():
    html = '<p>See <a href="/risks/">it</a></p><svg><a href="/risks/#head"><text>Head</text></a></svg>'
    assert '<a href="/risks/">it</a><span class="to"> (guide.example/risks)</span>' in printed(html)
    assert printed(html).endswith('<svg><a href="/risks/#head"><text>Head</text></a></svg>')


DRAWN = (
    "![A needle. The table below gives the numbers.](figures/needle.svg)\n\n"
    "> [!DATA] The same in a table\n> | What | How often |\n> |---|---|\n> | Pain | 3 [@brady2014] |\n"
)


def test_a_drawing_comes_without_the_table_that_says_the_same():
    blocks = good(f"Pain [@brady2014].\n\n{DRAWN}").blocks
    kept_html = blocks_of_html(html_of(blocks))
    nested = [Block("list", f"<ul><li>{html_of(blocks)}</li></ul>")]
    for form in (blocks, kept_html, nested):
        html = html_of(print_form(blocks_for_another_page(form, "/page/"), HOST, ON_IT))
        assert 'aria-label="A needle."' in html
        assert "<details" not in html


def test_numbers_without_a_drawing_are_printed():
    blocks = good(f"{DRAWN.partition(chr(10))[2]}").blocks
    assert [block.kind for block in print_form(blocks, HOST, ON_IT)] == ["data"]


def test_sides_of_a_difference_are_left_out_with_what_they_cite():
    table = "    > [!DATA]\n>     > | a | b |\n>     > |---|---|\n>     > | c | d |"
    sides = f"> - **A:** a day [@brady2014].\n>\n> {table}\n>\n> - **B:** two [@boyce2020]."
    body = f"Wait [@motionrx].\n\n> [!DIFFER] How long\n{sides}\n>\n> Ask [@brady2014]."
    blocks = print_form(blocks_for_another_page(good(body).blocks, "/page/"), HOST, ON_IT)
    kept = text_in(tree(html_of(blocks)))
    assert kept.startswith("Wait")
    assert "Ask" in kept
    assert "two" not in kept
    assert "details" not in html_of(blocks)
    assert html_of(blocks).endswith("</p>\n</section>")
    assert numbers_of(blocks) == {1, 2}


def test_the_short_form_has_neither_drawings_nor_sources_nor_addresses():
    sides = "> - **A:** a day [@brady2014].\n> - **B:** two [@boyce2020]."
    body = (
        "Wait, see [this](glossary.md) [@brady2014].\n\n"
        f"> [!DIFFER] How long\n{sides}\n>\n> Ask [@brady2014].\n\n{DRAWN}\nRest now [@guide].\n"
    )
    blocks = short_form(blocks_for_another_page(good(body).blocks, "/page/"))
    assert [block.kind for block in blocks] == ["paragraph", "difference", "paragraph"]
    assert text_in(tree(html_of(blocks))) == "Wait, see this. Ask. Rest now."
    assert "li" not in [passage.role for passage in blocks[1].passages]


def picture(name: str) -> str:
    srcset = f"/media/images/{name}-400.webp 400w"
    return (
        f'<figure><img alt="A &quot;hand&quot; &gt; 5" decoding="async" src="/media/images/{name}-800.webp" '
        f'srcset="{srcset}" sizes="min(800px, 100vw)" loading="lazy" width="8"></figure>'
    )


def test_a_browser_fetches_a_picture_and_a_pdf_holds_it():
    assert printed(picture("hand")) == picture("hand")
    (image,) = tree(printed(picture("hand"), ON_PAPER)).iter("img")
    assert image.attrib == {"alt": 'A "hand" > 5', "src": "data:images/hand-800.webp", "width": "8"}


def test_a_picture_that_cannot_be_read_is_told_of_in_words():
    for files in (BROWSER, ON_PAPER):
        root = tree(printed(picture("lost"), files))
        assert (text_in(root), list(root.iter("img"))) == ('No picture of A "hand" > 5.', [])


def test_a_drawing_in_a_pdf_has_its_title_its_style_and_the_colours_of_paper():
    svg = '<svg viewBox="0 0 9 9"><path fill="var(--ink)" stroke="var(--no-such)"></path></svg>'
    html = printed(
        f'<figure><div aria-label="A &lt; B" class="drawing" role="img">{svg}</div></figure>', ON_PAPER
    )
    assert (
        '<svg viewBox="0 0 9 9"><title>A &lt; B</title><style>.f-line {}</style>'
        '<path fill="#111" stroke="#000"></path></svg>'
    ) in html
    assert ON_PAPER.pdf.drawing(svg, "A &lt; B") in html
    assert with_colours("a { color: var(--ink) }", ON_PAPER.pdf.colours) == "a { color: #111 }"


def test_in_a_pdf_links_are_whole_and_spaces_stand_within_what_follows_them():
    html = '<p>Keep <em>moving</em>, as <a href="/risks/">told</a>&nbsp;<span class="clinic">x</span></p>'
    assert printed(html, ON_PAPER) == (
        '<p>Keep<em> moving</em>, as<a href="https://guide.example/risks/"> told</a>'
        '<span class="to"> (guide.example/risks)</span>&nbsp;<span class="clinic">x</span></p>'
    )
    assert "tired<span> 3" in printed("<p>tired&nbsp;<span>3</span></p>", ON_PAPER)
