"""Signs that Markdown would drop, flatten or print: each with its line and its mend, and no other."""

import pytest
from django.conf import settings

from content.rendering import parse_article
from content.rendering.markup.as_meant import as_meant
from content.rendering.markup.slips_inline import check_inline, check_plain
from content.rendering.problems import Lines, Problem

from ..pages import CONTEXT


def slips(text: str) -> list[Problem]:
    return check_inline(Lines(as_meant(text)), "body", CONTEXT)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Sources
        ("[a2014]", "“[a2014]” is printed as it stands; write [@a2014]"),
        ("[Brady2014]", "write [@brady2014]"),
        ("[motionrx]", "write [@motionrx]"),
        ("[guide]", "write [@guide]"),
        ("[brady2014; boyce2020]", "write [@brady2014; @boyce2020]"),
        ("[@brady2014, boyce2020]", "“boyce2020” is no place in a source; write [@brady2014; @boyce2020]"),
        ("@Brady2014", "“@Brady2014” is printed as it stands; write [@brady2014]"),
        ("(@brady2014, p. 3)", "write [@brady2014]"),
        ("[see @brady2014]", "write [@brady2014]"),
        ("[ @brady2014 ]", "write [@brady2014]"),
        ("[-@brady2014]", "write [@brady2014]"),
        ("[@brady2014](risks.md)", "makes no link of a citation; put the link before it"),
        ("[1]", "“[1]” leads to no source; write the key"),
        ("[2, 3]", "leads to no source"),
        ("[^1]", "“[^1]” is no footnote here"),
        ("^[A note.]", "is no footnote here"),
        # Links
        ("[the risks](risks.md", "“](risks.md” is printed as it stands; close the link: [words](page.md)"),
        ("[the risks](", "close the link"),
        ("[the risks][risks]", "write the address into the link: [words](page.md)"),
        ("[the risks][]", "write the address into the link"),
        ("[[risks]]", "“[[risks]]” is printed as it stands; write a link as [words](page.md)"),
        ("![[needle.svg]]", "write a link as [words](page.md)"),
        ('[the risks](risks.md "A title")', '“risks.md "A title"”: no reader sees the words in quotes'),
        ("[the risks](risks.md “A title”)", "no reader sees the words in quotes"),
        ("risks.md", "“risks.md” is the name of a file; write a link with words: [the risks](risks.md)"),
        ("the risks (risks.md#serious-harm)", "“risks.md#serious-harm” is the name of a file"),
        # Bold and italic type
        ("**open", "the ** has no partner within these words; write it on both sides of them"),
        ("open**", "the ** has no partner"),
        ("*open", r"or \* for the sign itself"),
        ("_open", r"or \_ for the sign itself"),
        ("__open", "the __ has no partner"),
        ("5* and 6*", "”: the * has no partner"),
        ("** open", "the ** has no partner"),
        ("***open**", "the *** has no partner"),
        ("****bold****", "the **** has no partner"),
        ("**a *b** c*", "the ** has no partner"),
        # Signs of other dialects
        ("~~gone~~", "“~~gone~~” is printed with its signs; write plain words, or **bold** ones"),
        ("==look==", "“==look==” is printed with its signs"),
        ("++new++", "is printed with its signs"),
        ("H~2~O", "“~2~” is printed with its signs"),
        ("10^3^", "“^3^” is printed with its signs"),
        ("{#anchor}", "“{#anchor}” is printed as it stands; take it out"),
        ("{: .wide}", "take it out"),
        ("{% include x %}", "take it out"),
        ("%%a comment%%", "is printed, though it looks like a comment"),
        (":warning:", "“:warning:” is printed as it stands; write a word"),
        ("C:\\temp", "“\\t” is printed with its backslash; take it out"),
        ("it`s", "begins with a backtick that nothing closes"),
        # The clinic
        ("{ clinic.fax }", "write a name that exists in two braces: {{ clinic.phone }}"),
        ("clinic.phone", "“clinic.phone” is printed as it stands"),
        ("signs.after.urgent", "is printed as it stands"),
        (
            "Call {{ clinic.phone }} [@brady2014].",
            "“{{ clinic.phone }}” stands in a sentence that cites",
        ),
        ("Ask { clinic.name } [@guide; @brady2014].", "with [@guide]"),
        ("Pain. Call {{ clinic.phone }} at once [@brady2014]. Rest.", "of its own, with [@guide]"),
    ],
)
@pytest.mark.parametrize(
    "place", ["{}", "Words {} and more.", "- A point\n- {}", "> {}", "## {}", "Term\n:   {}"]
)
def test_slip_is_told_once_with_its_line_and_its_mend(text, message, place):
    (problem,) = {found.message: found for found in slips(f"One.\n\nTwo.\n\n{place.format(text)}")}.values()
    assert message in problem.message
    assert (problem.line, problem.field) == (5 + place.count("\n"), "body")


