"""The form of a source: plain fields in, a record out; what is wrong stands at its field, nothing is lost."""

import json

import pytest

from content.articles.sync.export import Export
from content.sources.models import Reference
from tests.articles.factories import change_file, load_folder

from .forms import ADD, LEAST, as_sent, errors_of, met, page_of, sent

ARTICLE = {
    "type": "article-journal",
    "title": "  Adverse events\r\nof dry needling ",
    "authors": "Brady, Susan\r\n\r\nWorld Health Organization",
    "container": "J Man Manip Ther",
    "year": "2014",
    "month": "8",
    "day": "1",
    "volume": "22",
    "issue": "3",
    "pages": "134-140",
    "doi": "https://doi.org/10.1179/2042618613Y.0000000044",
    "pmid": "PMID: 24421624",
    "pmcid": "4117383",
    "url": "www.example.org/needling",
    "accessed": "2024-03-24",
    "cited_by": [],
    "note": "A note.",
    "key": "",
}


def brady():
    return Reference.objects.get(key="brady2014")


def test_plain_fields_make_a_record(editor_client):
    assert sent(editor_client, **ARTICLE | {"key": "brady2014"}).status_code == 302
    assert json.loads(Export.now().files()["references.json"])[0] == {
        "id": "brady2014",
        "type": "article-journal",
        "title": "Adverse events of dry needling",
        "author": [{"family": "Brady", "given": "Susan"}, {"literal": "World Health Organization"}],
        "container-title": "J Man Manip Ther",
        "issued": {"date-parts": [[2014, 8, 1]]},
        "volume": "22",
        "issue": "3",
        "page": "134-140",
        "DOI": "10.1179/2042618613Y.0000000044",
        "PMID": "24421624",
        "PMCID": "PMC4117383",
        "URL": "https://www.example.org/needling",
        "accessed": {"date-parts": [[2024, 3, 24]]},
        "custom": {
            "kind": "textbook",
            "appraisal": "It says what its authors teach.",
            "read": "abstract",
            "note": "A note.",
        },
    }


def test_new_record_is_exported_in_the_usual_order(editor_client):
    sent(editor_client, **ARTICLE | {"key": "brady2014"})
    (record,) = json.loads(Export.now().files()["references.json"])
    assert list(record)[:4] == ["id", "type", "title", "author"]
    assert list(record)[-1] == "custom"
    assert list(record["custom"]) == ["kind", "appraisal", "read", "note"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("type", "", "Choose the type of work."),
        ("title", " ", "Write the title."),
        ("title", "a\x01b", "control character; delete it"),
        ("authors", "Brady, Susan\n, John", "Line 2 begins with a comma"),
        ("editors", ",", "Line 1 begins with a comma"),
        ("year", "soon", "Enter a whole number."),
        ("month", "2", "Write the year too"),
        ("day", "2", "Choose the month too"),
        ("doi", "see the web", "has not the form 10.1234/abc"),
        ("url", "javascript:alert(1)", "is no web address; write it with https://"),
        ("pmid", "PMC12", "Write its digits only."),
        ("pmcid", "about 5", "such as PMC4117383"),
        ("accessed", "last week", "Enter a valid date."),
        ("kind", "guess", "Select a valid choice."),
        ("appraisal", "", "Say in one sentence what the source is worth."),
        ("read", "", "Say how much of it somebody here has read."),
        ("cited_by", ["nobody"], "Select a valid choice."),
        ("note", "\x02", "control character"),
        ("key", "A Book", "small letters, digits and hyphens"),
        ("key", "guide", "stands for the guide's own words"),
        ("pasted", "{}", "This record is not used yet."),
    ],
)
def test_mistake_stands_at_its_field_and_nothing_is_saved(editor_client, field, value, message):
    name = {"month": "year", "day": "month"}.get(field, field)
    answer = sent(editor_client, **{field: value})
    errors = errors_of(answer)
    assert list(errors) == [name]
    assert message in " ".join(errors[name])
    assert not Reference.objects.exists()


def test_day_that_the_month_does_not_have_is_refused(editor_client):
    errors = errors_of(sent(editor_client, year="2014", month="4", day="31"))
    assert errors == {"day": ["April 2014 has no day 31. Correct it."]}


