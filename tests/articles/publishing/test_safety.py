"""A sign that reads otherwise on a page: readers are told, and a sign-off from before does not cover it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from content.articles.models import Article, LibraryFile, Part, Review, SafetyChange, Version
from content.articles.pages.paper import address_on_paper, moment
from content.articles.publishing import publish_version, sign_version
from content.articles.publishing.preview import pages_to_change
from content.articles.publishing.publish import render_all, render_older_versions
from content.articles.publishing.safety import safety_words
from content.clinic.models import SafetyRules
from content.clinic.practice import UNSET
from content.rendering import ArticleText, PracticeLine, RenderContext, render
from tests.pages import Page

from ..factories import change_file, edit, load_folder, sign_off

SIGNS = """question: Does it hurt?
alarm: "Pain: call {{ clinic.emergency_number }} now"
after:
  emergency:
    signs:
      - "**New pain** [@brady2014]."
    others: You have [another sign](aftercare.md).
  urgent:
    signs:
      - It is red [@biolatto].
"""


@pytest.fixture
def signed(db, folder):
    """The small library, signed; risks prints the signs of a card, aftercare those of its part's footer."""
    (folder / "signs.yaml").write_text(SIGNS)
    change_file(folder, "parts.yaml", "- you have chest pain", "{{ signs.after.emergency.short }}")
    with (folder / "articles/risks.md").open("a") as file:
        file.write("\n> [!URGENT] [@guide]\n> {{ signs.after.urgent }}\n")
    assert load_folder(folder).problems == []
    for page in Article.objects.select_related("live"):
        sign_off(page.live)
    return folder


def say(old: str, new: str) -> None:
    """Change signs.yaml on the site, and render all pages again."""
    signs = LibraryFile.objects.get(path="signs.yaml")
    assert old in signs.text
    signs.text = signs.text.replace(old, new)
    signs.save()
    render_all()


def changed() -> set[str]:
    """Return the pages of which a sign-off does not cover what they print now."""
    return {page.slug for page in Article.objects.with_review() if page.changed_since_review}


def test_words_are_those_that_a_page_and_its_footer_print_without_sources():
    signs = {"after.urgent": "- It is **red** [@biolatto].\n\nSee [more](risks.md#red).", "alarm": "Call"}
    rules = {"age": PracticeLine("Adults only.", is_safety=True), "cost": PracticeLine("£40.")}
    context = RenderContext(signs=signs, practice=UNSET | rules)
    body = "{{ signs.after.urgent }}\n\n{{ practice.age }}\n\n{{ practice.cost }}\n\n{{ practice.pregnancy }}"
    rendered = render(ArticleText("Risks", "", "decide", 1, body=body), context)
    assert safety_words(rendered, "{{ signs.alarm }} {{ signs.gone }}") == {
        "signs.alarm": "Call",
        "signs.after.urgent": "- It is red.\nSee more.",
        "practice.age": "Adults only.",
    }


def test_changed_sign_is_told_on_the_pages_that_print_it_and_on_no_other(signed, client):
    assert (SafetyChange.objects.count(), changed()) == (0, set())
    say("It is red", "It is hot")
    assert changed() == {"risks"}
    change = SafetyChange.objects.get()
    found = Page(client.get("/risks/changes/").text)
    assert "The signs of danger on this page changed." in found.words(f"safety-{change.pk}")
    section = found.element(f"safety-{change.pk}")
    assert "red" in "".join(next(section.iter("del")).itertext())
    assert "hot" in "".join(next(section.iter("ins")).itertext())
    assert f"https://guide.example/risks/changes/#safety-{change.pk}" in client.get("/feed/").text
    page = Page(client.get("/risks/").text)
    assert "Signed before this change" in page.words()
    assert "/risks/changes/" in page.links
    assert "Signed before" not in Page(client.get("/aftercare/").text).words()


def test_sign_in_the_footer_of_a_part_counts_for_its_pages(signed):
    say("**New pain**", "**Any pain**")
    assert changed() == {"aftercare"}


def test_new_sign_off_covers_the_page_again(signed):
    say("It is red", "It is hot")
    sign_off(Article.objects.get(slug="risks").live, on=date(2026, 2, 1))
    assert changed() == {"risks"}  # who checked it then has not seen the change
    sign_off(Article.objects.get(slug="risks").live, on=timezone.localdate())
    assert changed() == set()


def test_load_of_new_signs_is_told_as_well(signed):
    change_file(signed, "signs.yaml", "It is red", "It is hot")
    assert load_folder(signed).problems == []
    assert changed() == {"risks"}


