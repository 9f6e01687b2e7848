"""How far an article has come, in sentences for editors."""

from typing import Any

from content.articles.deciding import in_a_sentence, in_words
from content.articles.models import Article, Version


def standing(article: Article) -> list[str]:
    """Return where the newest version stands, what readers see, what is planned, who signed the page."""
    newest = article.newest
    if newest is None:
        return ["Nothing was written yet."]
    said = [_newest(article, newest)] if newest.pk != article.live_id else []
    said.append(_readers(article))
    said += [in_a_sentence(plan) for plan in article.plans.select_related("version", "read_instead")]
    if article.live is not None:
        said.append(_signed(article))
    return said


def _newest(article: Article, newest: Version) -> str:
    state = "is in review" if newest.state == Version.State.IN_REVIEW else "is a draft"
    return f"Version {newest.number}, written by {by(newest)} on {in_words(newest.created_at)}, {state}."


def _readers(article: Article) -> str:
    live = article.live
    if live is None:
        return "Readers do not see the page yet."
    if article.withdrawn_at is not None:
        where = f", and are told to read “{article.read_instead}” instead" if article.read_instead else ""
        return f"The page is withdrawn: readers see that it is no longer part of the guide{where}."
    when = in_words(live.published_at or live.created_at)
    return f"Readers see version {live.number}, published on {when}."


def _signed(article: Article) -> str:
    review = article.last_review
    if review is None:
        return "No clinician has signed the page."
    overdue = " Its next review is overdue." if review.is_overdue else ""
    changed = " What the page advises has changed since." if article.changed_since_review else ""
    return f"Signed by {review}.{overdue}{changed}"


def by(version: Version) -> str:
    """Return who wrote a version."""
    return name_of(version.author, "the library’s files")


def name_of(user: Any, nobody: str) -> str:
    """Return what somebody is called at the desk, or a word for nobody."""
    return str(user.get_full_name() or user.get_username()) if user else nobody


def saved(article: Article, version: Version, *, written: bool, asked: str) -> str:
    """Return what is true after somebody saved the form; `asked` is the button that they pressed."""
    number = version.number
    if asked == "_publish" and article.is_published and version.pk == article.live_id:
        return f"Published: readers see version {number} now."
    if version.state == Version.State.IN_REVIEW:
        first = f"Version {number} is in review."
    elif written:
        first = f"Saved as a draft, version {number}."
    else:
        first = "Nothing in the text was changed, so no new version was written."
    return f"{first} {_still(article, version)}"


def _still(article: Article, version: Version) -> str:
    if article.live is None:
        return "Readers do not see the page yet."
    if article.withdrawn_at is not None:
        return "The page is withdrawn, so readers do not see it."
    still = "" if version.pk == article.live_id else "still "
    return f"Readers {still}see version {article.live.number}."