def test_key_is_suggested_and_shown_before_it_is_saved(editor_client, loaded):
    answer = sent(editor_client, key="", authors="Brady, Susan", year="2014")
    assert "This is a suggestion" in errors_of(answer)["key"][0]
    assert 'value="brady2014a"' in answer.text
    assert errors_of(sent(editor_client, key="brady2014")) == {
        "key": ["Another source has the key “brady2014”. “a-book” is free."]
    }


def test_record_that_was_pasted_fills_the_fields_and_saves_nothing(editor_client):
    record = {
        "title": ["Needling <i>now</i>"],
        "type": "journal-article",
        "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
        "issued": {"date-parts": [["2020", 3]]},
        "language": "nl",
        "indexed": {},
        "reference-count": 5,
    }
    answer = editor_client.post(ADD, {"pasted": json.dumps(record), "_fill": "", "volume": "7"})
    assert errors_of(answer) == {}
    assert not Reference.objects.exists()
    form = answer.context["adminform"].form
    shown = {
        name: form[name].value() for name in ("type", "title", "authors", "year", "month", "key", "volume")
    }
    assert shown == {
        "type": "article-journal",
        "title": "Needling now",
        "authors": "van der Berg, Jan",
        "year": "2020",
        "month": "3",
        "key": "van-der-berg2020",
        "volume": "7",
    }
    assert "Left out, because the guide does not use it: reference-count." in answer.text
    assert "van der Berg J. Needling now. 2020;7." in answer.text

    fields = shown | {"kept": form["kept"].value(), "pasted": form["pasted"].value()}
    assert sent(editor_client, **fields).status_code == 302
    saved = Reference.objects.get().csl
    assert (saved["language"], saved["author"]) == ("nl", record["author"])


def test_record_of_a_work_that_is_there_already_is_pointed_out_at_once(editor_client, loaded):
    answer = editor_client.post(ADD, {"pasted": json.dumps(brady().csl), "_fill": ""})
    assert list(errors_of(answer)) == ["doi", "title"]


def test_text_that_is_no_record_stays_in_its_box_with_what_is_wrong(editor_client):
    answer = editor_client.post(ADD, LEAST | {"pasted": "10.1179/x.1", "_fill": ""})
    assert list(errors_of(answer)) == ["pasted"]
    assert "10.1179/x.1</textarea>" in answer.text
    assert "A book</textarea>" in answer.text


@pytest.mark.parametrize("kept", ["{", "[]", '{"title": "x", "author": [{}], "custom": {"kind": []}}', "7"])
def test_record_behind_the_fields_that_was_tampered_with_does_no_harm(editor_client, kept):
    assert sent(editor_client, kept=kept).status_code == 302
    assert Reference.objects.get().csl["title"] == "A book"


def test_check_shows_what_readers_will_see_and_saves_nothing(editor_client):
    answer = editor_client.post(ADD, LEAST | {"authors": "Brady, Susan", "year": "2014", "_check": ""})
    assert errors_of(answer) == {}
    assert "Brady S. A book. 2014." in answer.text
    assert not Reference.objects.exists()


def test_printed_line_shows_as_far_as_the_fields_are_in_order(editor_client):
    answer = sent(editor_client, authors=",", doi="none", year="2014", publisher="Elsevier")
    assert set(errors_of(answer)) == {"authors", "doi"}
    assert "A book. Elsevier; 2014." in answer.text


def test_form_sent_as_it_was_shown_changes_nothing(editor_client, library):
    references, states = Export.now().files()["references.json"], Reference.history.count()
    for reference in Reference.objects.all():
        assert editor_client.post(page_of(reference), as_sent(reference)).status_code == 302
    assert Reference.history.count() == states
    assert Export.now().files()["references.json"] == references


def test_change_leaves_what_the_form_does_not_show(editor_client, loaded):
    reference = brady()
    Reference.objects.filter(pk=reference.pk).update(csl=reference.csl | {"abstract": "Long.", "number": 5})
    assert "Kept as well, though no field shows it: " in editor_client.get(page_of(reference)).text
    editor_client.post(page_of(reference), as_sent(reference, title="Another title", key="other"))
    changed = brady().csl
    assert changed == reference.csl | {"abstract": "Long.", "number": 5, "title": "Another title"}


