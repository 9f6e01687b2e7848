"""What a page tells machines about itself."""

import json

import pytest

from content.articles.models import Article
from content.articles.pages.structured_data import article_data

from ..factories import edit, sign_off


@pytest.fixture
def article(loaded):
    return Article.objects.get(slug="aftercare")


def test_page_says_what_it_is(article):
    data = json.loads(article_data(article))
    assert data["@type"] == "MedicalWebPage"
    assert data["name"] == "After your session"
    assert data["url"] == "https://guide.example/aftercare/"
    assert data["dateModified"] == article.live.published_at.date().isoformat()


def test_page_without_a_review_claims_none(article):
    assert not {"lastReviewed", "reviewedBy"} & set(json.loads(article_data(article)))


def test_reviewed_page_says_when_and_by_whom(article):
    sign_off(article.live)
    article.refresh_from_db()
    data = json.loads(article_data(article))
    assert data["lastReviewed"] == "2026-01-10"
    assert data["reviewedBy"] == {"@type": "Person", "name": "Ada Okafor", "jobTitle": "physiotherapist"}


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "Sore & “stiff” <!-- -->"])
def test_no_title_leaves_the_script_element(article, title):
    edit("aftercare", title=title)
    article.refresh_from_db()
    data = article_data(article)
    assert not set("<>&") & set(data)
    assert json.loads(data)["name"] == title
