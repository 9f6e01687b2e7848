"""The status of an article, in sentences for editors."""

from dataclasses import dataclass
from typing import Any

from content.articles.models import Article, Decision, Review, Version
from content.articles.publishing import in_a_sentence, in_words, sent_back


def article_status(article: Article) -> list[str]:
    """Return sentences on the newest version, what readers see, what is planned, and who signed the page."""
    newest = article.newest
    if newest is None:
        return ["Nothing was written yet."]
    said = [_newest(article, newest)] if newest.pk != article.live_id else []
    said += _sent_back(article, newest)
    said.append(_readers(article))
    said += [in_a_sentence(plan) for plan in article.plans.select_related("version", "read_instead")]
    ahead = signed_ahead(article)
    if article.live is not None:
        said.append(_signed(article, what="what readers see" if ahead else "the page"))
    return said + ahead


def _newest(article: Article, newest: Version) -> str:
    state = "is in review" if newest.state == Version.State.IN_REVIEW else "is a draft"
    writer, when = writer_name(newest), in_words(newest.created_at)
    return f"Version {newest.number}, written by {writer} on {when}, {state}."


def _sent_back(article: Article, newest: Version) -> list[str]:
    """Return who sent the text back to its writer, and why, until it is sent in again."""
    decision = sent_back().filter(article=article).select_related("by", "version").first()
    if decision is None or newest.state != Version.State.DRAFT:
        return []
    which = f"Version {decision.version.number}" if decision.version else "The text"
    who = name_of(decision.by, "somebody who has left")
    return [f"{which} was sent back by {who} on {in_words(decision.at)}: “{decision.note}”"]


def _readers(article: Article) -> str:
    live = article.live
    if live is None:
        return "Readers do not see the page yet."
    if article.withdrawn_at is not None:
        where = f", and are told to read “{article.instead}” instead" if article.instead else ""
        return f"The page is withdrawn: readers see that it is no longer part of the guide{where}."
    when = in_words(live.published_at or live.created_at)
    return f"Readers see version {live.number}, published on {when}."


def _signed(article: Article, what: str) -> str:
    review = article.last_review
    if review is None:
        return f"No clinician has signed {what}."
    overdue = " Its next review is overdue." if review.is_overdue else ""
    changed = " What the page advises has changed since." if article.changed_since_review else ""
    return f"Signed by {review}.{overdue}{changed}"


def signed_ahead(article: Article) -> list[str]:
    """Return a sentence on the newest sign-off of a version that is not published yet, or nothing."""
    number = article.live.number if article.live else 0
    ahead = Review.objects.filter(version__article=article, version__number__gt=number)
    review = ahead.select_related("version").first()
    if review is None:
        return []
    return [f"{review.name} has signed version {review.version.number}, which readers do not see yet."]


def writer_name(version: Version) -> str:
    """Return the name of who wrote a version; texts that were loaded have no author."""
    return name_of(version.author, "the library’s files")


def name_of(user: Any, nobody: str) -> str:
    """Return a user's full name or user name, or `nobody` where there is no user."""
    return str(user.get_full_name() or user.get_username()) if user else nobody


def decided_by(decision: Decision) -> str:
    """Return who decided something, such as "by Ada Okafor"; nothing where that is not known any more.

    Whoever writes a sign-off down need not be the clinician who signed.
    """
    if decision.by is None:
        return ""
    what = "written down by" if decision.kind == Decision.Kind.SIGNED else "by"
    return f"{what} {name_of(decision.by, '')}"


def warnings_before_saving(article: Article) -> list[str]:
    """Return the side effects that saving a new text would have: on a review that waits, on plans."""
    newest, said = article.newest, []
    if newest is not None and newest.state == Version.State.IN_REVIEW:
        said.append(
            f"A new text takes version {newest.number} off the list of texts that wait for review, so send "
            "the new one to review in its place."
        )
    planned = article.plans.filter(version__isnull=False).select_related("version")
    said += [f"A new draft leaves this plan as it is: {in_a_sentence(plan)}" for plan in planned]
    return said


@dataclass(frozen=True)
class Saved:
    """What happened when somebody saved the form.

    `button` is the button that they pressed; `written` tells of a new text, `beside` of a change of the place
    or of what readers are told, `was_live` that readers saw the text already. `waited` is the number of the
    version that waited for review until then, or 0.
    """

    button: str
    written: bool
    beside: bool
    was_live: bool
    waited: int = 0


def saved_message(article: Article, version: Version, save: Saved) -> str:
    """Return the message after a save: what was written, and what readers see."""
    number = version.number
    if save.button == "_publish" and article.is_published and version.pk == article.live_id:
        if not save.was_live:
            return f"Published: readers see version {number} now."
        if save.beside:
            return f"Saved. The text is as it was: readers see version {number}."
        return f"Nothing was changed; readers see version {number} already."
    if version.state == Version.State.IN_REVIEW:
        first = f"Version {number} is in review."
    elif save.written:
        first = f"Saved as a draft, version {number}."
    else:
        first = "Nothing in the text was changed, so no new version was written."
    return " ".join([first, _still(article, version), *_left_behind(article, version, save)])


def _left_behind(article: Article, version: Version, save: Saved) -> list[str]:
    """Return what became of the texts before a new one: what waited for review, what is planned."""
    if not save.written:
        return []
    said = []
    if save.waited and version.state == Version.State.DRAFT:
        said.append(
            f"Version {save.waited} does not wait for review any more; send version {version.number} to "
            "review in its place."
        )
    planned = article.plans.filter(version__isnull=False).select_related("version")
    return said + [f"The plan stays as it was: {in_a_sentence(plan)}" for plan in planned]


def _still(article: Article, version: Version) -> str:
    if article.live is None:
        return "Readers do not see the page yet."
    if article.withdrawn_at is not None:
        return "The page is withdrawn, so readers do not see it."
    still = "" if version.pk == article.live_id else "still "
    return f"Readers {still}see version {article.live.number}."
