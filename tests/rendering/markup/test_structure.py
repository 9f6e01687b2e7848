"""Points, tables and cards as they were meant; where that cannot be told, a slip with its line."""

import re
import xml.etree.ElementTree as etree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rendering import ArticleText, render
from content.rendering.markup.structure import read_structure

from ..pages import CONTEXT, good, page, tree

HEAD = "| A | B |\n|---|---|\n"
SIDES = "> [!DIFFER] Why\n> - **A:** x [@brady2014].\n> - **B:** y [@motionrx].\n"
TABLE = "table[A, B; 1, 2]"


def shape(html: str) -> str:
    """Return what HTML is made of, in short: "ul[li[a] li[b]]", a table as "table[A, B; 1, 2]"."""
    return " ".join(_pieces(tree(html)))


def _pieces(element: etree.Element) -> list[str]:
    pieces = (element.text or "").split()
    for child in element:
        if child.tag == "table":
            rows = [", ".join("".join(cell.itertext()) for cell in row) for row in child.iter("tr")]
            pieces.append(f"table[{'; '.join(rows)}]")
        elif child.tag in {"ul", "ol", "li", "p", "pre", "blockquote", "section", "dl", "dd", "h2"}:
            start = child.get("start", "")
            pieces.append(f"{child.tag}{start}[{' '.join(_pieces(child))}]")
        elif child.tag == "input":
            pieces.append("☐")
        elif child.tag == "hr":
            pieces.append("hr")
        elif child.get("class") != "self":
            pieces += _pieces(child)
        pieces += (child.tail or "").split()
    return pieces


