"""The staff's desk: what it shows, and to whom."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client

from content.clinic.models import Clinic
from content.handouts.making import change_handout, find_chosen, withdraw_handout
from content.handouts.models import Handout
from tests.desk.people import client_of, person
from tests.pages import Page

from .conftest import make

NEW = "/staff/new/"


def test_a_stranger_is_sent_to_sign_in(handout, client):
    for path in ("/staff/", f"/staff/{handout.code}/", NEW, "/staff/counts/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"] == f"/admin/login/?next={path}"


def test_whoever_belongs_to_no_group_is_refused(handout):
    nobody = person(name="nobody")
    nobody.is_staff = True
    nobody.save()
    assert client_of(nobody).get("/staff/").status_code == 403


def test_each_handout_has_all_ways_to_hand_it_over(handout, staff):
    Clinic(name="Lakeside Physio").save()
    answer = staff.get("/staff/")
    assert "no-store" in answer["Cache-Control"]
    page = Page(answer.text)
    link = f"https://guide.example/h/{handout.code}/"
    assert link in [field.get("value") for field in page.root.iter("input")]
    assert f"/staff/{handout.code}/qr/" in page.links
    assert f"/h/{handout.code}.pdf" in page.links
    mail = next(a for a in page.links if a.startswith("mailto:"))
    message = parse_qs(urlsplit(mail).query)
    assert message["subject"] == ["After your visit"]
    assert message["body"] == [
        f"Here is what we would like you to read: After your visit\n{link}\nLakeside Physio"
    ]
    assert link in unquote(next(a for a in page.links if a.startswith("sms:")))


def test_the_qr_code_stands_alone_on_its_page(handout, staff):
    page = Page(staff.get(f"/staff/{handout.code}/qr/").text)
    assert f"guide.example/h/{handout.code}" in page.words()
    assert next(page.root.iter("{http://www.w3.org/2000/svg}svg")).get("class") == "qr"


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


def items_of(answer) -> list[str]:
    assert answer.status_code == 200
    return re.findall(r'name="item" value="([^"]*)"', answer.text)


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
        ({"title": "ع" * 300, "item": ["risks"]}, "at most 120 characters"),
        ({"title": "T", "item": []}, "Add at least one page"),
        ({"title": "T", "item": ["nowhere"]}, "no longer in the guide: nowhere"),
        ({"title": "T", "note": "n" * 501, "item": ["risks"]}, "at most 500 characters"),
        ({"title": "T\x07", "item": ["risks"]}, "control character"),
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
    from content.rendering.excerpts import section_anchors

    marks = [f"{a.slug}#{n}" for a in Article.objects.published() for n in section_anchors(a.live.html)][:60]
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
    edition = re.search(r'name="edition" value="(\d+)"', staff.get(path).text)[1]
    change_handout(
        handout, "Hers", "Her note", find_chosen(["glossary"])[0], by=None, edition=handout.edition
    )
    form = {"title": "His", "note": "His note", "item": ["risks"], "do": "save", "edition": edition}
    refused = staff.post(path, form)
    assert refused.status_code == 409
    for words in (
        "Somebody else has changed it meanwhile",
        "Hers",
        "Her note",
        "Glossary",
        "His",
        "His note",
    ):
        assert words in refused.text
    handout.refresh_from_db()
    assert handout.title == "Hers"
    now = re.search(r'name="edition" value="(\d+)"', refused.text)[1]
    assert staff.post(path, {**form, "edition": now}).status_code == 302
    handout.refresh_from_db()
    assert handout.title == "His"


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
    assert staff.get(f"{path}change/").status_code == 404
    staff.post(f"{path}bring-back/")
    handout.refresh_from_db()
    assert handout.withdrawn_at is None


def test_what_is_no_target_is_refused(handout, staff):
    answer = staff.post(f"/staff/{handout.code}/withdraw/", {"instead": f"handout {handout.code}"})
    assert answer.status_code == 200
    handout.refresh_from_db()
    assert handout.withdrawn_at is None


def test_staff_are_told_of_a_section_that_is_gone(handout, staff):
    from tests.articles.factories import edit

    edit("risks", body="All new [@brady2014].")
    assert "The section that was chosen is no longer there" in staff.get(f"/staff/{handout.code}/").text


def test_a_withdrawn_handout_is_listed_apart(handout, staff):
    withdraw_handout(handout, None, None)
    page = Page(staff.get("/staff/").text)
    assert f"/staff/{handout.code}/" in page.links
    assert f"/h/{handout.code}.pdf" not in page.links


@pytest.mark.parametrize("group", ["Writer", "Reviewer", "Administrator"])
def test_editors_may_hand_out_too(handout, group):
    assert client_of(person(group)).get("/staff/").status_code == 200


def test_the_form_needs_its_own_sign(handout):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("Staff"))
    assert client.post(NEW, {"title": "T", "item": ["risks"], "do": "save"}).status_code == 403


@pytest.mark.parametrize(
    ("question", "found"),
    [("2", "Second"), ("sec", "Second"), ("of two", "First of two"), ("9", None), ("zz", None), ("\0", None)],
)
def test_a_handout_is_opened_by_number_or_first_letters(loaded, staff, question, found):
    handouts = {title: make(["risks"], title) for title in ("First of two", "Second")}
    answer = staff.get("/staff/", {"q": question})
    if found is None:
        assert "0 handouts for" in answer.text
    else:
        assert answer["Location"] == f"/staff/{handouts[found].code}/"


def test_a_handout_is_opened_by_its_code_and_several_are_listed(loaded, staff):
    one, other = make(["risks"], "Visit one"), make(["risks"], "Visit two")
    assert staff.get("/staff/", {"q": one.code.lower()})["Location"] == f"/staff/{one.code}/"
    listed = Page(staff.get("/staff/", {"q": "visit"}).text)
    assert {f"/staff/{one.code}/", f"/staff/{other.code}/"} <= set(listed.links)
