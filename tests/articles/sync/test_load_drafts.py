"""Loading beside drafts, withdrawn pages and articles that were made on the site."""

import pytest

from content.articles.models import Article, Part
from content.articles.publishing.context import current_render_context
from content.articles.publishing.publish import publish, withdraw, write_version
from content.articles.sync.three_way import Choice
from content.rendering import ArticleText, render
from tests.conftest import article_file

from ..factories import body_of, change_file, changes_nothing, edit, load_folder

pytestmark = pytest.mark.postgres

RISKS = "articles/risks.md"


def test_draft_on_top_of_what_the_file_says_is_no_conflict(loaded):
    body = body_of("risks").replace("It is rare", "It is very rare")
    edit("risks", body=body)
    draft = edit("risks", live=False, body=body + "\n\nA thought [@brady2014].")
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    for theirs in (False, True):
        load_folder(loaded, take_theirs=theirs)
        assert Article.objects.get(slug="risks").newest == draft
        assert body_of("risks") == body


def test_file_that_says_what_a_draft_says_is_published(loaded):
    body = body_of("risks").replace("It is rare", "It is very rare")
    edit("risks", live=False, body=body)
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    load_folder(loaded)
    assert body_of("risks") == body
    assert changes_nothing(load_folder(loaded))


def test_changed_file_does_not_bring_back_a_withdrawn_page(loaded):
    article = Article.objects.get(slug="glossary")
    withdraw(article, None)
    change_file(loaded, "articles/glossary.md", "Blood under", "Some blood under")
    load_folder(loaded)
    article.refresh_from_db()
    assert article.withdrawn_at is not None
    assert "Some blood under" in article.live.body


def made_on_the_site(slug: str, body: str) -> Article:
    article = Article.objects.create(slug=slug, part=Part.objects.get(slug="decide"), order=5)
    text = ArticleText(title="Made here", summary="About it.", part="decide", order=5, body=body)
    publish(write_version(article, text, render(text, current_render_context())))
    return article


def test_article_made_on_the_site_is_left_alone_and_not_missed(loaded):
    made_on_the_site("own-page", "Written here [@brady2014].")
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    outcome = load_folder(loaded)
    assert outcome.missing == []
    assert "articles/own-page.md" not in outcome.choices
    assert body_of("own-page") == "Written here [@brady2014]."


def test_file_with_the_name_of_an_article_made_on_the_site_is_a_conflict(loaded):
    made_on_the_site("own-page", "Written here [@brady2014].")
    (loaded / "articles/own-page.md").write_text(article_file("From a file", part="decide"))
    outcome = load_folder(loaded)
    assert outcome.choices["articles/own-page.md"] is Choice.CONFLICT
    assert body_of("own-page") == "Written here [@brady2014]."


def test_files_may_link_to_an_article_made_on_the_site(loaded):
    made_on_the_site("own-page", "Written here [@brady2014].")
    change_file(loaded, RISKS, "See [aftercare](aftercare.md).", "See [ours](own-page.md).")
    assert load_folder(loaded).problems == []
    assert 'href="/own-page/"' in Article.objects.get(slug="risks").live.html


def test_new_link_to_a_withdrawn_page_is_a_warning(loaded):
    withdraw(Article.objects.get(slug="aftercare"), None)
    change_file(loaded, RISKS, "It is rare", "It is very rare")
    outcome = load_folder(loaded)
    assert outcome.problems == []
    assert outcome.warnings == [
        f"{RISKS}: links to “aftercare”, which is withdrawn on the site; readers see plain words there"
    ]