MEANT = {
    "list without an empty line before it": ("Call if:\n- a\n- b", "p[Call if:] ul[li[a] li[b]]"),
    "numbered list without an empty line before it": ("Do:\n1. a\n2. b", "p[Do:] ol[li[a] li[b]]"),
    "list in a card": ("> [!DO]\n> If:\n> - a\n> - b", "section[h2[Do] p[If:] ul[li[a] li[b]]]"),
    "list behind the second line": ("One\ntwo:\n- a", "p[One two:] ul[li[a]]"),
    "list below a paragraph of a point": (
        "- a\n\n    If:\n    - b",
        "ul[li[p[a] p[If:] ul[li[b]]]]",
    ),
    "indented list below a paragraph": ("If:\n\n    - a\n    - b", "p[If:] ul[li[a] li[b]]"),
    "list of another kind right below": ("1. a\n- b", "ol[li[a]] ul[li[b]]"),
    "numbers right below points": ("- a\n1. b", "ul[li[a]] ol[li[b]]"),
    "point nested by two spaces": ("- a\n  - b\n- c", "ul[li[a ul[li[b]]] li[c]]"),
    "point nested by three spaces": ("1. a\n   - b\n2. c", "ol[li[a ul[li[b]]] li[c]]"),
    "point nested by two spaces below a number": ("1. a\n  - b", "ol[li[a ul[li[b]]]]"),
    "point nested by eight spaces": ("- a\n        - b", "ul[li[a ul[li[b]]]]"),
    "points nested twice": ("- a\n  - b\n    - c\n  - d", "ul[li[a ul[li[b ul[li[c]]] li[d]]]]"),
    "point nested below an empty line": ("- a\n\n  - b", "ul[li[p[a] ul[li[b]]]]"),
    "points nested by a tab": ("- a\n\t- b", "ul[li[a ul[li[b]]]]"),
    "points nested by no-break spaces": ("- a\n\u00a0\u00a0- b", "ul[li[a ul[li[b]]]]"),
    "points nested in a card": ("> [!DO]\n> - a\n>   - b", "section[h2[Do] ul[li[a ul[li[b]]]]]"),
    "paragraph in a point by two spaces": ("- a\n\n  b\n\n- c", "ul[li[p[a] p[b]] li[p[c]]]"),
    "paragraph in a number by three spaces": ("1. a\n\n   b\n\n2. c", "ol[li[p[a] p[b]] li[p[c]]]"),
    "paragraph in a nested point": ("- a\n\n  - b\n\n    c", "ul[li[p[a] ul[li[p[b] p[c]]]]]"),
    "table in a point": (f"- a\n  {HEAD[:-1]}\n  | 1 | 2 |".replace("\n|", "\n  |"), f"ul[li[p[a] {TABLE}]]"),
    "quote in a point": ("- a\n  > b", "ul[li[p[a] blockquote[p[b]]]]"),
    "card right below a point": ("- a\n> [!DO]\n> - b", "ul[li[a]] section[h2[Do] ul[li[b]]]"),
    "Word's bullet and a tab": ("•\ta\n•\tb", "ul[li[a] li[b]]"),
    "bullet without a space": ("•a\n•b", "ul[li[a] li[b]]"),
    "middle dots": ("·\u00a0a\n·\u00a0b", "ul[li[a] li[b]]"),
    "squares": ("▪ a\n▪ b", "ul[li[a] li[b]]"),
    "bullets below words": ("If:\n• a\n• b", "p[If:] ul[li[a] li[b]]"),
    "bullet within a bullet": ("• a\n  • b", "ul[li[a ul[li[b]]]]"),
    "en dashes": ("– a\n– b", "ul[li[a] li[b]]"),
    "dashes below a colon": ("If:\n— a\n— b", "p[If:] ul[li[a] li[b]]"),
    "minus signs": ("− a\n− b", "ul[li[a] li[b]]"),
    "hyphens without a space": ("-a\n-b", "ul[li[a] li[b]]"),
    "a hyphen and a no-break space": ("-\u00a0a\n-\u00a0b", "ul[li[a] li[b]]"),
    "a hyphen and an em space": ("-\u2003a\n-\u2003b", "ul[li[a] li[b]]"),
    "1)": ("1) a\n2) b", "ol[li[a] li[b]]"),
    "1.)": ("1.) a\n2.) b", "ol[li[a] li[b]]"),
    "1) below words": ("Do:\n1) a\n2) b", "p[Do:] ol[li[a] li[b]]"),
    "a number and a no-break space": ("1.\u00a0a\n2.\u00a0b", "ol[li[a] li[b]]"),
    "numbers without a space": ("1.a\n2.b", "ol[li[a] li[b]]"),
    "list that goes on": ("1. a\n\nb\n\n2. c", "ol[li[a]] p[b] ol2[li[c]]"),
    "numbers below points that are indented": (
        "- a\n\n      - b\n  1. c",
        "ul[li[p[a] ul[li[b]] ol[li[c]]]]",
    ),
    "point right below a nested one": ("- a\n\n  1. b\n- c", "ul[li[p[a] ol[li[b]]] li[p[c]]]"),
    "heading right below a nested point": ("- a\n\n  - b\n## c", "ul[li[p[a] ul[li[b]]]] h2[c]"),
    "rule right below a nested point": ("- a\n\n  - b\n***", "ul[li[p[a] ul[li[b]]]] hr"),
    "year at the start of a line": ("It began in\n2014. Then", "p[It began in 2014. Then]"),
    "year within a point": ("- It began in\n  2014. Then", "ul[li[It began in 2014. Then]]"),
    "box without a space in it": ("- [] a\n- [] b", "ul[li[☐ a] li[☐ b]]"),
    "box with a no-break space": ("- [\u00a0] a", "ul[li[☐ a]]"),
    "box of low lines": ("- [__] a", "ul[li[☐ a]]"),
    "box that is one sign": ("☐ a\n☐ b", "ul[li[☐ a] li[☐ b]]"),
    "point with a box that is one sign": ("- ☐ a", "ul[li[☐ a]]"),
    "what a box means, by two spaces": ("- [ ] a\n\n  b", "ul[li[p[☐ a] p[b]]]"),
    "table right below words": (f"If\n{HEAD}| 1 | 2 |", f"p[If] {TABLE}"),
    "table in a card": (
        f"> [!DO]\n> If\n> {HEAD}| 1 | 2 |".replace("\n|", "\n> |"),
        f"section[h2[Do] p[If] {TABLE}]",
    ),
    "too short a line below the headings": ("| A | B |\n|---|\n| 1 | 2 |", TABLE),
    "too long a line below the headings": ("| A | B |\n|---|---|---|\n| 1 | 2 |", TABLE),
    "dashes that Word made long": ("| A | B |\n|—|–––|\n| 1 | 2 |", TABLE),
    "line with plus signs": ("| A | B |\n|---+---|\n| 1 | 2 |", TABLE),
    "rows with other borders than the headings": ("A | B\n---|---\n| 1 | 2 |", TABLE),
    "headings with other borders than the rows": (f"{HEAD}1 | 2", TABLE),
    "empty cell behind the last line": ("A | B\n---|---\n1 |", "table[A, B; 1, ]"),
    "empty line below the headings": (f"{HEAD}\n| 1 | 2 |", TABLE),
    "empty line between rows": (f"{HEAD}| 1 | 2 |\n\n| 3 | 4 |", "table[A, B; 1, 2; 3, 4]"),
    "empty line between rows without borders": (
        "A | B\n---|---\n1 | 2\n\n3 | 4",
        "table[A, B; 1, 2; 3, 4]",
    ),
    "points right below a table of one column": ("| A |\n|---|\n| 1 |\n- b", "table[A; 1] ul[li[b]]"),
    "heading right below a table": (f"{HEAD}| 1 | 2 |\n## C", f"{TABLE} h2[C]"),
    "card right below a table": (f"{HEAD}| 1 | 2 |\n> [!DO]\n> - a", f"{TABLE} section[h2[Do] ul[li[a]]]"),
    "escaped line in a cell": (f"{HEAD}| 1 \\| 3 | 2 |", "table[A, B; 1 | 3, 2]"),
    "line in the code of a cell": (f"{HEAD}| `1|3` | 2 |", "table[A, B; 1|3, 2]"),
    "one line in a sentence": ("Mon | Tue", "p[Mon | Tue]"),
    "text of a card behind an empty line": ("> [!WARNING] A\n\n> b", "section[h2[Important: A] p[b]]"),
    "points of a card behind an empty line": ("> [!DO]\n\n\n> - a\n> - b", "section[h2[Do] ul[li[a] li[b]]]"),
    "heading that ends in a number sign": ("## Vitamin C#", "h2[Vitamin C#]"),
    "heading with number signs at its end": ("## A ##", "h2[A]"),
    "line broken by two spaces": ("Monday 9 to 5  \nTuesday 9 to 5", "p[Monday 9 to 5 Tuesday 9 to 5]"),
    "sentence on a line of its own": ("One.\nTwo.", "p[One. Two.]"),
    "line broken where it was full": (
        f"{'word ' * 11}word\nPhysiotherapists",
        f"p[{'word ' * 12}Physiotherapists]",
    ),
    "heading behind a space": (" ## A\nb", "h2[A] p[b]"),
    "list right below a heading": ("## A\n- b", "h2[A] ul[li[b]]"),
    "empty line of no-break spaces": ("a\n\u00a0\nb", "p[a] p[b]"),
    "rule below an empty line": ("a\n\n---\n\nb", "p[a] hr p[b]"),
    "rule right below a quote": ("> a\n---\nb", "blockquote[p[a]] hr p[b]"),
    "rule of hyphens with spaces": ("- - -\n- a", "hr ul[li[a]]"),
    "term right below a meaning": ("A\n: b\nC\n: d", "dl[A dd[b] C dd[d]]"),
    "list right below a meaning": ("A\n:   If:\n    - b", "dl[A dd[p[If:] ul[li[b]]]]"),
    "paragraph in a meaning by two spaces": ("A\n:   b\n\n  c", "dl[A dd[p[b] p[c]]]"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), MEANT.values(), ids=MEANT)
