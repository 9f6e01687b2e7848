"""Uploaded pictures on a page: figures with a text alternative that fit the screen, or a problem."""

from dataclasses import replace

import pytest

from content.rendering import ArticleText, for_another_page, render
from content.rendering.context import Photo
from content.rendering.sanitise import sanitise

from ..pages import CONTEXT, text_in, tree

WIDE = Photo(
    {width: f"/media/images/hand-0123456789ab-{width}.webp" for width in (480, 800, 1200, 2000)},
    2000,
    1000,
    "A hand on a back.",
)
SMALL = Photo({300: "/media/images/small-0123456789ab-300.webp"}, 300, 200, "")
IMAGES = {
    "images/hand.webp": WIDE,
    "images/small.webp": SMALL,
    "images/tall.webp": replace(WIDE, width=1000, height=4000),
    "images/needle.webp": SMALL,
}
HAND = "![A hand](images/hand.webp)"


def page(body, **fields):
    text = ArticleText("A page", "About it.", "decide", 1, body=body, **fields)
    return render(text, replace(CONTEXT, images=IMAGES))


def good(body, **fields):
    rendered = page(body, **fields)
    assert rendered.problems == []
    return rendered


def messages(body):
    return [f"{problem.line}: {problem.message}" for problem in page(body).problems]


def picture(body):
    (found,) = tree(good(body).html).iter("img")
    return dict(found.items())


def test_picture_is_shown_with_its_alternative_at_the_width_that_a_screen_needs():
    result = good(HAND)
    (figure,) = tree(result.html).iter("figure")
    assert (figure.get("id"), figure.get("class")) == ("figure-hand", "figure photo")
    assert figure[0].attrib == {
        "src": WIDE.addresses[1200],
        "srcset": ", ".join(f"{address} {width}w" for width, address in WIDE.addresses.items()),
        "sizes": "min(600px, 100vw)",
        "width": "600",
        "height": "300",
        "alt": "A hand",
        "loading": "lazy",
        "decoding": "async",
    }


def test_small_picture_is_not_enlarged():
    attributes = picture("![A hand](images/small.webp)")
    assert (attributes["width"], attributes["height"]) == ("300", "200")
    assert attributes["src"] == SMALL.addresses[300]
    assert "srcset" not in attributes


def test_tall_picture_fits_into_one_view():
    attributes = picture("![A hand](images/tall.webp)")
    assert (attributes["width"], attributes["height"]) == ("180", "720")
    assert attributes["sizes"] == "min(180px, 100vw)"


def test_caption_cites_as_that_of_a_drawing_does():
    result = good('![A](images/hand.webp "Thin & *solid* [@brady2014].")')
    (caption,) = tree(result.html).iter("figcaption")
    assert text_in(caption) == "Thin & *solid* [1]. Source 1"
    assert [(cited.key, cited.sentence) for cited in result.citations] == [("brady2014", "Thin & *solid*.")]
    assert result.remarks == []


def test_picture_is_no_sentence_of_the_page():
    result = good(f"{HAND}\n\nThin [@brady2014].")
    assert [block.text for block in result.blocks] == ["", "Thin."]
    assert result.remarks == []


def test_alternative_text_cannot_leave_its_attribute():
    assert picture('![a" onload="alert(1) > b](images/hand.webp)')["alt"] == 'a" onload="alert(1) > b'


@pytest.mark.parametrize("around", ["{}", "> {}", "- a\n\n    {}", "## Head\n\n{}"])
def test_picture_may_stand_wherever_a_paragraph_may(around):
    assert 'id="figure-hand"' in good(around.format(HAND)).html


@pytest.mark.parametrize("before", [True, False])
def test_link_leads_to_a_picture_of_the_page(before):
    link = "[the hand](images/hand.webp)"
    result = good(f"{link}\n\n{HAND}" if before else f"{HAND}\n\n{link}")
    assert 'href="#figure-hand"' in result.html
    assert "figure-hand" in result.anchors


