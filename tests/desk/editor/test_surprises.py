"""The form refuses what would change readers' pages behind an editor's back."""

import pytest
from django.contrib.auth.models import User

from content.articles.models import Article, Part, Version
from tests.articles.factories import edit


def form_of(slug: str) -> dict:
    article = Article.objects.get(slug=slug)
    live = article.newest
    return {
        "title": live.title, "summary": live.summary, "key_points": "", "body": live.body, "related": "",
        "next_steps": "", "part": article.part_id, "order": article.order, "layout": article.layout,
        "note": "", "seen": live.number,
    }  # fmt: skip


@pytest.fixture
def save(editor_client, loaded):
    def save(slug, **changed):
        address = f"/admin/articles/article/{Article.objects.get(slug=slug).pk}/change/"
        answer = editor_client.post(address, form_of(slug) | changed)
        return answer.context["adminform"].form.errors if answer.status_code == 200 else {}

    return save


@pytest.mark.parametrize(("field", "value"), [("layout", "checklist"), ("order", 7)])
def test_draft_cannot_move_the_published_page(save, field, value):
    assert "it takes “Save and publish”" in save("aftercare", **{field: value})[field][0]
    assert save("aftercare", **{field: value}, _publish="yes") == {}
    assert getattr(Article.objects.get(slug="aftercare"), field) == value


def test_draft_cannot_take_a_page_to_another_part(save):
    other = Part.objects.get(slug="decide")
    assert "part" in save("aftercare", part=other.pk)
    assert Article.objects.get(slug="aftercare").part.slug == "afterwards"


def test_heading_that_another_page_links_to_cannot_be_taken_away(save):
    body = Article.objects.get(slug="risks").live.body.replace("## Serious harm", "## Harm")
    errors = save("risks", body=body, _publish="yes")
    assert "The heading, box or term “serious-harm” is gone" in errors["body"][0]
    assert "After your session" in errors["body"][0]
    assert save("risks", body=body) == {}


def test_heading_can_be_linked_to_from_its_own_page_before_it_is_saved(save):
    body = "## Brand new\n\nSee [above](aftercare.md#brand-new). You may ache [@brady2014]."
    assert save("aftercare", body=body, _publish="yes") == {}


def test_note_given_when_a_draft_is_published_is_kept(save):
    edit("aftercare", live=False, body="You may ache [@brady2014].")
    Version.objects.filter(number=2).update(author=User.objects.get(username="editor"))
    assert save("aftercare", _publish="yes", note="Plainer.", notable="on") == {}
    live = Article.objects.get(slug="aftercare").live
    assert (live.number, live.note, live.notable) == (2, "Plainer.", True)


def test_heading_that_the_foot_of_a_part_links_to_cannot_be_taken_away(save):
    Part.objects.filter(slug="afterwards").update(footer="See [the harm](risks.md#serious-harm) [@guide].")
    edit("aftercare", body="You may ache [@brady2014].")
    body = Article.objects.get(slug="risks").live.body.replace("## Serious harm", "## Harm")
    assert "footer of the part “Afterwards”" in save("risks", body=body, _publish="yes")["body"][0]