def test_plain_meaning_is_rendered(text, meant):
    assert shape(page(text).html) == meant
    assert page(text).slips == []


SLIPS = {
    "row with a cell too many": (f"{HEAD}| 1 | 2 | 3 |", "3: a row of 3 cells in a table of 2 columns"),
    "row with a cell too few": (f"{HEAD}| 1 |", "3: a row of 1 cells in a table of 2 columns"),
    "bare line in a cell": (f"{HEAD}| 1 | 2 |\n| 3|4 | 5 |", "4: a row of 3 cells in a table of 2"),
    "row with a cell too many in a card": (
        f"> [!DATA] A\n> {HEAD}| 1 | 2 | 3 |".replace("\n|", "\n> |"),
        "4: a row of 3 cells in a table of 2 columns",
    ),
    "words right below a table": (f"{HEAD}| 1 | 2 |\nText", "4: a row of 1 cells in a table of 2 columns"),
    "row on two lines": (f"{HEAD}| 1\n | 2 |", "3: a row of 1 cells", "4: a row of 1 cells"),
    "table without headings": ("|---|---|\n| 1 | 2 |", "1: a line of cells", "2: a line of cells"),
    "table without the line below its headings": ("| A | B |\n| 1 | 2 |", "1: a line of", "2: a line of"),
    "table without any line": ("A | B\n1 | 2", "1: a line of cells", "2: a line of cells"),
    "row alone": ("a\n\n| 1 | 2 |", "3: a line of cells outside a table"),
    "row alone with a line at its end": ("1 | 2 |", "1: a line of cells outside a table"),
    "table without rows": (HEAD, "1: a table without rows; write them below its headings"),
    "row of empty cells": ("| | |", "1: a line of cells outside a table"),
    "row with other cells behind an empty line": (f"{HEAD}| 1 | 2 |\n\n| 3 |", "5: a line of cells"),
    "line of hyphens": ("a\n---\nb", "2: “---” makes a heading of the line above it; write “## ”"),
    "two hyphens": ("a\n--", "2: “--” makes a heading of the line above it"),
    "line of equals signs": ("a\n=====", "2: “=====” makes a heading of the line above it"),
    "line of hyphens below a point": ("- a\n---", "2: “---” makes a heading of the line above it"),
    "line of hyphens in a card": ("> [!DO]\n> - a\n> ---", "3: “---” makes a heading of the line above it"),
    "line of hyphens below two lines": ("a\nb\n---", "3: “---” makes a heading of the line above it"),
    "point without words": ("- a\n-\n- b", "2: a point without words (“-”); write them, or take"),
    "last point without words": ("- a\n- b\n-", "3: a point without words (“-”)"),
    "number without words": ("1. a\n2.\n3. b", "2: a point without words (“2.”)", "3: point 3 below point 1"),
    "bullet without words": ("•\ta\n•\t", "2: a point without words (“•”)"),
    "box without words": ("- [ ]", "1: a point without words (“- [ ]”)"),
    "box without a hyphen": ("[ ] a\n[ ] b", "1: a box to tick begins with “- [ ]”", "2: a box to tick"),
    "box behind a number": ("1. [ ] a", "1: a box to tick begins with “- [ ]”, without a number"),
    "a)": ("a) x\nb) y", "1: “a)” begins no point, so the lines are run together", "2: “b)” begins no"),
    "a) below a colon": ("If:\na) x", "2: “a)” begins no point"),
    "(1)": ("(1) x\n(2) y", "1: “(1)” begins no point", "2: “(2)” begins no point"),
    "ii)": ("i) x\nii) y", "1: “i)” begins no point", "2: “ii)” begins no point"),
    "a.": ("a. x\nb. y", "1: “a.” begins no point", "2: “b.” begins no point"),
    "Word's second bullet": ("o\tx\no\ty", "1: “o” begins no point", "2: “o” begins no point"),
    "ticks": ("✓ x\n✓ y", "1: “✓” begins no point", "2: “✓” begins no point"),
    "dash at the start of a line": ("The needle\n– thin – goes", "2: a dash or a number begins this line"),
    "hours on lines of their own": (
        "Monday 9 to 5\nTuesday 9 to 5",
        "2: this line is printed right behind the one above; begin each with “- ”",
    ),
    "address on lines of its own": ("The Clinic\n12 High Street", "2: this line is printed right behind"),
    "lines of a point": ("- Monday 9 to 5\n  Tuesday 9 to 5", "2: this line is printed right behind"),
    "what a box means, right below it": (
        "- [ ] I am ill.\n    Call us.",
        "2: this line is part of what is ticked; put an empty line before it, and four spaces",
    ),
    "points on one line": ("Call if: - a - b", "1: points on one line; begin each with “- ”"),
    "points on one line of a card": ("> [!DO]\n> Call if: • a • b", "2: points on one line"),
    "bullets on one line": ("• a • b", "1: several points stand on one line"),
    "numbers that do not count on": ("1. a\n3. b", "2: point 3 below point 1 is printed as 2; count on"),
    "numbers that count down": ("2. a\n1. b", "2: point 1 below point 2 is printed as 3"),
    "sentence right below a point": ("- a.\nText.", "2: this line stands right below a point"),
    "card without text": ("> [!WARNING] A\n\nb", "1: nothing stands in [!WARNING] below its title"),
    "card without anything": ("> [!ADVICE] A", "1: nothing stands in [!ADVICE] below its title"),
    "card that an empty line parts from another": (
        "> [!DO] A\n\n> [!DONT]\n> - b",
        "1: nothing stands in [!DO] below its title",
    ),
    "more of a card behind an empty line": ("> [!DO]\n> - a\n\n> b", "4: a quote right below a card"),
    "words right below a card": ("> [!DO]\n> - a\nb", "3: this line stands right below a quote"),
    "point right below a card": ("> [!DO]\n> - a\n- b", "3: this line stands right below a quote"),
    "card without its sign": ("> [URGENT] A\n> - b", "1: “[URGENT] A” begins no card; write its kind"),
    "card with spaces in its sign": ("> [! DO ]\n> - b", "1: “[! DO ]” begins no card"),
    "card in bold": ("> **[DO]**\n> - b", "1: “**[DO]**” begins no card"),
    "conclusion that sticks to the last side": (
        f"{SIDES}> We.",
        "4: this line is printed as what the last side says; put a line “>” before what you suggest",
    ),
    "conclusion below a wrapped side": (f"{SIDES}>   [@boyce2020]\n> We.", "5: this line is printed as what"),
    "difference without a conclusion": (SIDES, "1: a [!DIFFER] without a conclusion; below the sides"),
    "conclusion outside the difference": (f"{SIDES}\nWe.", "1: a [!DIFFER] without a conclusion"),
    "conclusion within the last side": (f"{SIDES}>\n>     We.", "1: a [!DIFFER] without a conclusion"),
    "code by four spaces": ("a\n\n    b", "3: four spaces before a line print it as computer code"),
    "code by a tab": ("\tb", "1: four spaces before a line print it as computer code"),
    "fence": ("```\na\n```", "1: “```” means nothing here and is printed as it is", "3: “```” means"),
    "fence of tildes": ("~~~\na\n~~~", "1: “~~~” means nothing here", "3: “~~~” means nothing here"),
    "link below the text": ("[1]: https://a.example", "1: “[1]: https://a.examp” means nothing here"),
    "note below the text": ("[^1]: a", "1: “[^1]: a” means nothing here"),
    "box of another program": ("::: warning\na\n:::", "1: “::: warning” means", "3: “:::” means nothing"),
    "box of a third program": ("!!! note\na", "1: “!!! note” means nothing here"),
    "list of contents": ("[TOC]", "1: “[TOC]” means nothing here"),
    "line of signs": ("a\n\n~ ~ ~", "3: “~ ~ ~” means nothing here and is printed as it is"),
    "meaning without a term": (": b", "1: a meaning begins with a colon and three spaces, on the line below"),
    "meaning below a point": ("- a\n: b", "2: a meaning begins with a colon and three spaces, on the"),
    "number that Markdown reads no point of": ("Do\n2. b", "2: a dash or a number begins this line"),
    "number of another list": ("- a\n2. b", "2: a dash or a number begins this line"),
    "meaning without a space": ("A\n:b", "2: a meaning begins with a colon and three spaces"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "starts"), [(t, s) for t, *s in SLIPS.values()], ids=SLIPS)
