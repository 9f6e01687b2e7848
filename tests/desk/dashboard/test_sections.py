"""The sections of the dashboard: what is wrong, and what waits for somebody."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content.articles.models import Decision, LinkCheck, MissedWord, Plan, Version
from content.articles.publishing.publish import publish, render_all, withdraw
from content.clinic.models import Clinic
from content.handouts.edit import find_chosen, make_handout, withdraw_handout
from content.sources.models import Reference
from tests.articles.factories import edit, load_folder, sign_off

from ..people import person
from .sections import LONELY, days_ago, due_in, form_of, section, sections


@pytest.mark.parametrize(
    ("fields", "where", "words"),
    [
        (
            {"body": "Sore [@brady2014].\n\nIt never bleeds."},
            "?line=3#id_body",
            "Body, line 3 no source: “It never",
        ),
        (
            {"key_points": ("Sore [@brady2014].", "It heals.")},
            "?line=2#id_key_points",
            "Key points, line 2 no source",
        ),
    ],
)
def test_problem_leads_to_the_line_of_its_field(see, aftercare, fields, where, words):
    edit("aftercare", **fields)
    page = see("Writer")
    assert words in section(page, "problems")
    assert form_of(aftercare, where) in page.links


def test_problem_that_is_gone_is_shown_no_more(see, aftercare):
    edit("aftercare", body="It never bleeds.")
    assert "problems" in sections(see("Writer"))
    edit("aftercare", body="It bleeds [@brady2014].")
    page = see("Reviewer")
    assert "problems" not in sections(page)
    assert "No published text has a problem." in page.words()


def test_problem_of_a_page_with_a_newer_draft_says_so(see):
    edit("aftercare", body="It never bleeds.")
    edit("aftercare", live=False, body="It bleeds [@brady2014].")
    assert "Body, line 1 of the published text; there is a newer draft" in section(see(), "problems")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("word " * 20_000, "the text is over 60,000 letters; divide it into pages"),
        ("A failing text.", "the program fails on this text (KeyError); its log says where"),
    ],
)
def test_page_that_can_no_longer_be_rendered_is_shown(see, aftercare, failing_renderer, body, why):
    Version.objects.filter(pk=edit("aftercare", body="Sore [@brady2014].").pk).update(body=body)
    render_all()
    page = see()
    assert f"{why}; readers see the page as it was rendered last" in section(page, "problems")
    assert form_of(aftercare, "?line=1#id_body") in page.links


def test_problem_in_the_foot_of_a_part_is_shown(see, aftercare):
    aftercare.part.footer = "See [the harm](risks.md#nowhere) [@guide]."
    aftercare.part.save()
    page = see()
    assert "Footer of the part “Afterwards” Line 1 link to “risks.md#nowhere”" in section(page, "problems")
    assert reverse("admin:articles_part_change", args=[aftercare.part_id]) + "#id_footer" in page.links


def test_text_in_review_shows_who_sent_it_and_leads_to_the_decision(see, aftercare):
    version = edit("aftercare", live=False, body="New [@brady2014].")
    Version.objects.filter(pk=version.pk).update(state=Version.State.IN_REVIEW)
    Decision.objects.create(
        article=aftercare,
        version=version,
        kind="submitted",
        by=person(name="grace"),
        at=days_ago(5),
        note="Look.",
    )
    page = see()
    assert "sent by grace 5 days ago" in section(page, "waiting")
    assert "Look." in section(page, "waiting")
    assert reverse("admin:articles_article_decide", args=[aftercare.pk]) in page.links


def test_draft_shows_after_thirty_days(see):
    version = edit("aftercare", live=False, body="New [@brady2014].")
    Version.objects.filter(pk=version.pk).update(created_at=days_ago(29))
    assert "drafts" not in sections(see("Writer"))
    Version.objects.filter(pk=version.pk).update(created_at=days_ago(31))
    assert "Older than 30 days 1" in section(see("Reviewer"), "drafts")
    assert "After your session" in see("Administrator", "/admin/reports/drafts/").words("drafts")


def test_plan_is_shown_and_one_that_is_late_says_so(see, aftercare):
    plan = Plan.objects.create(article=aftercare, at=timezone.now() - timedelta(seconds=90))
    page = see("Writer")
    assert "is to be withdrawn" in section(page, "planned")
    assert "overdue-plans" not in sections(page)
    Plan.objects.filter(pk=plan.pk).update(at=timezone.now() - timedelta(minutes=3))
    page = see("Reviewer")
    assert "is to be withdrawn" in section(page, "overdue-plans")
    assert "run_plans" in section(page, "overdue-plans")
    assert "planned" not in sections(page)


def test_plan_that_failed_is_shown_until_something_is_decided(see, aftercare):
    Decision.objects.create(article=aftercare, kind="failed", note="No such heading.")
    assert "No such heading." in section(see("Writer"), "failed-plans")
    Decision.objects.create(article=aftercare, kind="published")
    assert "failed-plans" not in sections(see("Reviewer"))


@pytest.mark.parametrize(
    ("due", "shown"),
    [(-1, "overdue"), (0, "due"), (60, "due"), (61, None)],
    ids=["past", "today", "60", "61"],
)
def test_review_shows_when_it_is_due(see, aftercare, due, shown):
    sign_off(aftercare.live, on=date(2020, 1, 1), due=due_in(due))
    page = see()
    assert sections(page) & {"overdue", "due"} == ({shown} if shown else set())
    assert (reverse("admin:articles_article_sign", args=[aftercare.pk]) in page.links) is bool(shown)


def test_whoever_may_not_sign_is_led_to_the_form(see, aftercare):
    sign_off(aftercare.live, on=date(2020, 1, 1), due=due_in(-1))
    page = see("Writer")
    assert "was due" in section(page, "overdue")
    assert reverse("admin:articles_article_sign", args=[aftercare.pk]) not in page.links


def test_review_of_a_withdrawn_page_is_not_asked_for(see, aftercare):
    sign_off(aftercare.live, on=date(2020, 1, 1), due=due_in(-1))
    withdraw(aftercare, None)
    assert "overdue" not in sections(see())


def test_pages_without_a_review_are_one_line(see, aftercare):
    sign_off(aftercare.live)
    words = (
        "Pages without one 2 No clinician has signed 2 of 3 pages. Readers see that. All 2: Pages without one"
    )
    assert section(see(), "never-reviewed") == words


def test_change_after_a_review_is_shown(see, aftercare):
    sign_off(aftercare.live)
    edit("aftercare", body="New [@brady2014].", notable=True)
    assert "signed by Ada Okafor, physiotherapist" in section(see(), "changed")


def test_links_that_were_never_checked_say_how_they_are(see):
    words = section(see(), "link-check")
    assert "have never been checked. The site’s technician runs “manage.py check_links”" in words
    report = see("Writer", "/admin/reports/links/")
    assert report.words("links") == "Broken links Not checked yet."
    assert report.words("links-to-look-at") == "Links to look at Not checked yet."


def test_links_that_were_checked_long_ago_say_so(see):
    LinkCheck.objects.create(url="https://sound.example/", checked_at=days_ago(13))
    assert "link-check" not in sections(see())
    LinkCheck.objects.update(checked_at=days_ago(15))
    assert "were last checked on" in section(see("Writer"), "link-check")


def test_broken_link_shows_where_it_stands(see, aftercare):
    link = "https://gone.example/?a=1&b=2"
    edit("aftercare", body=f"Sore [@brady2014; @biolatto]. See [there]({link}).")
    LinkCheck.objects.create(
        url=link, error="there is no such page", checked_at=days_ago(1), failing_since=days_ago(9)
    )
    page = see()
    assert f"After your session {link} there is no such page since" in section(page, "links")
    assert {link, form_of(aftercare, "#id_body")} <= set(page.links)


def test_sentence_that_stands_in_many_places_is_noticed_once(see):
    long = f"You may feel {'very ' * 20}sore [@brady2014]."
    edit("aftercare", body=f"{long}\n\n{long}")
    edit("risks", body=f"## Serious harm\n\n{long}")
    table = see("Writer", "/admin/reports/texts/").words("hard")
    assert table.count("You may feel very") == 1
    assert "Body, line 3, and 2 more places" in table


def test_handout_whose_part_is_gone_is_shown(see, aftercare):
    chosen, _ = find_chosen(["risks#serious-harm", "aftercare"])
    handout = make_handout("For the nervous", "", chosen)
    assert "handouts" not in sections(see("Reviewer"))
    edit("risks", body="All new [@brady2014].")
    withdraw(aftercare, None)
    page = see("Writer")
    words = section(page, "handouts")
    assert "For the nervous risks#serious-harm the whole page" in words
    assert "For the nervous aftercare word that it is withdrawn" in words
    assert f"/staff/{handout.code}/" in page.links
    withdraw_handout(handout, None, None)
    assert "Every handout has what was chosen for it." in see("Administrator").words()


def test_part_that_a_ready_made_handout_never_had_is_shown(loaded, see):
    file = "- name: after\n  title: Afterwards\n  pages: [aftercare, risks#serious-harm]\n"
    edit("risks", body="Ours alone [@brady2014].")
    (loaded / "handouts.yaml").write_text(file)
    load_folder(loaded)
    words = section(see(), "handouts")
    assert "Afterwards risks#serious-harm the rest, until readers can see this part" in words


def test_link_that_moved_is_shown_with_its_source(see):
    source = Reference.objects.get(key="biolatto")
    source.csl["URL"] = "https://old.example/"
    source.save()
    LinkCheck.objects.create(url="https://old.example/", error="has moved for good", checked_at=days_ago(1))
    assert "Links to look at 1" in section(see(), "links-to-look-at")
    page = see("Writer", "/admin/reports/links/")
    assert f"{source.name} https://old.example/ has moved for good" in page.words("links-to-look-at")
    assert reverse("admin:sources_reference_change", args=[source.pk]) in page.links
    assert "No link to another site is broken" in page.words("links")


def test_page_that_nobody_links_to_and_source_that_nobody_cites_are_shown(see, aftercare):
    edit("risks", body="## Serious harm\n\nRare [@brady2014].")
    lonely = Reference.objects.create(key="lonely", csl=LONELY)
    page = see()
    assert "Pages that nobody links to 1" in section(page, "orphans")
    assert "Sources that nobody cites 1" in section(page, "uncited")
    assert "After your session" in see("Writer", "/admin/reports/texts/").words("orphans")
    page = see("Administrator", "/admin/reports/links/")
    assert "A lonely book" in page.words("uncited")
    assert reverse("admin:sources_reference_change", args=[lonely.pk]) in page.links


def test_missed_word_is_shown_once_it_is_no_name(see):
    Clinic.objects.create(count_missed_words=True)
    MissedWord.objects.bulk_create([MissedWord(word="stent", count=3), MissedWord(word="okafor", count=2)])
    words = section(see(), "missed-words")
    assert "stent 3 times" in words
    assert "okafor" not in words
    MissedWord.objects.filter(word="stent").delete()
    assert "No search word has stayed without a result three times or more." in see("Writer").words()


def test_published_again_is_no_draft(see, aftercare):
    version = edit("aftercare", live=False, body="New [@brady2014].")
    Version.objects.filter(pk=version.pk).update(created_at=days_ago(31))
    publish(Version.objects.get(pk=version.pk))
    assert "drafts" not in sections(see())
