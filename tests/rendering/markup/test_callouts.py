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
        ("EMERGENCY", "Emergency: Call your local emergency number (112, 000, 911 or 999) now if"),
        ("URGENT", "Urgent: Get medical help today if"),
        ("CONTACT", "Call your practitioner if"),
        ("WARNING", "Important"),
        ("DO", "Do"),
        ("DONT", "Do not"),
        ("ADVICE", "Our own safety advice"),
        ("emergency", "Emergency: Call your local emergency number (112, 000, 911 or 999) now if"),
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
        ("URGENT", "Urgent: If it is *now*"),
        ("WARNING", "Important: If it is *now*"),
        ("DO", "If it is *now*"),
        ("ADVICE", "Our own safety advice: If it is *now*"),
    ],
)
def test_title_on_the_line_replaces_the_usual_one(kind, title):
    assert titles(f"> [!{kind}] If it is *now*\n> - pain") == [title.replace("*", "")]


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
        assert good(body).remarks == []
        assert "This is our own advice, not a source’s." in text_in(boxes(body)[0])


def test_callout_that_mixes_sources_and_own_words_says_which_is_which():
    body = "> [!URGENT] [@guide]\n> - red skin [@motionrx]\n> - fever"
    assert "What has no number is our own advice, not a source’s." in text_in(boxes(body)[0])


def test_callout_of_a_source_is_not_marked_as_our_own():
    assert "our own" not in text_in(boxes("> [!URGENT] Pain [@brady2014]\n> - red skin [@motionrx]")[0])


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


def test_mark_of_a_whole_callout_opens_in_place_as_any_other():
    result = good("> [!ADVICE] Rest\n> Lie down.")
    link = tree(result.html).find(".//a[@data-note]")
    assert link.get("data-note") == "note-own"
    assert 'id="note-own"' in result.notes_html


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
