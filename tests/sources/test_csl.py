"""references.json: what is read, and everything that can be wrong with it, with its line and its mend."""

import json
from typing import Any

import pytest
from django.conf import settings

from content.rendering import FormatError
from content.sources.csl import dump_references, in_order_of, parse_references

GOOD = {"id": "brady2014", "type": "webpage", "title": "T", "custom": {"kind": "trial", "appraisal": "Good."}}


def entry(**fields: Any) -> dict[str, Any]:
    return GOOD | fields


def custom(**fields: Any) -> dict[str, Any]:
    return entry(custom=GOOD["custom"] | fields)


def refusal(source: Any) -> list[tuple[int, str]]:
    """Return the line and the message of each problem of a list that cannot be taken."""
    with pytest.raises(FormatError) as caught:
        parse_references(source if isinstance(source, str) else json.dumps(source))
    return [(problem.line, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n \n"])
def test_references_are_read_in_their_order(before):
    other = entry(id="b", issued={"date-parts": [[2022, 10, 9]]}, author=[{"literal": "A clinic"}], volume=3)
    read = parse_references(before + json.dumps([other, GOOD]))
    assert [(reference.key, reference.csl) for reference in read] == [("b", other), ("brady2014", GOOD)]


def test_empty_list_holds_no_reference():
    assert parse_references("[]") == []


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("", 1, "this is not JSON (Expecting value); mend it here"),
        ("[\n{},\n]", 3, "this is not JSON"),
        ("[\n{\n'id': 1}]", 3, "this is not JSON"),
        ("[] x", 1, "this is not JSON (Extra data)"),
        ('["a\nb"]', 1, "this is not JSON (Invalid control character"),
        ("{}", 1, "this is not a JSON list; put the references between [ and ]"),
        ("null", 1, "this is not a JSON list"),
        ("[" * 100_000, 1, "this is not a list of references ("),
        (f'[{{"volume": {"9" * 5000}}}]', 1, "this is not a list of references ("),
        ("[\n\n5]", 3, "reference 1 has no “id” of small letters, digits and hyphens; give it one"),
        ("[\n[{}]]", 2, "reference 1 has no “id”"),
        ("[\n{}]", 2, "reference 1 has no “id”"),
        ('[\n{"id": 5}]', 2, "reference 1 has no “id”"),
        ('[\n{"id": "A b"}]', 2, "reference 1 has no “id”"),
        ('[\n{"id": "a\\n"}]', 2, "reference 1 has no “id”"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_file_that_is_no_list_of_references_is_refused(source, line, message):
    ((found, text),) = refusal(source)
    assert found == line
    assert text.startswith(message)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (entry(id="guide"), "the key “guide” stands for the guide's own words; choose another"),
        (entry(type="blog"), "“type” is 'blog'; use one of article-journal, book"),
        (entry(type=["book"]), "“type” is ['book']; use one of"),
        (entry(title=" "), "“title” is missing; add it, in [brackets] if you made it up"),
        (entry(title=5), "“title” is missing"),
        (entry(title="A\u0001"), "a text holds a control character; delete it"),
        (entry(title="A\ud800"), "a text holds a control character; delete it"),
        (entry(keyword="x"), "unknown field “keyword”; take it out"),
        (entry(volume=[1]), "“volume” is not a text; write one between quotes"),
        (entry(volume=True), "“volume” is not a text"),
        (entry(volume=float("nan")), "“volume” is not a text"),
        (entry(page=None), "“page” is not a text"),
        (entry(author="Brady"), "“author” is not a list of {family, given} or {literal}; write it so"),
        (entry(author=["Brady"]), "“author” is not a list"),
        (entry(author=[{}]), "“author” is not a list"),
        (entry(author=[{"given": "S"}]), "“author” is not a list"),
        (entry(author=[{"family": " "}]), "“author” is not a list"),
        (entry(author=[{"family": "B", "email": "x"}]), "“author” is not a list"),
        (entry(editor=[{"family": 5}]), "“editor” is not a list"),
        (entry(issued="2022"), '“issued” is no date; write {"date-parts": [[2022, 3, 24]]}'),
        (entry(issued={"raw": "2022"}), "“issued” is no date"),
        (entry(issued={"date-parts": []}), "“issued” is no date"),
        (entry(issued={"date-parts": [[]]}), "“issued” is no date"),
        (entry(issued={"date-parts": [["2022"]]}), "“issued” is no date"),
        (entry(issued={"date-parts": [[True]]}), "“issued” is no date"),
        (entry(issued={"date-parts": [[2022, 13]]}), "“issued” is no date"),
        (entry(issued={"date-parts": [[2022, 2, 30]]}), "“issued” is no date"),
        (entry(issued={"date-parts": [[20222]]}), "“issued” is no date"),
        (entry(issued={"date-parts": [[2022, 1, 1, 1]]}), "“issued” is no date"),
        (entry(accessed={"date-parts": [[2022], [2023]]}), "“accessed” is no date"),
        (entry(URL="a.example"), "“URL” is no web address; write it with https://"),
        (entry(URL="javascript:alert(1)"), "“URL” is no web address"),
        (entry(URL="//a.example"), "“URL” is no web address"),
        (entry(URL="https://a.example/ b"), "“URL” is no web address"),
        (entry(URL="https://a.example\n"), "“URL” is no web address"),
        (
            entry(DOI="https://doi.org/10.1000/a"),
            "“DOI” has not the form 10.1234/abc; write it without https",
        ),
        (entry(DOI=""), "“DOI” has not the form"),
        (entry(DOI="10.1000/a b"), "“DOI” has not the form"),
        (entry(DOI="10.1000/a\n"), "“DOI” has not the form"),
        (entry(custom=None), "“custom” is missing; give it “kind” and “appraisal”"),
        (entry(custom=[]), "“custom” is missing"),
        (custom(kind="guess"), "“custom.kind” is 'guess'; use one of systematic review, trial"),
        (custom(kind=["trial"]), "“custom.kind” is ['trial']"),
        (custom(appraisal=""), "“custom.appraisal” is missing; say in one sentence what the source is worth"),
        (custom(read="maybe"), "“custom.read” is 'maybe'; use one of full text, abstract, no"),
        (custom(read=None), "“custom.read” is None"),
        (custom(note=5), "“custom.note” is not a text"),
        (custom(cited_by="brady2014"), "“custom.cited_by” is not a list of keys; write one"),
        (custom(cited_by=[5]), "“custom.cited_by” is not a list of keys"),
        (custom(cited_by=["nobody"]), "cited_by names “nobody”, which is no reference; correct it"),
        (custom(stars=5), "unknown field “custom.stars”; take it out"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_wrong_field_is_refused_with_its_mend(item, message):
    ((line, text),) = refusal("\n\n" + json.dumps([item]))
    assert line == 3
    assert text.startswith(f"reference {item['id']}: {message}")


def test_key_that_stands_twice_is_refused_on_the_second_line():
    found = refusal("[\n" + ",\n".join(json.dumps(item) for item in (GOOD, entry(id="b"), GOOD)) + "]")
    assert found == [(4, "reference brady2014 stands twice; delete one")]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('"title": "T"', '"title": "T", "title": "U"', "title"),
        ('"kind": "trial"', '"kind": "trial", "kind": "trial"', "kind"),
    ],
)
def test_field_that_stands_twice_is_refused(old, new, name):
    found = refusal("[\n" + json.dumps(GOOD).replace(old, new) + "]")
    assert found == [(2, f"reference brady2014: “{name}” stands twice; delete one")]


def test_all_problems_of_all_references_come_together():
    items = [entry(type="x", title=""), entry(id="b", DOI="x"), {"title": "T"}, custom(kind="x")]
    lines = [line for line, _ in refusal("[\n" + ",\n".join(json.dumps(item) for item in items) + "\n]")]
    assert lines == [2, 2, 3, 4, 5, 5]


def test_references_are_written_as_they_are_kept_in_the_library():
    source = (settings.LIBRARY_DIR / "references.json").read_text()
    assert dump_references([reference.csl for reference in parse_references(source)]) == source


def test_record_can_be_given_the_order_of_another():
    model = {"b": [{"d": 1, "c": 2}], "a": 1}
    assert json.dumps(in_order_of({"a": 3, "e": 5, "b": [{"c": 1, "d": 2}, {"x": 1}]}, model)) == json.dumps(
        {"b": [{"d": 2, "c": 1}, {"x": 1}], "a": 3, "e": 5}
    )
