"""What writers write a little beside Markdown is read as they meant it, and their text stays as it is."""

from dataclasses import replace

import pytest

from content.rendering import ArticleText, Rendered, outline, render
from content.rendering.markup.as_meant import as_meant

from ..pages import CONTEXT, text_in, tree

ON_SITE = replace(CONTEXT, site="https://guide.example")


def page(body: str, **fields: object) -> Rendered:
    values: dict = {"title": "A page", "summary": "About it.", "part": "decide", "order": 1} | fields
    return render(ArticleText(**values, body=body), ON_SITE)


def links(body: str) -> list[tuple[str, str | None]]:
    """Return the words and the address of each link of a text that has no problem."""
    result = page(body)
    assert result.problems == []
    return [(text_in(a), a.get("href")) for a in tree(result.html).iter("a") if a.get("class") != "self"]


def inner(body: str) -> str:
    """Return the HTML of a text of one paragraph that has no problem."""
    result = page(body)
    assert result.problems == []
    return result.html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    "bracket",
    [
        "[@brady2014, @boyce2020]",
        "[@brady2014,@boyce2020]",
        "[@brady2014 @boyce2020]",
        "[@brady2014 and @boyce2020]",
        "[@brady2014 & @boyce2020]",
        "[@brady2014;@boyce2020]",
        "[@brady2014][@boyce2020]",
        "[@brady2014,\N{NO-BREAK SPACE}@boyce2020]",
    ],
)
def test_every_source_of_a_bracket_is_cited_and_its_number_stands_apart(bracket):
    result = page(f"It hurts {bracket}.")
    assert result.problems == []
    assert [cited.key for cited in result.citations] == ["brady2014", "boyce2020"]
    shown = "[1] [2]" if "][" in bracket else "[1, 2]"
    assert text_in(tree(result.html)) == f"It hurts {shown}. Sources 1, 2"


def test_place_in_a_source_before_another_source_stays_a_place():
    cited = page("A [@brady2014, p. 3, @boyce2020, p. 4 and 5].").citations
    assert [(c.key, c.locator) for c in cited] == [("brady2014", "p. 3"), ("boyce2020", "p. 4 and 5")]


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ("[the risks] (risks.md)", "the risks", "/risks/"),
        ("[the risks]  (risks.md#serious-harm)", "the risks", "/risks/#serious-harm"),
        ("[the risks]\N{NO-BREAK SPACE}(/risks/)", "the risks", "/risks/"),
        ("(the risks)[risks.md]", "the risks", "/risks/"),
        ("[the *risks*][risks.md]", "the risks", "/risks/"),
        ("(them)[https://a.example/b]", "them", "https://a.example/b"),
        ("[call] (tel:123)", "call", "tel:123"),
        ("[the risks](/risks/)", "the risks", "/risks/"),
        ("[the risks](/risks#serious-harm)", "the risks", "/risks/#serious-harm"),
        ("[the risks](https://guide.example/risks/#serious-harm)", "the risks", "/risks/#serious-harm"),
        ("[the risks](http://GUIDE.example/risks)", "the risks", "/risks/"),
        ("[home](https://guide.example)", "home", "/"),
        ("[one](https://guide.example/sources/brady2014/)", "one", "/sources/brady2014/"),
        ("[a sheet](https://guide.example/h/abc)", "a sheet", "https://guide.example/h/abc"),
        ("https://guide.example/risks/", "https://guide.example/risks/", "/risks/"),
        ("/risks/", "/risks/", "/risks/"),
        ("/risks/#serious-harm", "/risks/#serious-harm", "/risks/#serious-harm"),
        (
            "https://a.example/b_c_d*e?f=g&h",
            "https://a.example/b_c_d*e?f=g&h",
            "https://a.example/b_c_d*e?f=g&h",
        ),
        ("http://a.example", "http://a.example", "http://a.example"),
        ("www.a.example/b", "www.a.example/b", "https://www.a.example/b"),
        ("Https://a.example/B", "Https://a.example/B", "https://a.example/B"),
        ("Www.a.example", "Www.a.example", "https://www.a.example"),
        ("a.b@c.example", "a.b@c.example", "mailto:a.b@c.example"),
        ("http.x@c.example", "http.x@c.example", "mailto:http.x@c.example"),
        ("https://a.example/(b)", "https://a.example/(b)", "https://a.example/(b)"),
    ],
)
def test_address_becomes_a_link(text, words, address):
    for body in (f"See {text}.", f"- x ({text}), y", f"**See {text}:**", f"| A |\n|---|\n| {text} |"):
        assert links(body) == [(words, address)], body


def test_address_of_a_link_may_stand_on_the_next_line():
    assert links("See [the\nrisks]\n(risks.md).") == [("the risks", "/risks/")]


def test_link_to_the_own_site_counts_as_a_link_within_the_guide_and_to_another_does_not():
    result = page("https://guide.example/risks/ and https://a.example")
    assert [link.slug for link in result.links] == ["risks"]
    assert [a.get("rel") for a in tree(result.html).iter("a")] == [None, "external noopener"]


@pytest.mark.parametrize(
    "text",
    [
        "`https://a.example`",
        "    https://a.example",
        "either/risks/or",
        "/nowhere/",
        "[note] (see below)",
        "(see)[sic]",
        "- [ ] (below)",
        "him@home",
    ],
)
def test_what_is_no_address_stays_text(text):
    assert links(text) == []


