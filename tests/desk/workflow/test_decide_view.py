"""`<pk>/decide/`: where a version stands, and what somebody may do with it."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User

from content.articles.models import Article, Plan, Version
from tests.articles.factories import edit
from tests.pages import Page

from ..people import client_of, person


def article(slug="aftercare"):
    return Article.objects.get(slug=slug)


@pytest.fixture
def press(page_of):
    """Press a button of the page, in sight of a version."""

    def press(client, button, number=2, **fields):
        return client.post(page_of("decide"), {button: "yes", "version": number, **fields})

    return press


def test_page_says_where_the_version_stands_and_how_it_differs(reviewer, draft, page_of):
    text = reviewer.get(page_of("decide")).text
    for words in ("Version 2, written by", "is a draft.", "Readers see version 1", "<del>", " ache"):
        assert words in text
    for address in (f"/admin/articles/version/{draft.pk}/page/", f"/version/{draft.pk}/share/", "as=page"):
        assert address in text


def test_foot_names_the_version_of_the_program_not_of_the_page(reviewer, draft, page_of):
    foot = Page(reviewer.get(page_of("decide")).text).words("footer")
    assert foot == f"Version {settings.VERSION} of the guide’s program"


def test_text_goes_to_review_and_back_with_a_note_each(reviewer, writer, draft, press, page_of):
    assert press(writer, "_submit", note="Is it clear?").status_code == 302
    assert Version.objects.get(pk=draft.pk).state == "in review"
    assert "Is it clear?" in reviewer.get(page_of("decide")).text
    assert press(reviewer, "_return", note="Say for how long.").status_code == 302
    assert "Say for how long." in writer.get(page_of("decide")).text


def test_text_is_published_with_what_readers_are_told(reviewer, draft, press, client):
    assert press(reviewer, "_publish", change="Plainer.", notable="on", note="Now.").status_code == 302
    assert (article().live.note, article().live.notable) == ("Plainer.", True)
    assert "You may ache" in client.get("/aftercare/").text


def test_send_back_without_a_note_is_refused_at_its_field(reviewer, draft, press):
    press(reviewer, "_submit")
    answer = press(reviewer, "_return")
    assert answer.context["forms"]["return"].errors == {"note": ["This field is required."]}


def test_version_is_planned_and_the_plan_cancelled(reviewer, draft, press, page_of, soon):
    told = {"change": "Plainer.", "note": "The new room."}
    assert press(reviewer, "_plan", at=f"{soon:%Y-%m-%dT%H:%M}", **told).status_code == 302
    made = Plan.objects.get()
    assert (made.version, made.at, made.note) == (draft, soon, "The new room.")
    text = reviewer.get(page_of("decide")).text
    assert f"Version 2 is to be published on {soon.day} {soon:%B %Y}" in text
    assert 'name="_plan"' not in text
    assert reviewer.post(page_of("decide"), {"_cancel": "", "plan": made.pk}).status_code == 302
    assert not Plan.objects.exists()


@pytest.mark.parametrize("at", ["2020-01-01T10:00", "soon", ""])
def test_time_that_cannot_be_is_refused_and_what_was_typed_stays(reviewer, draft, press, at):
    answer = press(reviewer, "_plan", at=at, note="Why")
    assert answer.status_code == 200
    assert "That was not done." in answer.text
    assert answer.context["forms"]["plan"]["note"].value() == "Why"
    assert not Plan.objects.exists()


def test_times_are_those_of_the_clinics_zone(reviewer, draft, press, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    press(reviewer, "_plan", at="2090-06-01T09:00")
    assert Plan.objects.get().at.isoformat() == "2090-06-01T00:00:00+00:00"


def test_problem_stands_on_the_page_in_place_of_the_buttons(reviewer, draft, press, page_of):
    Version.objects.filter(pk=draft.pk).update(body="Sore [@bradi2014].")
    assert "did you mean @brady2014?</li>" in reviewer.get(page_of("decide")).text
    Version.objects.filter(pk=draft.pk).update(body="[x](nowhere.md)")
    text = reviewer.get(page_of("decide")).text
    assert "link to “nowhere.md”" in text
    assert 'name="_publish"' not in text
    assert page_of("change") in text
    assert "cannot be done any more" in press(reviewer, "_publish").text or article().live.number == 1


def test_version_that_came_meanwhile_is_not_decided_about_unseen(reviewer, draft, press):
    edit("aftercare", live=False, body="Newer [@brady2014].")
    answer = press(reviewer, "_publish", number=2)
    assert "Version 3 was written meanwhile" in answer.text
    assert article().live.number == 1


def test_published_page_has_nothing_to_decide(reviewer, page_of, loaded):
    text = reviewer.get(page_of("decide")).text
    assert "There is nothing to decide" in text
    assert 'name="_publish"' not in text


def test_writer_sees_the_page_without_what_a_writer_may_not(writer, draft, press, page_of):
    text = writer.get(page_of("decide")).text
    assert 'name="_submit"' in text
    assert 'name="_publish"' not in text
    for button in ("_publish", "_plan", "_return"):
        assert press(writer, button).status_code == 403
    assert article().live.number == 1


def test_writer_cannot_cancel_a_plan(writer, draft, page_of, soon):
    made = Plan.objects.create(article=draft.article, version=draft, at=soon)
    assert writer.post(page_of("decide"), {"_cancel": "", "plan": made.pk}).status_code == 403
    assert Plan.objects.exists()


@pytest.mark.parametrize(
    ("permission", "cancels"), [("publish_article", "publishing"), ("withdraw_article", "withdrawing")]
)
def test_plan_is_cancelled_by_whoever_may_do_what_is_planned(draft, page_of, soon, permission, cancels):
    somebody = person("Writer")
    somebody.user_permissions.add(Permission.objects.get(codename=permission))
    plans = {"publishing": draft, "withdrawing": None}
    for what, version in plans.items():
        made = Plan.objects.create(article=draft.article, version=version, at=soon)
        answer = client_of(somebody).post(page_of("decide"), {"_cancel": "", "plan": made.pk})
        assert answer.status_code == (302 if what == cancels else 403)


@pytest.mark.parametrize("plan", ["", "x", "999"])
def test_plan_that_is_gone_is_told(reviewer, draft, page_of, plan):
    answer = reviewer.post(page_of("decide"), {"_cancel": "", "plan": plan})
    assert "carried out or cancelled meanwhile" in answer.text


def test_article_that_is_not_there_is_not_found(reviewer):
    assert reviewer.get("/admin/articles/article/999/decide/").status_code == 404


def test_other_methods_are_refused(reviewer, page_of, loaded):
    assert reviewer.put(page_of("decide")).status_code == 405


def test_note_with_markup_stays_text(reviewer, draft, press, page_of):
    press(reviewer, "_submit", note="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in reviewer.get(page_of("decide")).text


def test_version_on_the_page_is_the_one_to_sign(reviewer, draft, page_of):
    assert f'href="{page_of("sign")}?version={draft.number}"' in reviewer.get(page_of("decide")).text


def test_note_that_was_emptied_is_not_shown_to_readers(reviewer, draft, press):
    Version.objects.filter(pk=draft.pk).update(note="For us alone.", notable=True)
    press(reviewer, "_publish", change="")
    draft.refresh_from_db()
    assert (draft.state, draft.note, draft.notable) == ("published", "", False)


def test_whoever_may_not_decide_is_told_who_does_and_how(writer, draft, press, page_of):
    assert "nobody belongs to the group “Reviewer”" in writer.get(page_of("decide")).text
    for name in ("rob", "zoe"):
        person("Reviewer", name=name)
    User.objects.filter(username="rob").update(first_name="Rob", last_name="Reviewer")
    User.objects.filter(username="zoe").update(is_active=False)
    text = writer.get(page_of("decide")).text
    assert "<p> Rob Reviewer may publish version 2" in " ".join(text.split())
    assert "Send it to review below" in text
    press(writer, "_submit")
    assert "It stands in their list" in writer.get(page_of("decide")).text


def test_whoever_may_decide_is_not_told_who_does(reviewer, draft, page_of):
    assert "Who decides" not in reviewer.get(page_of("decide")).text