def test_link_to_a_picture_that_the_page_does_not_show_is_a_problem():
    (message,) = messages("[the hand](images/hand.webp)")
    assert "this page has no heading, box, term or figure “figure-hand”" in message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("![](images/hand.webp)", "has no alternative text; say between ![ and ] “A hand on a back.”"),
        ("![ ](images/small.webp)", "has no alternative text; say between ![ and ] what it shows"),
        ("![A [@brady2014]](images/hand.webp)", "the alternative text of images/hand.webp holds a citation"),
        ("![A](images/hnad.webp)", "no picture “images/hnad.webp”; did you mean images/hand.webp?"),
        ("![A](images/hand.jpg)", "no picture “images/hand.jpg”; did you mean images/hand.webp?"),
        ("![A](images/zzz.webp)", "no picture “images/zzz.webp”; upload it at the desk under Pictures, or"),
        ("![A](/media/images/hand-0123456789ab-800.webp)", "there is no figure “/media/images/hand"),
        ("![A](https://evil.example/images/hand.webp)", "there is no figure"),
        (f"See {HAND} here.", "images/hand.webp stands inside a text; give it a paragraph of its own"),
        (f"- {HAND}", "images/hand.webp stands inside a text"),
        (f"| A |\n|---|\n| {HAND} |", "images/hand.webp stands inside a text"),
    ],
)  # fmt: skip
def test_picture_that_cannot_be_shown_is_a_problem(body, message):
    found = messages(f"Text.\n\n{body}")
    assert len(found) == 1
    assert found[0].startswith(("3: ", "5: "))
    assert message in found[0]
    assert "<img" not in page(body).html


def test_picture_is_shown_once():
    assert messages(f"{HAND}\n\n{HAND}")[0].endswith("stands twice; show it once and link to it")


def test_picture_and_drawing_of_one_name_cannot_stand_on_one_page():
    (message,) = messages("![A](figures/needle.svg)\n\n![A](images/needle.webp)")
    assert (
        message
        == "3: the figure images/needle.webp has the name of another on this page; show one of the two"
    )


def test_picture_within_a_difference_goes_along_to_the_page_of_differences():
    body = (
        "> [!DIFFER] How to hold it\n> - **One:** so [@brady2014].\n>\n"
        f">     {HAND}\n>\n> - **Two:** not so [@boyce2020].\n"
    )
    (difference,) = good(body).differences
    html = for_another_page(difference.html, "/page/")
    (image,) = tree(html).iter("img")
    assert (image.get("alt"), image.get("src")) == ("A hand", WIDE.addresses[1200])
    assert "id=" not in html


def test_picture_is_shown_on_another_page_as_on_its_own():
    html = good('![An id="x" and href="#y"](images/hand.webp)').html
    (image,) = tree(for_another_page(html, "/page/")).iter("img")
    assert image.get("alt") == 'An id="x" and href="#y"'


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<img>", ""),
        ('<img src="https://evil.example/a.webp">', ""),
        ('<img src="//evil.example/media/images/a.webp">', ""),
        ('<img src="/media/images/../../admin/">', ""),
        ('<img src="/media/clinic/a.webp">', ""),
        ('<img src="/static/a.webp">', ""),
        ('<img src="data:image/webp;base64,AAAA">', ""),
        ("<img alt=' src=\"/media/images/a.webp\"'>x", "x"),
        (
            '<img src="/media/images/a-1.webp" onerror="x" style="y" id="z" class="c" loading="eager">',
            '<img src="/media/images/a-1.webp">',
        ),
        (
            '<img src="/media/images/a.webp" srcset="https://evil.example 2x" sizes="100vw">',
            '<img src="/media/images/a.webp">',
        ),
        (
            '<img src="/media/images/a.webp" srcset="/media/images/a.webp 1w, https://evil.example 2w">',
            '<img src="/media/images/a.webp">',
        ),
        (
            '<img src="/media/images/a.webp" srcset="/media/images/a.webp 1w&#10;" sizes="min(1px, 100vw)9">',
            '<img src="/media/images/a.webp">',
        ),
        ('<img src="/media/images/a.webp/../../admin/">', ""),
        ('<p src="/media/images/a.webp">x</p>', "<p>x</p>"),
    ],
)
def test_sanitiser_lets_no_picture_pass_but_an_uploaded_one(html, clean):
    assert sanitise(html) == clean
