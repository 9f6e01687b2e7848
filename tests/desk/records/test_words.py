"""The words of the home page at the desk: changed by an administrator, in rows that move, and compared."""

import pytest

from content.articles.models import LibraryFile
from content.articles.sync.export import write_folder
from content.desk.records.words import target_of
from tests.articles.factories import load_folder
from tests.pages import Page

from ..people import client_of, person
from .forms import errors_of, met

pytestmark = pytest.mark.postgres

WORDS = """# What stands on no page.
help_page: aftercare

home:
  title: "All about it"   # of the home page
  questions:
    # the first
    - question: Does it hurt?
      answer: "A little [@biolatto]."
      page: risks#serious-harm
    - question: What is it?
      answer: Needles [@biolatto].
      page: glossary
  short_of_time:
    - aftercare
    - risks
"""
AFTERCARE = "## Emergency\n\nCall [@guide]."


@pytest.fixture
def worded(loaded):
    """The folder of the small library, with words, loaded; its page of help has the heading for that."""
    (loaded / "words.yaml").write_text(WORDS)
    file = loaded / "articles/aftercare.md"
    file.write_text(file.read_text() + f"\n{AFTERCARE}\n")
    assert load_folder(loaded).problems == []
    return loaded


@pytest.fixture
def administrator(worded):
    """The client of an administrator."""
    return client_of(person("Administrator"))


def stored() -> LibraryFile:
    return LibraryFile.objects.get(path="words.yaml")


def page(end: str = "change/") -> str:
    return f"/admin/articles/wordsfile/{stored().pk}/{end}"


def fields_of(client, address: str = "", **changes: str) -> dict[str, str]:
    """Return what a browser sends of the form as it was opened, with some fields changed."""
    form = client.get(address or page()).context["adminform"].form
    return _sent(form) | changes


def _sent(form) -> dict[str, str]:
    return {name: form[name].value() or "" for name in form.fields}


def send(client, **changes: str):
    return client.post(page(), fields_of(client, **changes))


def test_administrator_changes_an_answer_and_nothing_else_of_the_file(administrator):
    assert (
        send(administrator, answer_1="Hardly: “a prick” [@biolatto].", reason="Shorter.").status_code == 302
    )
    assert stored().text == WORDS.replace("A little", "Hardly: “a prick”")
    latest = stored().history.first()
    assert (latest.history_user.username, latest.history_change_reason) == ("ada", "Shorter.")


def test_save_without_a_change_changes_nothing(administrator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        assert send(administrator).status_code == 302
    assert (stored().text, callbacks) == (WORDS, [])


def test_question_is_added_moved_and_taken_out(administrator):
    new = {"question_3": "Is it safe?", "answer_3": "Mostly [@brady2014].", "page_3": "/risks/#serious-harm"}
    assert send(administrator, **new, place_3="1").status_code == 302
    form = fields_of(administrator)
    asked = [form[f"question_{number}"] for number in range(1, 5)]
    assert asked == ["Is it safe?", "Does it hurt?", "What is it?", ""]
    assert (form["page_1"], form["place_1"]) == ("risks#serious-harm", "1")
    send(administrator, question_1="", answer_1="", page_1="")
    assert stored().text == WORDS
    send(administrator, place_1="2")
    form = fields_of(administrator)
    assert [form["question_1"], form["question_2"]] == ["What is it?", "Does it hurt?"]
    assert sorted(stored().text.splitlines()) == sorted(WORDS.splitlines())


def test_pages_are_chosen_by_title_in_their_order(administrator):
    text = administrator.get(page()).text
    assert '<option value="risks" selected>Risks</option>' in text
    assert '<option value="risks#serious-harm">Risks: Serious harm</option>' in text
    send(administrator, time_1="risks", time_2="", time_5="aftercare")
    assert stored().text.endswith("  short_of_time:\n    - risks\n    - aftercare\n")


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": "x" * 2000}, "title", "This is over 80 letters; shorten it."),
        ({"lead": "a\x01"}, "lead", "A control character stands in the text"),
        ({"lead": "- a\n- b"}, "lead", "A list, a heading or a box has no room here; write one paragraph."),
        ({"answer_2": "<b>x"}, "answer_2", "Raw HTML “<b>”"),
        ({"answer_2": "Yes [@nobody]."}, "answer_2", "Unknown source @nobody"),
        ({"answer_2": "Ask {{ clinic.fax }}"}, "answer_2", "Unknown {{ clinic.fax }}"),
        ({"answer_2": "Stop taking it."}, "answer_2", "No source: “Stop taking it.”; cite one, or [@guide]"),
        ({"answer_2": ""}, "answer_2", "The answer is missing; write it, or empty the whole row."),
        ({"page_1": "nowhere"}, "page_1", "There is no page “nowhere”; write the name of one."),
        ({"page_1": "risks#gone"}, "page_1", "“risks” has no heading “#gone”; write one that it has"),
        ({"question_2": "Does it hurt?"}, "question_2", "“Does it hurt?” stands twice; delete one."),
        ({"time_2": "aftercare"}, "time_2", "“aftercare” stands twice; delete one."),
        ({"time_8": "nowhere"}, "time_8", "There is no page “nowhere”"),
        ({"help_page": "risks"}, "help_page", "“risks” has no heading “#emergency”"),
        ({"place_1": "x"}, "place_1", "Enter a whole number."),
        # in the row in which it was typed, wherever it is to stand
        ({"place_2": "1", "answer_2": "Yes [@nobody]."}, "answer_2", "Unknown source @nobody"),
    ],
)
def test_what_no_page_can_print_is_said_at_its_field_and_what_was_typed_stays(
    administrator, changes, field, message
):
    answer = send(administrator, **changes)
    found = errors_of(answer)
    assert list(found) == [field]
    assert found[field][0].startswith(message)
    form = answer.context["adminform"].form
    assert {name: form[name].value() for name in changes} == changes
    assert stored().text == WORDS


