"""Making handouts at the staff's desk: the form, two who change one, withdrawing, going back."""

import json
import re
from threading import Thread
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client

from content.handouts.edit import change_handout, find_chosen, withdraw_handout
from content.handouts.models import Handout
from tests.articles.factories import edit
from tests.desk.people import client_of, person
from tests.pages import Page

from .conftest import make

NEW = "/staff/new/"


def test_a_handout_is_made_by_buttons_alone(loaded, staff):
    answer = staff.post(NEW, {"title": "My pages", "note": "", "do": "add:risks#serious-harm"})
    assert items_of(answer) == ["risks#serious-harm"]
    form = {"title": "My pages", "note": "Bring this.", "item": items_of(answer)}
    answer = staff.post(NEW, {**form, "do": "add:aftercare"})
    form["item"] = items_of(answer)
    answer = staff.post(NEW, {**form, "do": "up:1"})
    assert items_of(answer) == ["aftercare", "risks#serious-harm"]
    assert 'value="My pages"' in answer.text
    answer = staff.post(NEW, {**form, "item": items_of(answer), "do": "save"})
    made = Handout.objects.get()
    assert answer["Location"] == f"/staff/{made.code}/"
    assert (made.title, made.note, made.made_by.username) == ("My pages", "Bring this.", "sam")
    assert [item.mark for item in made.items.all()] == ["aftercare", "risks#serious-harm"]


def items_of(answer, status=200) -> list[str]:
    assert answer.status_code == status
    return re.findall(r'name="item" value="([^"]*)"', answer.text)


def seen_on(answer) -> str:
    """What a form carries along of the handout as it was when the form was opened."""
    return answer.context["form"]["seen"].value()


@pytest.mark.parametrize(
    ("button", "after"),
    [
        ("down:0", ["risks", "aftercare"]),
        ("up:0", ["aftercare", "risks"]),
        ("out:0", ["risks"]),
        ("out:7", ["aftercare", "risks"]),
        ("out:-1", ["aftercare", "risks"]),
        ("fly:0", ["aftercare", "risks"]),
        ("add:nowhere", ["aftercare", "risks"]),
        ("add:risks", ["aftercare", "risks"]),
        ("", ["aftercare", "risks"]),
        ("\0", ["aftercare", "risks"]),
    ],
)
def test_buttons_do_what_they_say_and_nothing_else(loaded, staff, button, after):
    answer = staff.post(NEW, {"title": "", "item": ["aftercare", "risks"], "do": button})
    assert items_of(answer) == after