def test_what_cannot_be_told_is_a_slip_with_its_line(text, starts):
    slips = [f"{slip.line}: {slip.message}" for slip in page(text).slips]
    assert [s[: len(start)] for s, start in zip(slips, starts, strict=True)] == starts


starts = st.sampled_from([
    "", "", "- ", "* ", "•\t", "– ", "-\u00a0", "1. ", "2. ", "1) ", "- [ ] ", "- [] ", "  - ", "   - ",
    "    - ", "      - ", "  1. ", "  ", "    ", "\t", "> ", "> - ", ">   - ", ">", "  > ", "> [!DO] ", "## ",
    " ## ", ": ", "---\n", "***\n", "a) ", "[ ] ", "| ", "| 1 | ", "|---|---|\n",
])  # fmt: skip
ends = st.sampled_from(["", "", "", ".", ":", "  ", " | 2 |", "\n", "\n\n"])


@given(st.lists(st.tuples(starts, ends), min_size=1, max_size=8))
def test_text_without_a_slip_shows_each_of_its_words_and_none_of_its_signs(lines):
    text = "\n".join(f"{start}Word{number}{end}" for number, (start, end) in enumerate(lines))
    rendered = page(text)
    if rendered.refusals:
        return
    shown = re.sub(r"(h2|table|p|ul|ol\d*|li|dl|dd|blockquote|section|hr)\b", "", shape(rendered.html))
    assert re.findall(r"Word\d", shown) == re.findall(r"Word\d", text)
    assert "pre[" not in shown
    assert not re.search(r"(?<!\S)(?:[-*•–>]|\d[.)]|\[ ?\]|#+|---|:)(?!\S)", shown)