def test_bare_address_within_a_link_stays_the_words_of_it():
    assert links("[see https://a.example](https://b.example)") == [
        ("see https://a.example", "https://b.example")
    ]


@pytest.mark.parametrize("text", ["[it] (nope.md)", "(it)[nope.md]", "https://guide.example/risks/#nope"])
def test_problem_of_such_a_link_stands_at_its_line(text):
    (problem,) = page(f"One.\n\nTwo\n{text}").problems
    assert problem.line == 4
    assert problem.message.startswith("link to “")


def test_link_to_an_anchor_of_the_own_page_is_found_below_it():
    assert ("it", "#head") in links("[it] (#head)\n\n## Head\n\nText.")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("** bold **", "<strong>bold</strong>"),
        ("** bold**, x", "<strong>bold</strong>, x"),
        ("x **bold ** y", "x <strong>bold</strong> y"),
        ("**\N{NO-BREAK SPACE}bold\N{NO-BREAK SPACE}**", "<strong>bold</strong>"),
        ("** bold *and* `x` **", "<strong>bold <em>and</em> <code>x</code></strong>"),
        ("**a.** b **c** d ** e **", "<strong>a.</strong> b <strong>c</strong> d <strong>e</strong>"),
        ("10*3*2", "10*3*2"),
        ("10**3**2", "10**3**2"),
        ("1_000_000", "1_000_000"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("`10*3*2`", "<code>10*3*2</code>"),
        ("One\\\ntwo", "One<br>\ntwo"),
        ("The end\\", "The end"),
        ("A sign\\\\", "A sign\\"),
        (r"\~ \@brady2014 \& \= \: \"x\"", '~ @brady2014 &amp; = : "x"'),
        ("so\N{SOFT HYPHEN}re", "sore"),
        ("so&shy;re&#8203;ness", "soreness"),
        ("so\N{ZERO WIDTH SPACE}re\N{WORD JOINER}", "sore"),
        ("so\N{ZERO WIDTH NON-JOINER}re\N{LEFT-TO-RIGHT MARK}", "sore"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", "می\N{ZERO WIDTH NON-JOINER}خواهم"),
        ("👩\N{ZERO WIDTH JOINER}👦", "👩\N{ZERO WIDTH JOINER}👦"),
        ("[the ri\N{SOFT HYPHEN}sks](ris\N{SOFT HYPHEN}ks.md)", '<a href="/risks/">the risks</a>'),
        ("{ clinic.name }", '<span class="clinic">your clinic</span>'),
        ("{clinic.name}", '<span class="clinic">your clinic</span>'),
        ("{{ clinic.name }", '<span class="clinic">your clinic</span>'),
        ("{{\N{NO-BREAK SPACE}clinic.name\N{NO-BREAK SPACE}}}", '<span class="clinic">your clinic</span>'),
        (r"\{{ clinic.name }}", "{{ clinic.name }}"),
        ("{ x } and `{ clinic.name }`", "{ x } and <code>{ clinic.name }</code>"),
    ],
)
def test_sign_is_read_as_it_was_meant(text, html):
    assert inner(text) == html


NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("spaced", "plain"),
    [
        (f"One.\n{NBSP}\nTwo.", "One.\n\nTwo."),
        (f"One.\n\N{NARROW NO-BREAK SPACE}{NBSP}\nTwo.", "One.\n\nTwo."),
        (f"##{NBSP}Head", "## Head"),
        ("## Head\\", "## Head"),
        (f">{NBSP}[!WARNING]{NBSP}Look\n>{NBSP}Here.", "> [!WARNING] Look\n> Here."),
        (f"| A | B |\n|{NBSP}---{NBSP}|{NBSP}---{NBSP}|\n| 1 | 2 |", "| A | B |\n| --- | --- |\n| 1 | 2 |"),
        (f"Term\n:{NBSP}{NBSP}{NBSP}Meaning", "Term\n:   Meaning"),
        (f"- [{NBSP}] I faint", "- [ ] I faint"),
    ],
)
def test_no_break_space_behind_a_mark_is_a_space(spaced, plain):
    assert page(spaced).html == page(plain).html
    assert spaced.count("\n") == as_meant(spaced).count("\n")


def test_no_break_space_between_words_stays():
    assert inner(f"10{NBSP}mg") == "10&nbsp;mg"


def test_sign_of_danger_in_one_brace_is_printed():
    context = replace(ON_SITE, signs={"alarm": "Call now.", "after.urgent": "- Fever."})
    text = ArticleText("A", "A.", "about", 1, body="{ signs.alarm }\n\n{signs.after.urgent}")
    result = render(text, context)
    assert result.problems == []
    assert text_in(tree(result.html)) == "Call now. Fever."


def test_anchors_are_the_same_however_a_heading_is_spaced():
    text = ArticleText("A", "A.", "about", 1, body=f"##{NBSP}What hel\N{SOFT HYPHEN}ps")
    assert "what-helps" in outline(text).anchors


@pytest.mark.parametrize(
    "text", ["** a", "[a] (", "(a)[", "\\\n", "a@", "/risks", "{ clinic.", "://a.", "-\u00a0"]
)
def test_many_such_signs_are_read_in_no_time(text):
    assert page("\n\n".join([text * 100] * 9)).html
