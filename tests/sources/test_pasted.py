"""What is taken of a pasted record, and what is said of one that cannot be."""

import json

import pytest

from content.sources.pasted import UnreadableRecordError, plain_doi, read_pasted

CROSSREF = {
    "indexed": {"date-parts": [[2024, 1, 1]]},
    "reference-count": 31,
    "publisher": "Informa UK",
    "issue": "3",
    "DOI": "10.1179/2042618613Y.0000000044",
    "type": "journal-article",
    "page": "134-140",
    "is-referenced-by-count": 90,
    "title": ["Adverse events of <i>dry</i> needling &amp; more"],
    "subtitle": ["A survey"],
    "author": [
        {"given": "Susan", "family": "Brady", "sequence": "first", "affiliation": []},
        {"name": "A group"},
    ],
    "container-title": ["J Man Manip Ther"],
    "link": [{"URL": "https://x.example/pdf"}],
    "ISSN": ["1066-9817", "2042-6186"],
    "issued": {"date-parts": [["2014", 8]]},
    "published": {"date-parts": [[2013]]},
    "URL": "http://dx.doi.org/10.1179/2042618613y.0000000044",
    "relation": {},
}
ZOTERO = {
    "id": "http://zotero.org/users/1/items/ABC",
    "type": "webpage",
    "title": "Needling",
    "note": "PMID: 24421624\nPMCID: PMC123",
    "author": [{"literal": "A clinic"}],
    "URL": "https://clinic.example/needling",
    "accessed": {"date-parts": [["2024", 3, 24]]},
    "issued": {"literal": "2022-10"},
}


def taken(record: object) -> dict:
    return read_pasted(json.dumps(record)).csl


@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: [r], lambda r: {"status": "ok", "message": r}])
def test_record_of_a_registry_is_taken_without_what_it_adds(wrap):
    pasted = read_pasted("\ufeff " + json.dumps(wrap(CROSSREF)))
    assert pasted.csl == {
        "type": "article-journal",
        "title": "Adverse events of dry needling & more: A survey",
        "author": [{"family": "Brady", "given": "Susan"}, {"literal": "A group"}],
        "container-title": "J Man Manip Ther",
        "issued": {"date-parts": [[2014, 8]]},
        "issue": "3",
        "page": "134-140",
        "publisher": "Informa UK",
        "DOI": "10.1179/2042618613Y.0000000044",
        "ISSN": "1066-9817",
    }
    assert pasted.left_out == ["indexed", "reference-count", "is-referenced-by-count", "link"]


def test_record_of_zotero_is_taken_with_the_numbers_in_its_note():
    record = taken(ZOTERO)
    assert (record["PMID"], record["PMCID"]) == ("24421624", "PMC123")
    assert record["accessed"] == {"date-parts": [[2024, 3, 24]]}
    assert record["issued"] == {"date-parts": [[2022, 10]]}
    assert "id" not in record


def test_entry_of_the_guide_brings_what_it_is_worth():
    custom = {"kind": "trial", "appraisal": "Good.", "read": "no", "stars": 5, "note": 7}
    assert taken({"title": "x", "custom": custom})["custom"] == {
        "kind": "trial",
        "appraisal": "Good.",
        "read": "no",
    }


@pytest.mark.parametrize(
    ("record", "left_out"),
    [
        ({"title": "x", "type": "song"}, ["type"]),
        ({"title": "x", "DOI": "none"}, ["DOI"]),
        ({"title": "x", "URL": "javascript:alert(1)"}, ["URL"]),
        ({"title": "x", "author": 5, "editor": ["y", {}]}, ["author", "editor"]),
        ({"title": "x", "issued": {"date-parts": [[None]]}}, ["issued"]),
        ({"title": "x", "accessed": {"raw": "soon"}}, ["accessed"]),
        ({"title": "x", "abstract": "\ud800"}, ["abstract"]),
        ({"title": "x", "volume": {"a": 1}, "custom": "y"}, ["volume", "custom"]),
    ],
)
def test_value_that_is_not_in_order_is_left_out_and_named(record, left_out):
    pasted = read_pasted(json.dumps(record))
    assert pasted.csl == {"title": "x"}
    assert pasted.left_out == left_out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is nothing here yet"),
        ("10.1179/x.1", "This is a DOI, not its record"),
        ("https://doi.org/10.1179/x.1", "Open https://api.crossref.org/works/10.1179/x.1"),
        ("@article{brady,", "This is BibTeX"),
        ("TY  - JOUR", "This is RIS"),
        ("<html>", "This is XML or HTML"),
        ('{\n"title": "x",\n}', "This cannot be read in line 3"),
        ("[" * 100_000, "This cannot be read"),
        ('{"volume": ' + "9" * 5000 + "}", "This cannot be read"),
        ("{} \x00", "A control character"),
        ("x" * 2_000_000, "far too long"),
        ("[{}, {}]", "This list holds 2 records"),
        ("[]", "This list holds 0 records"),
        ("7", "This is no record of a work"),
        ('{"name": "x"}', "This is no record of a work"),
    ],
    ids=lambda value: value[:20],
)
def test_text_that_is_no_record_is_refused_in_words(text, words):
    with pytest.raises(UnreadableRecordError, match=words):
        read_pasted(text)


@pytest.mark.parametrize(
    "before", ["", "https://doi.org/", "http://dx.doi.org/", "doi:", "DOI: ", " doi.org/"]
)
def test_doi_is_taken_without_its_address(before):
    assert plain_doi(f"{before}10.1179/x.1 ") == "10.1179/x.1"


def test_sign_whose_number_has_thousands_of_digits_is_left_out_of_a_pasted_record():
    record = read_pasted(json.dumps(CROSSREF | {"title": [f"Needles &#{'9' * 5000};in use"]}))
    assert "Needles" in str(record)
    assert "999" not in str(record)