def test_points_nested_too_deep_are_named_and_rendered():
    text = "\n".join(f"{'  ' * n}- a" for n in range(11))
    assert [slip.line for slip in page(text).slips] == [10, 11]
    assert page(text).html.count("<ul>") == 9


def test_list_of_signs_may_stand_between_words():
    text = "> [!EMERGENCY]\n> Call if:\n> {{ signs.after.emergency }}\n> At once."
    context = CONTEXT.__class__(
        **vars(CONTEXT) | {"signs": {"after.emergency": "- a [@guide]\n- b [@guide]"}}
    )
    rendered = render(ArticleText("A", "B.", "decide", 1, body=text), context)
    assert rendered.refusals == []
    assert "ul[li[a [our advice]] li[b [our advice]]] p[At once.]" in shape(rendered.html)


@pytest.mark.parametrize("sign", ["- ", "* ", "•\t", "– ", "-\u00a0"])
def test_key_point_is_a_point_already(sign):
    assert good(key_points=(f"{sign}Sore [@brady2014].",)).key_points_html == (
        good(key_points=("Sore [@brady2014].",)).key_points_html
    )


def test_slip_of_a_key_point_has_its_field_and_line():
    text = ArticleText("A", "B.", "decide", 1, key_points=("Sore.", "Call if: - a - b"), body="C.")
    (slip,) = render(text, CONTEXT, {"key_points": 7}).slips
    assert (slip.field, slip.line) == ("key_points", 8)


@pytest.mark.parametrize("text", [text for text, _ in MEANT.values()])
def test_each_line_keeps_its_number(text):
    structure = read_structure(text, 5, "body")
    numbers = [number for number, _ in structure.lines]
    assert numbers == sorted(numbers)
    assert {number for number, line in structure.lines if line.strip(" >")} <= {
        number for number, line in enumerate(text.split("\n"), 5) if line.strip()
    }


def test_lines_of_points_that_were_set_right_are_those_of_the_text():
    article = ArticleText(
        "A", "B.", "decide", 1, body="Call if:\n•\ta\n  •\tb\n\n| A | B |\n|---|\n| 1 | 2 |"
    )
    html = render(article, CONTEXT, with_lines=True).html
    assert [(e.tag, e.get("data-line")) for e in tree(html).iter() if e.get("data-line")] == [
        ("p", "1"), ("li", "2"), ("li", "3"),
        ("th", "5"), ("th", "5"), ("th", "7"), ("td", "7"),
    ]  # fmt: skip