def test_page_that_is_gone_is_named_and_can_be_replaced(administrator):
    LibraryFile.objects.filter(path="words.yaml").update(text=WORDS.replace("- risks", "- needles"))
    answer = send(administrator)
    assert errors_of(answer)["time_2"] == ["There is no page “needles”; write the name of one."]
    assert "needles (there is no such page)" in answer.text
    assert send(administrator, time_2="risks").status_code == 302
    assert stored().text == WORDS


def test_two_people_who_change_different_questions_keep_both(administrator):
    mine = fields_of(administrator, answer_1="Mine [@biolatto].")
    cora = client_of(person("Administrator", name="cora"))
    new = {"question_3": "Is it safe?", "answer_3": "Mostly [@brady2014].", "page_3": "risks", "time_2": ""}
    assert send(cora, **new).status_code == 302
    answer = administrator.post(page(), mine)
    conflict = met(answer)
    assert list(conflict) == ["questions", "short_of_time"]
    assert "Questions of the home page" in answer.text
    assert conflict["short_of_time"] == ("After your session\nRisks", "After your session", True)
    sent = _sent(answer.context["adminform"].form)
    assert (sent["answer_1"], sent["question_3"], sent["time_2"]) == ("Mine [@biolatto].", "Is it safe?", "")
    assert administrator.post(page(), sent).status_code == 302
    assert "Mine [@biolatto]." in stored().text
    assert "Is it safe?" in stored().text


def test_two_people_who_change_one_question_see_both_texts(administrator):
    mine = fields_of(administrator, answer_1="Mine [@biolatto].")
    assert (
        send(client_of(person("Administrator", name="cora")), answer_1="Theirs [@biolatto].").status_code
        == 302
    )
    answer = administrator.post(page(), mine)
    ((name, (_, theirs, is_theirs)),) = met(answer).items()
    assert (name, is_theirs) == ("questions", False)
    assert "Theirs [@biolatto]." in theirs
    assert answer.context["adminform"].form["answer_1"].value() == "Mine [@biolatto]."


def test_history_tells_what_changed_and_brings_it_back(administrator):
    send(administrator, answer_2="A thin needle [@biolatto].", title="")
    history = administrator.get(page("history/"))
    changes = {c["field"]: (c["old"], c["new"]) for c in history.context["page_obj"][0].history_delta_changes}
    assert changes["The title of the home page"] == ("All about it", "")
    assert "Answer: A thin needle" in changes["Questions of the home page"][1]
    assert "Does it hurt?" not in changes["Questions of the home page"][1]
    state = page(f"history/{stored().history.last().pk}/")
    assert administrator.post(state, fields_of(administrator, state)).status_code == 302
    assert stored().text == WORDS


@pytest.mark.parametrize("group", ["Writer", "Reviewer"])
def test_others_read_the_words_and_change_none(worded, group):
    client = client_of(person(group))
    words = Page(client.get(page()).text).words()
    assert "Does it hurt?" in words
    assert "Questions of the home page" in words
    assert client.post(page(), {"title": "x"}).status_code == 403


def test_site_without_the_file_says_where_it_comes_from(loaded):
    answer = client_of(person("Administrator")).get("/admin/articles/wordsfile/")
    assert "They come with the files of the guide" in answer.text
    assert "bring files in" in answer.text


def test_first_page_of_the_desk_leads_to_both_lists(worded):
    links = Page(client_of(person("Writer")).get("/admin/").text).links
    assert {"/admin/articles/signsfile/", "/admin/articles/wordsfile/"} <= set(links)


def test_load_keeps_what_was_changed_and_an_export_has_it(worded, administrator, tmp_path):
    send(administrator, title="Other")
    edited = stored().text
    assert load_folder(worded).problems == []
    assert stored().text == edited
    write_folder(tmp_path / "out")
    assert (tmp_path / "out/words.yaml").read_text() == edited
    load_folder(tmp_path / "out")
    assert stored().text == edited


def test_guides_own_words_go_through_the_form_as_they_are(library):
    before = stored().text
    client = client_of(person("Administrator"))
    assert send(client).status_code == 302
    assert stored().text == before
    assert send(client, question_2="I fear needles").status_code == 302
    assert stored().text == before.replace("Needles frighten me", "I fear needles")


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("risks#a", "risks#a"),
        ("/risks/#a", "risks#a"),
        ("https://clinic.example/risks/?q=1#a", "risks#a"),
        ("https://clinic.example/risks/", "risks"),
        ("", ""),
    ],
)
def test_address_that_was_pasted_is_a_page(typed, target):
    assert target_of(typed) == target


def test_preview_shows_the_home_page_and_saves_nothing(administrator):
    before = stored().text
    answer = send(administrator, answer_1="Very much [@brady2014].", _preview="1")
    found = Page(answer.text)
    assert "The home page" in found.words()
    assert "Very much" in found.words()
    assert "Above every page" not in found.words()
    assert stored().text == before