@pytest.mark.parametrize(
    ("text", "message", "lines"),
    [
        ("*[NHS]: National Health Service", "explains no abbreviation here", [1]),
        ("[**a](risks.md)**", "the ** has no partner", [1, 1]),
        ("| **a | b** |", "the ** has no partner", [1, 1]),
        ("**a\n- b**", "the ** has no partner", [1, 2]),
        ("**a\n\nb**", "the ** has no partner", [1, 3]),
        ("## **a\nb**", "the ** has no partner", [1, 2]),
        ("a\nb **c", "the ** has no partner", [2]),
        ("a\nb [c](d", "close the link", [2]),
        (
            "a\nb [@brady2014].\nCall\n{{ clinic.phone }} [@brady2014].",
            "stands in a sentence that cites",
            [4],
        ),
    ],
)
def test_slip_that_spans_lines_is_told_where_it_stands(text, message, lines):
    found = slips(text)
    assert [problem.line for problem in found] == lines
    assert all(message in problem.message for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        "It hurts [@brady2014]. See [the risks](risks.md#serious-harm) [@brady2014; @boyce2020, p. 3 and 4].",
        "[the risks] (risks.md), (the risks)[risks.md], [@brady2014, @boyce2020]",
        "** bold **, ** bold *and* so **, { clinic.phone }",
        "**Bold**, *italic*, ***both***, ***b** i*, **b *i***, __bold__ and _italic_; snake_case_here",
        "**bold\nover** two lines, [**bold** words](risks.md), **[bold link](risks.md)**",
        "10*3*2, 2 * 3, 2 ** 3, 10**3, a * b",
        "`**open` and `[a2014]` and ``[x](`` and \\*5 and \\[1] and C:\\\\temp",
        "https://a.example/b_c*d?e=[f] and a_b@c.example; it is 12:30:45, 10~20, a == b, x ^ y",
        "Name: ______ and (see) [sic] [our note], 3 [mg], @physio, him@home, [2](risks.md)",
        '![What it shows](figures/needle.svg "A caption (of two\nlines) [@brady2014].")',
        "- [ ] I faint.\n- [x] I do not.\n- [X] Nor I\n- [__] Or so",
        "| A | B |\n|---|:--|\n| **a** | [b](risks.md) |",
        "> [!WARNING] Look [@guide]\n> - **Who:** what",
        "Term\n:   Meaning",
        "[1]: a line that is told by what begins it\n\n[^1]: and so is this",
        "Call {{ clinic.phone }} [@guide]. It hurts [@brady2014].",
        "Call {{ clinic.phone }}. It hurts [@brady2014].",
        "{{ signs.after.urgent }}",
        "It hurts {{ signs.alarm }} [@brady2014].",
        "The end\\",
    ],
)
def test_good_text_has_no_slip(text):
    assert slips(text) == []


@pytest.mark.guide
def test_guide_has_no_slip():
    found = []
    for file in (settings.LIBRARY_DIR / "articles").glob("*.md"):
        text = parse_article(file.read_text()).text
        for words in (text.body, *text.key_points, *text.next_steps):
            found += [(file.name, slip) for slip in slips(words)]
        for words in (text.title, text.summary):
            found += [(file.name, slip) for slip in check_plain(words, 1, "front matter")]
    assert found == []


def test_key_is_known_by_its_year_where_no_sources_are():
    (problem,) = check_inline(Lines("[smith1999b] [motionrx]"), "body")
    assert problem.message == "“[smith1999b]” is printed as it stands; write [@smith1999b]"


def test_line_counts_from_the_first_of_the_field():
    (problem,) = check_inline(Lines("a\n**b", 10), "key_points")
    assert (problem.line, problem.field) == (11, "key_points")


def test_slip_that_stands_everywhere_is_told_twenty_times():
    assert len(slips("[[a]]\n\n" * 30)) == 20


@pytest.mark.parametrize(
    "words", ["[@brady2014]", "[a](b.md)", "**Yes**", "_so_", "`x`", "{{ clinic.name }}", "a &amp; b", r"\*"]
)
def test_mark_in_a_field_of_plain_words_is_a_slip(words):
    (problem,) = check_plain(f"What is {words}", 3, "title")
    assert (problem.line, problem.field) == (3, "title")
    assert problem.message.endswith("is printed as it stands here; write plain words")


@pytest.mark.parametrize(
    "words", ["Risks #1 & 2 (new)", "Is it safe?", "5 * 3 = 15", "Don’t [sic] a_b", "R&D; more"]
)
def test_plain_words_are_none(words):
    assert check_plain(words, 1, "title") == []


@pytest.mark.parametrize(
    "text",
    ["~~a ", "[[", "](", "[a](", "**a ", "%%", "a-", "\\a", "[@a", "{{ clinic.phone ", ":a", "@a", "^["],
)
def test_many_signs_give_a_handful_of_messages(text):
    assert len(slips((text * 2000)[:12_000])) <= 20
