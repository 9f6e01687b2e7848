"""What writers write a little beside Markdown is read as they meant it, and their text stays as it is."""

from dataclasses import replace

import pytest

from content.rendering import ArticleText, Rendered, render

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
    assert text_in(tree(result.html)) == "It hurts 1 2."


def test_place_in_a_source_before_another_source_stays_a_place():
    cited = page("A [@brady2014, p. 3, @boyce2020, p. 4 and 5].").citations
    assert [(c.key, c.locator) for c in cited] == [("brady2014", "p. 3"), ("boyce2020", "p. 4 and 5")]


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ("[the risks](/risks/)", "the risks", "/risks/"),
        ("[the risks](/risks#serious-harm)", "the risks", "/risks/#serious-harm"),
        ("[the risks](https://guide.example/risks/#serious-harm)", "the risks", "/risks/#serious-harm"),
        ("[the risks](http://GUIDE.example/risks)", "the risks", "/risks/"),
        ("[home](https://guide.example)", "home", "/"),
        ("[one](https://guide.example/sources/brady2014/)", "one", "/sources/brady2014/"),
        ("[a sheet](https://guide.example/h/abc)", "a sheet", "https://guide.example/h/abc"),
    ],
)
def test_address_becomes_a_link(text, words, address):
    for body in (f"See {text}.", f"- x ({text}), y", f"**See {text}:**", f"| A |\n|---|\n| {text} |"):
        assert links(body) == [(words, address)], body