def test_pages_are_found_by_search(loaded, staff):
    answer = staff.post(NEW, {"title": "", "q": "bruise", "do": "search"})
    assert 'value="add:glossary"' in answer.text or 'value="add:aftercare' in answer.text
    nothing = staff.post(NEW, {"title": "", "q": "xyzzy", "do": "search"})
    assert "Nothing in the guide answers that" in nothing.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": "", "item": ["risks"]}, "Give it a title"),
        ({"title": "ع" * 300, "item": ["risks"]}, "The title has 300 letters; keep to 120."),
        ({"title": "T", "item": []}, "Add at least one page"),
        ({"title": "T", "item": ["nowhere"]}, "readers cannot see it: nowhere"),
        ({"title": "T", "note": "n" * 501, "item": ["risks"]}, "The note has 501 letters; keep to 500."),
        ({"title": "T\x07", "item": ["risks"]}, "control character"),
        ({"title": "T\0", "item": ["risks"]}, "control character"),
        ({"title": "T", "item": ["risks", "gone"]}, "readers cannot see it: gone"),
        ({"title": "T", "item": ["risks", "\0"]}, "readers cannot see it"),
        ({"title": "T", "item": ["risks", "risks#" + "x" * 999]}, "readers cannot see it"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(loaded, staff, fields, words):
    answer = staff.post(NEW, {"note": "", **fields, "do": "save"})
    assert answer.status_code == 200
    assert words in answer.text
    assert not Handout.objects.exists()
    assert items_of(answer) == [item for item in fields["item"] if item == "risks"]


def test_more_pages_than_anybody_reads_are_refused(library):
    from content.articles.models import Article
    from content.rendering.blocks import section_anchors

    pages = Article.objects.published()
    marks = [f"{page.slug}#{name}" for page in pages for name in section_anchors(page.live.blocks)][:60]
    staff = client_of(person("Staff"))
    answer = staff.post(NEW, {"title": "All", "note": "", "item": marks, "do": "save"})
    assert "60 pages are more than anybody reads; keep to 40" in answer.text
    assert items_of(answer) == marks


def test_it_is_seen_as_the_patient_will_before_it_is_saved(loaded, staff):
    answer = staff.post(NEW, {"title": "Soon", "note": "", "item": ["risks"], "do": "look"})
    assert "It is not saved yet" in answer.text
    assert "It is rare" in answer.text
    assert not Handout.objects.exists()


def test_of_two_who_change_one_handout_the_later_is_told_and_loses_nothing(handout, staff):
    path = f"/staff/{handout.code}/change/"
    seen = seen_on(staff.get(path))
    change_handout(handout, "Hers", "Her note", find_chosen(["glossary"])[0], by=None)
    form = {"title": "His", "note": "His note", "item": ["risks"], "do": "save", "seen": seen}
    refused = staff.post(path, form)
    assert refused.status_code == 409
    for words in (
        "Somebody else changed this while you were writing",
        "Hers",
        "Her note",
        "Glossary",
        "His",
        "His note",
    ):
        assert words in refused.text
    handout.refresh_from_db()
    assert handout.title == "Hers"
    assert items_of(refused, 409) == ["risks"]
    assert staff.post(path, {**form, "seen": seen_on(refused)}).status_code == 302
    handout.refresh_from_db()
    assert handout.title == "His"


def test_of_two_who_change_different_things_both_are_kept(handout, staff):
    path = f"/staff/{handout.code}/change/"
    seen = seen_on(staff.get(path))
    more = find_chosen(["aftercare", "risks#serious-harm", "glossary"])[0]
    change_handout(handout, "Hers", "", more, by=person("Staff", name="ada"))
    form = {"title": handout.title, "note": "His note", "do": "save", "seen": seen}
    refused = staff.post(path, {**form, "item": ["risks", "risks#serious-harm"]})
    assert items_of(refused, 409) == ["risks", "risks#serious-harm", "glossary"]
    assert "You had not touched it" in refused.text
    assert "Both changes stand in the form" in refused.text
    fields = refused.context["form"]
    again = {name: fields[name].value() for name in ("title", "note", "seen")}
    assert staff.post(path, {**again, "item": fields.marks, "do": "save"}).status_code == 302
    handout.refresh_from_db()
    assert (handout.title, handout.note, len(handout.marks)) == ("Hers", "His note", 3)


@pytest.mark.parametrize("field", ["seen", "theirs"])
def test_form_that_says_it_began_with_thousands_of_pages_costs_few_queries(
    handout, staff, django_assert_max_num_queries, field
):
    began = json.dumps({"item": [f"gone-{number}" for number in range(4000)]})
    form = {"title": "Mine", "item": ["aftercare"], "seen": began, field: began}
    button = "save" if field == "seen" else "up:0"
    with django_assert_max_num_queries(60):
        answer = staff.post(f"/staff/{handout.code}/change/", {**form, "do": button})
    assert "gone-1" in answer.text
    assert "gone-200" not in answer.context["form"].conflict.fields[-1].changes[0].text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway")
def test_two_saves_at_once_meet_as_a_conflict(handout, staff):
    path, answers = f"/staff/{handout.code}/change/", []
    form = {"note": "", "item": ["risks"], "do": "save", "seen": seen_on(staff.get(path))}
    clients = [staff, client_of(person("Staff", name="ada"))]

    def save(client, title):
        answers.append(client.post(path, form | {"title": title}).status_code)
        connection.close()

    threads = [Thread(target=save, args=(client, f"Title {n}")) for n, client in enumerate(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 409]


def test_of_two_the_one_who_saves_after_the_other_withdrew_loses_nothing(handout, staff):
    path = f"/staff/{handout.code}/change/"
    seen = seen_on(staff.get(path))
    withdraw_handout(handout, person("Staff", name="ada"), None)
    form = {"title": "His", "note": "His note", "item": ["risks"], "seen": seen}
    refused = staff.post(path, {**form, "do": "save"})
    assert refused.status_code == 409
    for words in ("ada changed this while you were writing", "They have withdrawn it", "His note"):
        assert words in refused.text
    form["seen"] = seen_on(refused)
    moved = staff.post(path, {**form, "theirs": seen, "do": "add:glossary"})
    assert "They have withdrawn it" in moved.text  # until it is saved
    wrong = staff.post(path, {**form, "title": "", "theirs": seen, "do": "save"})
    assert "They have withdrawn it" in wrong.text
    assert staff.post(path, {**form, "theirs": seen, "do": "save"}).status_code == 302
    handout.refresh_from_db()
    assert (handout.title, handout.withdrawn_at is None) == ("His", False)


def test_form_that_does_not_say_what_it_began_with_blames_nobody(handout, staff):
    withdraw_handout(handout, person("Staff", name="ada"), None)
    form = {"title": handout.title, "note": "", "item": ["aftercare", "risks#serious-harm"], "do": "save"}
    answer = staff.post(f"/staff/{handout.code}/change/", form)
    assert answer.status_code == 409
    assert "This form does not say what it began with" in answer.text
    assert "It is withdrawn; what you save now shows" in answer.text
    assert "while you were writing" not in answer.text
    assert "They have" not in answer.text


def test_form_that_does_not_say_what_it_began_with_says_so_until_it_is_saved(handout, staff):
    path = f"/staff/{handout.code}/change/"
    form = {"title": "His", "note": "", "item": ["risks"]}
    answer = staff.post(path, {**form, "do": "save"})
    for button in ("add:glossary", "add:aftercare"):
        carried = {"seen": seen_on(answer), "theirs": answer.context["began_with"]}
        answer = staff.post(path, {**form, **carried, "do": button})
        assert "This form does not say what it began with" in answer.text


def test_saving_twice_makes_one_handout(loaded, staff):
    form = {"title": "Once", "note": "A\r\nB", "item": ["risks"], "do": "save"}
    first, second = (staff.post(NEW, form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Handout.objects.get().note == "A\nB"
    assert staff.post(NEW, {**form, "item": ["aftercare"]})["Location"] != first["Location"]
    page = f"{first['Location']}change/"
    change = {**form, "title": "Twice", "seen": seen_on(staff.get(page))}
    assert [staff.post(page, change).status_code for _ in range(2)] == [302, 302]


def test_an_end_of_line_counts_as_one_letter(loaded, staff):
    form = {"title": "T", "note": "\r\n".join(["x"] * 250), "item": ["risks"], "do": "save"}
    assert staff.post(NEW, form).status_code == 302


@pytest.mark.parametrize("title", ["\u200b\u2060", "\u3164", "\u2800 \u2800"])
def test_a_title_that_nobody_sees_is_refused(loaded, staff, title):
    answer = staff.post("/staff/new/", {"title": title, "item": ["risks"], "do": "save"})
    assert "Nothing of this title can be seen" in answer.text
    assert not Handout.objects.exists()


def test_a_section_beside_what_it_is_part_of_is_told(loaded, staff):
    told = "Patients get this twice"
    sections = {"title": "T", "item": ["risks#serious-harm", "aftercare"], "do": "search"}
    assert told not in staff.post("/staff/new/", sections).text
    both = sections | {"item": ["risks", "risks#serious-harm", "aftercare"]}
    assert staff.post("/staff/new/", both).text.count(told) == 1
    edit("risks", body="## Serious harm\n\nRare [@guide].\n\n### The lung\n\nRare [@guide].")
    nested = sections | {"item": ["risks#serious-harm", "risks#the-lung"]}
    assert staff.post("/staff/new/", nested).text.count(told) == 1


def test_a_title_is_one_line(loaded, staff):
    staff.post(NEW, {"title": "a\nBcc: x", "note": "", "item": ["risks"], "do": "save"})
    assert Handout.objects.get().title == "a Bcc: x"


def test_a_form_from_before_signing_in_says_so(handout):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("Staff"))
    answer = strict.post(NEW, {"title": "T", "item": ["risks"], "do": "save"})
    assert answer.status_code == 403
    assert "This page was too old to send" in answer.text


def test_any_change_can_be_taken_back(handout, staff):
    change_handout(handout, "Now", "Mind.", find_chosen(["aftercare"])[0], by=None)
    back = f"/staff/{handout.code}/change/?was={handout.history.last().pk}"
    assert back in Page(staff.get(f"/staff/{handout.code}/").text).links
    form = staff.get(back)
    assert "This is how it was once" in form.text
    assert items_of(form) == ["aftercare", "risks#serious-harm"]
    fields = {
        "title": "After your visit",
        "note": "",
        "item": items_of(form),
        "seen": seen_on(form),
        "do": "save",
    }
    assert staff.post(back, fields).status_code == 302
    handout.refresh_from_db()
    assert (handout.title, handout.note, handout.edition) == ("After your visit", "", 3)
    assert [item.mark for item in handout.items.all()] == ["aftercare", "risks#serious-harm"]


@pytest.mark.parametrize("was", ["", "x", "0", "99999", "99999999999", "²"])
def test_what_is_no_entry_of_the_history_changes_nothing(handout, staff, was):
    assert items_of(staff.get(f"/staff/{handout.code}/change/?was={was}")) == [
        "aftercare",
        "risks#serious-harm",
    ]


def test_copying_leaves_the_first_as_it_is(handout, staff):
    answer = staff.get(f"/staff/{handout.code}/copy/")
    assert "After your visit (copy)" in answer.text
    assert items_of(answer) == ["aftercare", "risks#serious-harm"]


def test_withdrawing_and_bringing_back(handout, staff):
    other = make(["risks"], "Better")
    path = f"/staff/{handout.code}/"
    staff.post(f"{path}withdraw/", {"instead": f"handout {other.code}"})
    handout.refresh_from_db()
    assert handout.read_instead == other
    page = staff.get(path)
    assert "read “Better” instead" in page.text
    assert f"/h/{handout.code}.png" not in Page(page.text).links
    withdraw_handout(other, None, None)
    assert "names nothing to read instead" in staff.get(path).text
    assert staff.get(f"{path}change/")["Location"] == path
    staff.post(f"{path}bring-back/")
    handout.refresh_from_db()
    assert handout.withdrawn_at is None


def test_what_is_no_target_is_refused(handout, staff):
    answer = staff.post(f"/staff/{handout.code}/withdraw/", {"instead": f"handout {handout.code}"})
    assert answer.status_code == 200
    handout.refresh_from_db()
    assert handout.withdrawn_at is None


def test_what_is_wrong_stands_on_top_and_at_its_field(loaded, staff):
    page = Page(staff.post(NEW, {"title": "", "note": "n" * 501, "do": "save"}).text)
    assert page.root.findtext(".//title").startswith("Error: ")
    for name, words in (("title", "Give it a title"), ("note", "The note has 501 letters; keep to 500.")):
        assert f"#id_{name}" in page.links
        field = page.element(f"id_{name}")
        assert field.get("aria-invalid") == "true"
        assert words in page.words(field.get("aria-describedby"))
    assert "#inside" in page.links
    assert page.words().count("Add at least one page.") == 2


@pytest.mark.parametrize("question", ["", "bruise"])
def test_each_button_leads_back_to_a_place_that_its_page_has(loaded, staff, question):
    sent = {"title": "", "item": ["risks", "aftercare"], "q": question, "do": "search"}
    page = Page(staff.post(NEW, sent).text)
    buttons = [each for each in page.root.iter("button") if each.get("formaction")]
    assert {each.get("value").partition(":")[0] for each in buttons} >= {"up", "down", "out", "add", "search"}
    for button in buttons:
        after = Page(staff.post(NEW, {**sent, "do": button.get("value")}).text)
        place = unquote(button.get("formaction").removeprefix("#"))
        assert place in {each.get("id") for each in after.root.iter()}, button.get("value")
