"""The signs of danger at the desk: changed by a reviewer, checked, compared, brought back, kept by a load."""

from pathlib import Path

import pytest

from content.articles.models import Article, LibraryFile, LoadConflict
from content.articles.sync.export import write_folder
from tests.articles.factories import change_file, load_folder
from tests.pages import Page

from ..people import client_of, person
from .forms import errors_of, met

pytestmark = pytest.mark.postgres

SIGNS = """# Why it is so.
question: Does it hurt?
alarm: "Pain: call {{ clinic.emergency_number }} now"   # one of two wordings
after:
  emergency:
    signs:
      - "**New pain** [@brady2014]."
      # a comment between two signs
      - You are cold.
    others: You have [another sign](aftercare.md).
    foot: |
      Do not drive.
    more: How to tell.
  urgent:
    signs:
      Skin:
        - It is red [@biolatto].
"""


@pytest.fixture
def signed(loaded) -> Path:
    """The folder of the small library, with signs that a page prints, loaded."""
    (loaded / "signs.yaml").write_text(SIGNS)
    with (loaded / "articles/risks.md").open("a") as file:
        file.write("\n> [!URGENT] [@guide]\n> {{ signs.after.urgent }}\n")
    assert load_folder(loaded).problems == []
    return loaded


@pytest.fixture
def reviewer(signed):
    """The client of a reviewer."""
    return client_of(person("Reviewer"))


def stored() -> LibraryFile:
    return LibraryFile.objects.get(path="signs.yaml")


def page(end: str = "change/") -> str:
    return f"/admin/articles/signsfile/{stored().pk}/{end}"


def fields_of(client, address: str = "", **changes: str) -> dict[str, str]:
    """Return what a browser sends of the form as it was opened, with some fields changed."""
    form = client.get(address or page()).context["adminform"].form
    return {name: form[name].value() or "" for name in form.fields} | changes


def send(client, **changes: str):
    return client.post(page(), fields_of(client, **changes))


def test_reviewer_changes_a_sign_and_readers_see_it(reviewer, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(
            reviewer,
            after_urgent_signs="## Skin\n\n- It is hot: #1 [@biolatto].",
            question="Do you ache?",
            reason="Heat says more.",
        )
    assert answer.status_code == 302
    text = SIGNS.replace("- It is red [@biolatto].", '- "It is hot: #1 [@biolatto]."')
    assert stored().text == text.replace("Does it hurt?", "Do you ache?")
    risks = client.get("/risks/").text
    assert "It is hot: #1" in risks
    assert "Do you ache?" in risks
    latest = stored().history.first()
    assert (latest.history_user.username, latest.history_change_reason) == ("ada", "Heat says more.")


def test_save_without_a_change_changes_nothing(reviewer, django_capture_on_commit_callbacks):
    before = stored().history.count()
    with django_capture_on_commit_callbacks() as callbacks:
        assert send(reviewer, reason="No reason.").status_code == 302
    assert (stored().text, stored().history.count(), callbacks) == (SIGNS, before, [])


def test_list_that_is_new_comes_with_what_stands_below_it(reviewer):
    send(reviewer, before_doctor_signs="- You fell.", before_doctor_foot="Ring\r\n\r\nfirst.")
    assert stored().text == SIGNS + (
        "before:\n  doctor:\n    signs:\n      - You fell.\n    foot: |-\n      Ring\n\n      first.\n"
    )


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("question", "", "This is empty; write a text."),
        ("question", "x" * 2000, "This is over 200 letters; shorten it."),
        ("alarm", "Call {{ clinic.fax }}", "Unknown {{ clinic.fax }}"),
        ("alarm", "a\x01", "A control character stands in the text, perhaps from pasting. Delete it."),
        ("after_urgent_signs", "- It is red [@nobody].", "“It is red [@nobody].”: unknown source @nobody"),
        ("after_urgent_signs", "- <b>x", "“<b>x”: raw HTML “<b>”"),
        (
            "after_urgent_signs",
            "- A.\n- a!",
            "“a!” stands in “After needling, today: signs” already; take one",
        ),
        ("after_urgent_signs", "- a\nb", "Line 2: “b” is neither a sign nor a group; begin a sign with"),
        ("after_urgent_signs", "", "“Risks” prints this list, so it needs a sign."),
        ("after_emergency_signs", "", "A list without signs: write one, or empty what stands below"),
        ("after_emergency_others", "[x](gone.md)", "Link to “gone.md”: there is no such page"),
        ("after_emergency_foot", "x " * 1001, "This is over 2000 letters; shorten it."),
    ],
)
def test_what_no_page_can_print_is_said_at_its_field_and_what_was_typed_stays(reviewer, field, text, message):
    answer = send(reviewer, **{field: text})
    found = errors_of(answer)
    assert list(found) == [field]
    assert found[field][0].startswith(message)
    assert answer.context["adminform"].form[field].value() == text
    assert stored().text == SIGNS


def test_short_list_that_a_page_prints_stays_one(reviewer, signed):
    change_file(signed, "articles/risks.md", "signs.after.urgent", "signs.after.urgent.short")
    load_folder(signed)
    found = errors_of(send(reviewer, after_urgent_signs="- It is red [@biolatto]."))
    assert found["after_urgent_signs"][0].startswith("“Risks” prints the short list: put words of a sign in")


