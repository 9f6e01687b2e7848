"""What writers write a little beside Markdown is read as they meant it, and their text stays as it is."""

import pytest

from ..pages import page, text_in, tree


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
