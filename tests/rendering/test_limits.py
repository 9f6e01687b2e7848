"""Texts that mean harm: each is refused with its reason, or comes to an end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.articles.sync.articles import needed_by
from content.rendering import ArticleText, RenderContext, outline, render, render_fragment

from .pages import good, messages, page

PIECES = [
    *"[ ] ( ) * ** _ __ *** ` ``` ![ ]( < > & &amp; \\ {{ }} {{clinic.phone}} [@ [@brady2014] [@x]".split(),
    *"| |-| # ## === --- > >> - 1. : [!DO] [!DIFFER] ~~~ a é . ? ! \" ' <b> <!-- &#x2028;".split(),
    *"(risks.md) [x](#y) ![a](figures/needle.svg)".split(),
    *(
        " ",
        "\t",
        "\r",
        "\n",
        "\n\n",
        "  \n",
        "\n> ",
        "\n- ",
        "\n    ",
        "\n1. ",
        "\n:   ",
        "\n## ",
        "\n> [!DO] ",
    ),
]
"""What Markdown and the guide give a meaning to."""


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[" * 8000, "1: over 2,000 “[” in one text; divide it into pages"),
        ("[\n" * 8000, "1: over 2,000 “[” in one text"),
        ("x\n\n" + "[" * 400, "3: over 250 “[” in one paragraph; this is no text that a page can hold"),
        ("*a " * 500, "1: over 300 “*” in one paragraph"),
        ("`" * 300, "1: over 200 “`” in one paragraph"),
        ("[a](" * 300, "1: over 250 “[” in one paragraph"),
        ("{{ " * 200, "1: over 100 “{{” in one paragraph"),
        ("a" * 2**20, "1: the text is over 60,000 letters; divide it into pages"),
        ("x\n\n" + "word " * 4000, "3: a line of over 12,000 letters; divide it"),
        ("> " * 200 + "x", "1: quotes nested over 4 deep; flatten them"),
        (">" * 200 + "x", "1: quotes nested over 4 deep"),
        (
            "".join("    " * depth + "- x\n" for depth in range(40)),
            "10: lists nested over 8 deep; flatten them",
        ),
        ("- " * 40 + "x", "1: lists nested over 8 deep"),
        ("1. " * 3000 + "x", "1: lists nested over 8 deep"),
        ("- > " * 20 + "x", "1: quotes nested over 4 deep"),
        ("|" + "a|" * 500, "1: a table of over 60 columns"),
        ("---\n" * 5000, "1: over 600 lines without an empty one; divide them"),
        ("a\n===\n" * 5000, "1: over 600 lines without an empty one"),
        ("A\n\nb\x00c", "3: a control character ('\\x00') stands here; delete it"),
        ("A \ud800", "1: a control character"),
        ("A \ue0000\ue001", "1: a control character"),
        ("A \x02klzzwxh:0000\x03", "1: a control character"),
    ],
    ids=lambda value: value[:20],
)
def test_text_that_no_page_can_hold_is_refused_with_its_reason(body, message):
    found = messages(body)
    assert any(problem.startswith(message) for problem in found), found[:3]
    assert page(body).html == ""


@pytest.mark.parametrize("field", ["key_points", "next_steps"])
def test_front_matter_is_as_limited_as_the_body(field):
    (problem,) = page("", **{field: ("[" * 8000,)}).problems
    assert (problem.field, problem.message[:14]) == (field, "over 2,000 “[”")
    (problem,) = page("", **{field: ("[a](risks.md)",) * 31}).problems
    assert (problem.field, problem.message) == (field, "over 30 lines here; keep the best")


def test_a_page_has_no_thousands_of_former_anchors():
    former = tuple(f"a{number}: pain" for number in range(20_000))
    assert messages("## Pain", former_anchors=former) == [
        "1: over 100 former anchors; keep those that most links lead to"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "x [@a].\n\n" * 6000,
        "![a](figures/x.svg)\n\n" * 2500,
        "![a](figures/needle.svg)\n\n" * 2400,
        "[a](b.md)\n\n" * 5000,
        "[a](#b)\n\n" * 5000,
        "## a\n\n" * 9000,
        "# a\n\n" * 9000,
        "".join(f"## a{n}\n\n" for n in range(6000)),
        "".join(f"[a](#b{n})\n\n## b c{n}\n\n" for n in range(2000)),
        "a\n:   b\n\n" * 6000,
        "a\n:   b\n" * 200,
        "> [!DO]\n> - a\n\n" * 3000,
        "> [!NO]\n> - a\n\n" * 3000,
        "> [!DIFFER] T\n> a\n\n" * 3000,
        "- a\n    - b\n        - c\n\n" * 2000,
        "{{ a }}\n\n" * 5000,
        "{{" + " " * 11000,
        "A b. " * 2000,
        "- [ ] a\n" * 500,
        "*a **b " * 60 + "** *" * 60,
        "***a" * 90,
        "\\[" * 140,
        "~~~\n```\n" * 100,
        "".join("`" * n + " " for n in range(1, 19)),
    ],
    ids=lambda value: value[:20],
)  # fmt: skip
def test_long_text_of_small_pieces_comes_to_an_end(body):
    result = page(body[:59_000])
    assert result.html or result.problems


def test_problem_that_stands_everywhere_is_not_told_thousands_of_times():
    assert len(messages("[a](b.md) [@x]\n\n" * 900)) < 100


RUNS = [
    *"[@ [ ![ ]( {{ }} ** * _ __ *** ` `` < > | [! \\ & &# : ( ) ] ![a]( [a](b [@a;".split(),
    *"[a] [^ ~ = # - + ! @".split(),
    *"a 9 é . , ; ' { } ~~~ ``` <a <!-- &amp; http:// a@b.c x.md a- images/ figures/a.".split(),
    *"-.md \\[ *[ [* `[".split(),
    *('[a](b "', "a ", ". ", "{{ clinic.", "- ", "> ", "1. ", "[x]: y\n", "[@a; @b", "[a](a.md) "),
    *("![a](figures/needle.svg) ", "[a][b] "),
    *("|a", " ", "\t", "\n", "\n\n", "x\n", "a\n:   b\n", "> [!DO]\n", "- [ ] ", "*a **", "---\n"),
]
"""Signs that a careless pattern reads again and again, each time to the end."""


def work(run: str, letters: int) -> float:
    """Return how much processor time a text of one run takes."""
    text = (run * letters)[:letters]
    begin = time.process_time()
    page(text, key_points=(text,))
    needed_by([ArticleText("T", "S", "p", 1, body=text)])
    return time.process_time() - begin


@pytest.mark.parametrize("letters", [700, 3_000, 50_000])
@pytest.mark.parametrize("run", RUNS)
def test_text_of_four_times_the_length_takes_no_more_than_some_four_times_the_work(run, letters):
    # Some milliseconds are as long as nothing. A pattern that goes back and forth takes 16 times the work;
    # where something else held a text up, the next attempt shows it.
    attempts = (work(run, 4 * letters) < 10 * max(work(run, letters), 0.004) for _ in range(3))
    assert any(attempts)


def test_citation_that_is_opened_a_hundred_thousand_times_is_refused_once():
    assert messages("[@" * 100_000) == ["1: the text is over 60,000 letters; divide it into pages"]


@pytest.mark.parametrize("sign", ["&#" + "9" * 5000 + ";", "&#x" + "f" * 5000, "&#000000065;"])
def test_sign_whose_number_is_too_long_is_refused_with_its_line(sign):
    assert messages(f"One.\n\n{sign}") == [
        "3: the number of a sign (&#…) is too long here; write the sign itself"
    ]


def test_text_on_which_the_program_fails_is_refused_and_the_log_says_where(caplog):
    wrong = RenderContext(works=None)
    text = ArticleText("A page", "About it.", "decide", 1, body="Sore [@brady2014].")
    for rendered in (render(text, wrong), render_fragment(text.body, wrong)):
        assert rendered.is_refused
        assert [problem.message for problem in rendered.problems] == [
            "the program fails on this text (TypeError); its log says where"
        ]
    assert "Sore [@brady2014]" in caplog.text
    assert "citations.py" in caplog.text
    assert outline(None).is_refused


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_mixture_of_signs_is_rendered_or_refused(body):
    result = page(body, key_points=(body.replace("\n", " "),))
    assert result == page(body, key_points=(body.replace("\n", " "),))
    assert not [sign for sign in result.html if "\ue000" <= sign <= "\uf8ff"]
    assert "<script" not in result.html
    assert all(1 <= problem.line <= len(body.splitlines()) + 1 for problem in result.problems)


@given(st.text(max_size=200))
def test_any_text_is_rendered_or_refused(body):
    result = page(body)
    headings = sum(block.kind == "heading" for block in result.blocks)
    assert result.problems or headings <= len(result.toc)


@given(st.integers(1, 8), st.integers(1, 4))
def test_nesting_that_a_page_may_have_is_rendered(lists, quotes):
    good("\n".join("    " * depth + "- x" for depth in range(lists)))
    good("> " * quotes + "x")