def test_other_source_or_emphasis_or_an_unchanged_rendering_is_no_change(signed):
    say("It is red [@biolatto]", "It is **red** [@brady2014]")
    render_all()
    assert not SafetyChange.objects.exists()


def test_what_was_never_noted_is_no_change(signed):
    Version.objects.update(safety_words=None)
    say("It is red", "It is hot")
    assert not SafetyChange.objects.exists()
    say("It is hot", "It is red")
    assert changed() == {"risks"}


def test_draft_that_was_signed_is_not_covered_once_it_is_published(signed, django_user_model):
    body = "## Serious harm\n\nNew [@brady2014].\n\n> [!URGENT] [@guide]\n> {{ signs.after.urgent }}\n"
    signed_draft = edit("risks", live=False, body=body)
    sign_off(signed_draft)
    say("It is red", "It is hot")
    publish_version(signed_draft, django_user_model.objects.create(username="ada"))
    assert "risks" in changed()


def test_safety_rule_of_the_clinic_is_told_as_a_sign_is(signed, client):
    body = "## Serious harm\n\nNew [@brady2014].\n\n{{ practice.age }}\n\n{{ practice.hard_exercise }}"
    sign_off(edit("risks", body=body))
    rules = SafetyRules.current()
    rules.age = SafetyRules._meta.get_field("age").choices[0][0]
    rules.save()
    render_all()
    assert changed() == {"risks"}
    change = SafetyChange.objects.get()
    assert [*change.before, *change.after] == ["practice.age"]
    words = Page(client.get("/risks/changes/").text).words(f"safety-{change.pk}")
    assert "A safety rule of the clinic on this page changed." in words


def test_printed_page_from_before_is_told_of_the_change(signed, client):
    before = moment(Article.objects.get(slug="risks").changed_at)
    say("It is red", "It is hot")
    SafetyChange.objects.update(at=timezone.now() + timedelta(seconds=2))
    told = "This page has changed since your sheet was printed."
    assert told in client.get(address_on_paper("/risks/", before)).text
    assert told not in client.get(address_on_paper("/aftercare/", before)).text
    assert moment(Article.objects.get(slug="risks").changed_at) > before


def test_small_new_version_does_not_hide_that_a_sign_changed(signed):
    say("It is red", "It is hot")
    page = Article.objects.get(slug="risks")
    edit("risks", body=page.live.body + "\n\nA typo less [@brady2014].")
    assert "risks" in changed()


def test_rule_in_the_footer_of_a_part_counts_for_its_pages(signed):
    footer = Part.objects.get(slug="afterwards").footer
    Part.objects.filter(slug="afterwards").update(footer=f"{footer}\n\n{{{{ practice.age }}}}")
    SafetyRules(age="from_12").save()
    render_all()
    SafetyChange.objects.all().delete()
    SafetyRules(age="from_18").save()
    render_all()
    assert changed() == {"aftercare"}


def test_draft_that_is_signed_after_a_sign_changed_is_covered(signed, django_user_model):
    body = "## Serious harm\n\nNew [@brady2014].\n\n> [!URGENT] [@guide]\n> {{ signs.after.urgent }}\n"
    draft = edit("risks", live=False, body=body)
    say("It is red", "It is hot")
    SafetyChange.objects.all().delete()
    editor = django_user_model.objects.create(username="ada")
    day = date(2026, 1, 10)
    sign_version(draft, editor, name="Ada", role="doctor", date=day, next_due=date(2099, 1, 1))
    publish_version(draft, editor)
    assert changed() == set()


def test_versions_that_nobody_reads_are_rendered_without_a_change(signed, client):
    old = Article.objects.get(slug="risks").live
    edit("risks", body=old.body + "\n\nMore [@brady2014].")
    sign_off(edit("risks", live=False, title="A secret draft", body=old.body))
    say("It is red", "It is hot")
    count = SafetyChange.objects.count()
    Version.objects.update(not_rendered=Version.NOT_RENDERED_YET)
    render_all()
    render_older_versions()
    assert SafetyChange.objects.count() == count
    assert "secret" not in client.get("/feed/").text


def test_preview_names_the_signed_pages_that_a_changed_sign_touches(signed):
    signs = LibraryFile.objects.get(path="signs.yaml")
    signs.text = signs.text.replace("It is red", "It is hot")
    signs.save()
    assert [(page.title, page.ends_review) for page in pages_to_change()] == [("Risks", True)]
    Review.objects.all().delete()
    assert [(page.title, page.ends_review) for page in pages_to_change()] == [("Risks", False)]