@pytest.mark.parametrize(
    ("fields", "field", "what"),
    [
        ({"doi": "10.1179/2042618613y.0000000044"}, "doi", "DOI"),
        ({"pmid": "24421624"}, "pmid", "PMID"),
        (
            {"title": "Adverse Events following trigger-point dry needling!", "year": "2014"},
            "title",
            "title and year",
        ),
    ],
)
def test_work_that_another_source_is_already_is_pointed_out(editor_client, loaded, fields, field, what):
    old = brady()
    Reference.objects.filter(pk=old.pk).update(csl=old.csl | {"PMID": "24421624"})
    answer = sent(editor_client, **fields)
    assert list(errors_of(answer)) == [field]
    message = f'<a href="{page_of(old)}" target="_blank" rel="noopener">Brady 2014</a> has the same {what}.'
    assert message in answer.text
    assert '<input type="checkbox" name="another_work"' in answer.text
    assert sent(editor_client, **fields, another_work="on").status_code == 302


def test_change_of_something_else_does_not_ask_about_the_other_work_again(editor_client, loaded):
    twin = brady()
    Reference.objects.create(key="twin", csl=twin.csl | {"id": "twin"})
    assert editor_client.post(page_of(twin), as_sent(twin, volume="23")).status_code == 302


def test_change_over_a_colleagues_newer_one_is_refused_once_and_in_sight_of_it(editor_client, loaded):
    reference = brady()
    mine = as_sent(reference, title="Mine", volume="30")
    editor_client.post(
        page_of(reference), as_sent(reference, title="Theirs", issue="9", cited_by=["biolatto"])
    )
    answer = editor_client.post(page_of(reference), mine)
    assert "You yourself changed this while you were writing" in answer.text
    assert met(answer) == {
        "title": ("Mine", "Theirs", False), "issue": ("3", "9", True), "cited_by": ("", "biolatto", True),
    }  # fmt: skip
    assert (brady().csl["title"], brady().csl["volume"]) == ("Theirs", "22")
    form = answer.context["adminform"].form
    again = {name: form[name].value() for name in mine}
    assert (again["title"], again["volume"]) == ("Mine", "30")
    assert editor_client.post(page_of(reference), again).status_code == 302
    csl = brady().csl
    assert (csl["title"], csl["volume"], csl["issue"]) == ("Mine", "30", "9")
    assert csl["custom"]["cited_by"] == ["biolatto"]


def test_third_change_in_between_is_met_as_well(editor_client, loaded):
    reference = brady()
    mine = as_sent(reference, title="Mine")
    editor_client.post(page_of(reference), as_sent(reference, title="Theirs"))
    seen = editor_client.post(page_of(reference), mine).context["adminform"].form["seen"].value()
    editor_client.post(page_of(reference), as_sent(brady(), volume="40"))
    answer = editor_client.post(page_of(reference), mine | {"seen": seen})
    assert met(answer) == {"volume": ("22", "40", True)}


def test_change_that_a_load_made_meanwhile_is_met_too(editor_client, loaded):
    mine = as_sent(brady(), title="Mine")
    change_file(loaded, "references.json", '"134-140"', '"134-141"')
    assert load_folder(loaded).problems == []
    assert met(editor_client.post(page_of(brady()), mine)) == {"pages": ("134-140", "134-141", True)}


@pytest.mark.parametrize("seen", ["", "{", "[]", "7", '{"title": 7}', '{"title": ["x"]}'])
def test_form_that_was_opened_nobody_knows_when_overwrites_nothing_unseen(editor_client, loaded, seen):
    answer = editor_client.post(page_of(brady()), as_sent(brady(), title="Mine", seen=seen))
    assert met(answer) == {"title": ("Mine", brady().csl["title"], False)}


def test_record_that_was_pasted_leaves_what_a_colleague_pasted_meanwhile(editor_client, loaded):
    def paste(**fields):
        record = json.dumps({"title": brady().csl["title"], **fields})
        answer = editor_client.post(page_of(brady()), as_sent(brady(), pasted=record, _fill=""))
        form = answer.context["adminform"].form
        names = (*as_sent(brady()), "kept", "pasted")
        values = {name: form[name].value() for name in names}
        return {name: "" if value is None else value for name, value in values.items()}

    mine = paste(language="nl")
    theirs = paste(abstract="Long.")
    assert editor_client.post(page_of(brady()), theirs).status_code == 302
    assert editor_client.post(page_of(brady()), mine).status_code == 302
    assert (brady().csl["language"], brady().csl["abstract"]) == ("nl", "Long.")