def test_long_sign_is_saved_with_a_remark(reviewer):
    answer = reviewer.post(page(), fields_of(reviewer, after_urgent_signs="- So" + " red" * 14), follow=True)
    assert "has over 14 words" in answer.text
    assert "red red" in stored().text


def test_page_leads_to_where_readers_see_it_and_shows_no_yaml(reviewer):
    text = reviewer.get(page()).text
    assert '<a href="/risks/">Risks</a>' in text
    assert "Why it is so" not in text
    assert "signs:\n" not in text


def test_history_tells_which_sign_changed_and_brings_it_back(reviewer):
    send(reviewer, after_emergency_signs="- **New pain** [@brady2014].\n- You are hot.")
    history = reviewer.get(page("history/"))
    (change,) = history.context["page_obj"][0].history_delta_changes
    assert change == {
        "field": "After needling, emergency: signs",
        "old": "- You are cold.",
        "new": "- You are hot.",
    }
    state = page(f"history/{stored().history.last().pk}/")
    shown = reviewer.get(state)
    assert "Signs of danger, as it was" in shown.text
    assert "signs.yaml" not in shown.text
    answer = reviewer.post(state, fields_of(reviewer, state), follow=True)
    assert "“Signs of danger” was changed" in Page(answer.text).words()
    assert stored().text == SIGNS
    assert stored().history.first().history_change_reason.startswith("Brought back from")


def test_two_people_who_change_different_lists_keep_both(reviewer):
    mine = fields_of(reviewer, after_urgent_signs="- Mine.")
    cora = client_of(person("Reviewer", name="cora"))
    assert send(cora, after_emergency_signs="- **Theirs**.", question="Theirs?").status_code == 302
    answer = reviewer.post(page(), mine)
    assert met(answer) == {
        "question": ("Does it hurt?", "Theirs?", True),
        "after_emergency_signs": ("- **New pain** [@brady2014].\n- You are cold.", "- **Theirs**.", True),
    }
    assert "cora changed this while you were writing" in answer.text
    form = answer.context["adminform"].form
    assert "You had not touched it" in form.errors["after_emergency_signs"][0], "so that its group unfolds"
    assert reviewer.post(page(), {name: form[name].value() or "" for name in form.fields}).status_code == 302
    for words in ("- Mine.", '- "**Theirs**."', "question: Theirs?"):
        assert words in stored().text


@pytest.mark.parametrize("group", ["Writer", "Administrator"])
def test_others_read_the_signs_and_change_none(signed, group):
    client = client_of(person(group))
    text = client.get(page()).text
    assert "You are cold." in text
    assert "After needling, emergency: signs" in text
    assert "<textarea" not in text
    assert client.post(page(), {"question": "x"}).status_code == 403


def test_list_leads_straight_to_the_form(reviewer):
    assert reviewer.get("/admin/articles/signsfile/").url == page()
    other = LibraryFile.objects.create(path="words.yaml", text="help_page: risks\n")
    assert reviewer.get(f"/admin/articles/signsfile/{other.pk}/change/").status_code == 302


def test_site_without_the_file_says_where_it_comes_from(loaded):
    answer = client_of(person("Reviewer")).get("/admin/articles/signsfile/")
    assert "They come with the files of the guide" in answer.text


@pytest.fixture
def unreadable(signed) -> LibraryFile:
    """A list that another edition of the program took in."""
    LibraryFile.objects.filter(path="signs.yaml").update(text=SIGNS.replace("alarm:", "alert:"))
    return stored()


def test_file_that_cannot_be_read_is_shown_as_it_is_and_can_be_mended(unreadable, reviewer):
    fields = fields_of(reviewer)
    assert fields["raw"] == unreadable.text
    found = errors_of(reviewer.post(page(), fields))
    assert any(message.startswith("Line 3: unknown key “alert”") for message in found["raw"])
    mended = fields["raw"].replace("alert:", "alarm:").replace("\n", "\r\n")
    assert reviewer.post(page(), fields | {"raw": mended}).status_code == 302
    assert stored().text == SIGNS
    assert "after_urgent_signs" in fields_of(reviewer)


def test_file_that_was_replaced_while_somebody_mended_it_is_a_conflict(unreadable, reviewer):
    fields = fields_of(reviewer)
    LibraryFile.objects.filter(path="signs.yaml").update(text=SIGNS)
    answer = reviewer.post(page(), fields | {"raw": "question: Mine?\nalarm: Call\n"})
    assert list(met(answer)) == ["raw"]
    assert stored().text == SIGNS


def test_load_keeps_what_was_changed_and_an_export_has_it(signed, reviewer, tmp_path):
    send(reviewer, question="Do you ache?")
    edited = stored().text
    assert load_folder(signed).problems == []
    assert stored().text == edited
    write_folder(tmp_path / "out")
    assert (tmp_path / "out/signs.yaml").read_text() == edited
    load_folder(tmp_path / "out")
    assert stored().text == edited
    assert not LoadConflict.objects.exists()


def test_guides_own_signs_go_through_the_form_as_they_are(library):
    before = stored().text
    client = client_of(person("Reviewer"))
    assert send(client).status_code == 302
    assert stored().text == before
    wording = fields_of(client)["after_normal_signs"].replace(
        "You are tired that day", "You are weary that day"
    )
    assert send(client, after_normal_signs=wording).status_code == 302
    assert stored().text == before.replace("You are tired that day", "You are weary that day")
    assert Article.objects.published().count() > 10
