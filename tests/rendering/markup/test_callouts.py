"""Callouts: what kind, how urgent in words, whose words; a mark that makes none is a problem."""

import pytest

from ..pages import good, messages, page, text_in, tree


def boxes(body: str) -> list:
    """Return the callouts of a page."""
    return list(tree(page(body).html).iter("section"))


def titles(body: str) -> list[str]:
    """Return what the headings of a page's callouts read."""
    return [text_in(e) for e in tree(page(body).html).iter() if e.get("class") == "callout-title"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("EMERGENCY", "Emergency"),
        ("URGENT", "Get medical help today"),
        ("CONTACT", "Call your practitioner"),
        ("WARNING", "Important"),
        ("DO", "Do"),
        ("DONT", "Do not"),
        ("ADVICE", "Our advice"),
        ("emergency", "Emergency"),
    ],
)
def test_callout_says_what_it_is_in_words(kind, title):
    body = f"> [!{kind}]\n> - pain"
    assert titles(body) == [title]
    (box,) = boxes(body)
    # An aside, or a note, would be beside the matter: reader views of browsers drop it.
    assert box.attrib == {"class": f"callout {kind.lower()}"}
    assert text_in(box.find("ul")) == "pain"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("EMERGENCY", "Emergency: If it is *now*"),
        ("URGENT", "If it is *now*"),
        ("WARNING", "Important: If it is *now*"),
        ("DO", "If it is *now*"),
        ("ADVICE", "If it is *now*"),
    ],
)
def test_title_on_the_line_replaces_the_usual_one(kind, title):
    assert titles(f"> [!{kind}] If it is *now*\n> - pain") == [title.replace("*", "")]


@pytest.mark.parametrize("title", ["Emergency signs", "emergency *signs*"])
def test_title_that_begins_with_the_word_of_the_label_does_not_say_it_twice(title):
    assert titles(f"> [!EMERGENCY] {title}\n> - pain") == [title.replace("*", "")]


@pytest.mark.parametrize(
    ("line", "anchor"),
    [
        ("EMERGENCY]", "emergency"),
        ("EMERGENCY] Call now", "emergency"),
        ("URGENT]", "today"),
        ("URGENT] Get medical help today", "today"),
        ("URGENT] Red skin", "red-skin"),
        ("CONTACT]", "call-your-practitioner"),
    ],
)
def test_care_card_stands_in_the_contents_and_has_an_anchor_to_be_linked_to(line, anchor):
    result = good(f"## Before\n\n> [!{line}\n> - pain\n\n## After")
    (card,) = [block for block in result.blocks if block.kind == "card"]
    assert card.anchor == anchor
    assert [(h.level, h.anchor, h.text) for h in result.toc] == [
        (2, "before", "Before"),
        (3, anchor, card.passages[0].text),
        (2, "after", "After"),
    ]


def test_second_card_of_a_kind_has_another_anchor():
    card = "> [!URGENT]\n> - pain"
    assert [heading.anchor for heading in good(f"{card}\n\n{card}").toc] == ["today", "today-2"]


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("> [!DO]\n> - a", "h2"),
        ("## A\n\n> [!DO]\n> - a", "h3"),
        ("## A\n\n### B\n\n> [!DO]\n> - a", "h4"),
        ("## A\n\n### B\n\n## C\n\n> [!DO]\n> - a", "h3"),
        ("## A\n\n- b\n\n    > [!DO]\n    > - a", "h3"),
    ],
)
def test_heading_of_a_callout_stands_one_level_below_its_place(body, tag):
    (box,) = boxes(body)
    assert box[0].tag == tag
    assert "Do" not in [heading.text for heading in good(body).toc]


def test_callout_in_another_or_in_a_list_has_its_usual_title_too():
    assert titles("> [!DO]\n> - a\n>\n> > [!DONT]\n> > - b") == ["Do", "Do not"]
    assert titles("- a\n\n    > [!DONT]\n    > - b") == ["Do not"]


@pytest.mark.parametrize("mark", ["[@guide]", "[@guide, note]"])
@pytest.mark.parametrize("title", ["", "If you faint"])
def test_mark_on_the_line_makes_the_callout_our_own(mark, title):
    for line in (f"{mark} {title}", f"{title} {mark}"):
        body = f"> [!WARNING] {line.strip()}\n> - lie down"
        assert titles(body) == [f"Important: {title}".rstrip(": ")]
        (block,) = good(body).blocks
        assert block.own
        assert good(body).remarks == []


def test_callout_of_a_source_is_not_our_own():
    (block,) = good("> [!WARNING] Pain [@brady2014]\n> - red skin [@motionrx]").blocks
    assert not block.own


def test_quote_without_a_kind_stays_a_quote():
    html = good("> Sore [@brady2014].").html
    assert html.startswith("<blockquote>")
    assert "section" not in html


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("Text.\n\n> [!HINT] x\n> y", "3: unknown callout [!HINT]; the kinds are [!EMERGENCY], [!URGENT]"),
        ("Text.\n\n> [!hint]\n> y", "3: unknown callout [!HINT]"),
        ("Text.\n\n> [!DO-NOT]\n> y", "3: unknown callout [!DO-NOT]"),
        ("Text.\n\n> [!DO|DONT]\n> y", "3: unknown callout [!DO|DONT]"),
        ("Text.\n\n> [!EMERGENCY]-\n> y", "3: [!EMERGENCY] cannot be folded; take away the + or -"),
        ("> [!DO]\n> - a\n> [!DONT]\n> - b", "3: [!DONT] begins no callout here; put an empty line before"),
        (
            "Text.\n\n> [!DO] - a\n> - b",
            "3: the title behind [!DO] is a list, a rule or a quote; write words",
        ),
        ("Text.\n\n> [!DO] >\n> - b", "3: the title behind [!DO] is a list"),
        ("Text.\n\n> [!DIFFER] ---\n> - b", "3: the title behind [!DIFFER] is a list"),
        ("Text [!DO] text.", "1: [!DO] begins no callout here"),
        ("## [!DO]\n\nText.", "1: [!DO] begins no callout here"),
    ],
)
def test_mark_that_makes_no_callout_is_a_problem(body, start):
    (message,) = messages(body)
    assert message.startswith(start)


@pytest.mark.parametrize(
    "body", ["`[!HINT]`", r"\[!HINT]", "    > [!HINT]", "![A](figures/needle.svg)", "a[!]"]
)
def test_what_only_looks_like_a_mark_is_none(body):
    assert messages(body) == []


def test_data_behind_a_figure_folds_out_under_its_title():
    table = "> | A | B |\n> | --- | --- |\n> | x | y [@brady2014] |"
    result = good(f"> [!DATA] The numbers\n{table}")
    (details,) = tree(result.html).iter("details")
    assert text_in(details.find("summary")) == "The numbers"
    assert details.find("table") is not None
    assert [cited.sentence for cited in result.citations] == ["x: y"]
    assert result.remarks == []


def test_data_without_a_title_says_what_it_is():
    table = "> | A | B |\n> | --- | --- |\n> | x | y [@brady2014] |"
    (details,) = tree(good(f"> [!DATA]\n>\n{table}").html).iter("details")
    assert text_in(details.find("summary")) == "The same in a table"
