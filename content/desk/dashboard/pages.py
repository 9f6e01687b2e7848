"""The sections about drafts, plans and clinicians' reviews of pages."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse

from content.articles import publishing
from content.articles.models import Article, Decision, Plan, Version
from content.articles.publishing import in_a_sentence, in_words

from ..workflow.status import name_of
from .desk import LIBRARY, SOMEBODY, Desk, ago, day, form_of
from .panels import Entry, Section, Urgency

DUE_SOON = timedelta(days=60)
OLD_DRAFT = timedelta(days=30)
FAILED_LATELY = timedelta(days=30)

_PLAN_COLUMNS = ("Page", "What is to happen", "Who", "Note")
_REVIEW_COLUMNS = ("Page", "Next review", "Last review")


def failed_plans(desk: Desk) -> Section:
    """Plans that were not carried out of late, unless something was decided about the page since."""
    since = desk.now - FAILED_LATELY
    latest: dict[int, Decision] = {}
    found = Decision.objects.filter(at__gte=since).select_related("by", "article")
    for decision in found.defer("article__file_text", "article__loaded"):
        latest.setdefault(decision.article_id, decision)
    failed = [decision for decision in latest.values() if decision.kind == Decision.Kind.FAILED]
    return Section(
        heading="Not carried out",
        columns=("Page", "When", "Whose plan", "Why"),
        urgency=Urgency.WRONG,
        advice="Mend what is named, then publish or withdraw the page, or plan it anew.",
        entries=[
            Entry(
                desk.titles[decision.article_id],
                form_of(decision.article_id),
                (in_words(decision.at), f"planned by {name_of(decision.by, SOMEBODY)}", decision.note),
            )
            for decision in failed
        ],
        calm="Every plan was carried out.",
    )


def waiting(desk: Desk) -> Section:
    """Texts that were sent to review, those that have waited longest first."""
    versions = [v for v in desk.newest.values() if v.state == Version.State.IN_REVIEW]
    sent = {
        decision.version_id: decision
        for decision in Decision.objects.filter(version__in=versions, kind=Decision.Kind.SUBMITTED)
        .select_related("by")
        .order_by("at")
    }
    may_decide = desk.user.has_perm("articles.publish_article")
    rows = []
    for version in versions:
        decision = sent.get(version.pk)
        at = decision.at if decision else version.created_at
        by = decision.by if decision else version.author
        note = (decision.note if decision else "") or version.note
        address = reverse("admin:articles_article_decide", args=[version.article_id])
        facts = (f"sent by {name_of(by, SOMEBODY)}", f"{ago(at)}, {day(at)}", note)
        rows.append((at, Entry(desk.titles[version.article_id], address, facts)))
    return Section(
        heading="Waiting for review",
        columns=("Page", "Who", "Since", "Note"),
        urgency=Urgency.YOURS if may_decide else Urgency.OPEN,
        advice="Each leads to what the text would change, and to the decision.",
        entries=[entry for _, entry in sorted(rows, key=lambda row: row[0])],
        calm="No text waits for review.",
    )


def overdue_plans(desk: Desk) -> Section:
    """Plans whose time is past, though the site should have carried them out by itself."""
    return Section(
        heading="Past their time",
        columns=_PLAN_COLUMNS,
        urgency=Urgency.WRONG,
        advice="The site did not do this by itself. The site’s technician looks in its log, and runs "
        "“manage.py run_plans”.",
        entries=_plan_entries(desk, publishing.overdue_plans()),
    )


def planned(desk: Desk) -> Section:
    """What is to be published or withdrawn at a set time that is still to come."""
    overdue = publishing.overdue_plans().values("pk")
    return Section(
        heading="Still to come",
        columns=_PLAN_COLUMNS,
        urgency=Urgency.OPEN,
        entries=_plan_entries(desk, Plan.objects.exclude(pk__in=overdue)),
    )


def _plan_entries(desk: Desk, plans: QuerySet[Plan]) -> list[Entry]:
    plans = plans.select_related("version", "read_instead__live", "by")
    plans = plans.defer(*(f"version__{name}" for name in ("blocks", "body", "notes_html", "references_html")))
    return [
        Entry(
            desk.titles[plan.article_id],
            form_of(plan.article_id),
            (
                in_a_sentence(plan).removesuffix("."),
                f"planned by {name_of(plan.by, SOMEBODY)}",
                plan.note,
            ),
        )
        for plan in plans
    ]


def returned(desk: Desk) -> Section:
    """Texts that were sent back to whoever is signed in, those that have lain longest first."""
    decisions = sorted(desk.sent_back.values(), key=lambda decision: decision.at)
    return Section(
        heading="Sent back to you",
        columns=("Page", "Who", "Since", "Note"),
        urgency=Urgency.YOURS,
        advice="Change what the note asks for, then send the text to review again.",
        entries=[
            Entry(
                desk.titles[decision.article_id],
                form_of(decision.article_id),
                (
                    f"sent back by {name_of(decision.by, SOMEBODY)}",
                    f"{ago(decision.at)}, {day(decision.at)}",
                    decision.note,
                ),
            )
            for decision in decisions
        ],
    )


def own_drafts(desk: Desk) -> Section:
    """Drafts of whoever is signed in, which nobody else is asked to look at."""
    return Section(
        heading="Yours",
        columns=("Page", "Since", "Note"),
        urgency=Urgency.YOURS,
        advice="Nobody else is asked to look at them before you send them to review.",
        entries=[
            Entry(
                desk.titles[version.article_id],
                form_of(version.article_id),
                (f"{ago(version.created_at)}, {day(version.created_at)}", version.note),
            )
            for version in desk.own_drafts
        ],
    )


def old_drafts(desk: Desk) -> Section:
    """Texts that were written a while ago and that nobody has sent to review or published."""
    drafts = [
        version
        for version in desk.newest.values()
        if version.state == Version.State.DRAFT and version.created_at < desk.now - OLD_DRAFT
    ]
    return Section(
        heading=f"Older than {OLD_DRAFT.days} days",
        columns=("Page", "Who", "Since", "Note"),
        advice="Finish it and send it to review, or go back to what readers see.",
        most=0,
        entries=[
            Entry(
                desk.titles[version.article_id],
                form_of(version.article_id),
                (
                    f"written by {name_of(version.author, LIBRARY)}",
                    f"{ago(version.created_at)}, {day(version.created_at)}",
                    version.note,
                ),
            )
            for version in sorted(drafts, key=lambda version: version.created_at)
        ],
        calm=f"No draft is older than {OLD_DRAFT.days} days.",
    )


def overdue(desk: Desk) -> Section:
    """Pages whose next review should have been by now. Readers are told so."""
    found = [a for a in desk.published if a.last_review and a.last_review.is_overdue]
    return Section(
        heading="Overdue",
        columns=_REVIEW_COLUMNS,
        urgency=Urgency.WRONG,
        advice="Have a clinician read the page and sign it. Readers see that it is overdue.",
        entries=_to_review(desk, found),
        calm="No review is overdue.",
    )


def due_soon(desk: Desk) -> Section:
    """Pages that are to be reviewed again before long."""
    last = desk.today + DUE_SOON
    signed = [(a, a.last_review) for a in desk.published if a.last_review]
    found = [a for a, review in signed if not review.is_overdue and review.next_due <= last]
    return Section(
        heading=f"Due within {DUE_SOON.days} days",
        columns=_REVIEW_COLUMNS,
        urgency=Urgency.OPEN,
        entries=_to_review(desk, found),
    )


def changed_since_review(desk: Desk) -> Section:
    """Pages that were changed notably after a clinician signed them. Readers are told so."""
    found = [a for a in desk.published if a.last_review and a.changed_since_review]
    return Section(
        heading="Changed since",
        columns=_REVIEW_COLUMNS,
        urgency=Urgency.OPEN,
        advice="Have a clinician sign the page as it is now.",
        entries=_to_review(desk, found),
    )


def _to_review(desk: Desk, articles: list[Article]) -> list[Entry]:
    """Return reviewed articles by the date of their next review, with who signed them."""
    may_sign = desk.user.has_perm("articles.add_review")
    rows = []
    for article in articles:
        if review := article.last_review:
            form = reverse("admin:articles_article_sign", args=[article.pk])
            address = form if may_sign else form_of(article.pk)
            was = "was due" if review.is_overdue else "due"
            facts = (
                f"{was} {day(review.next_due)}",
                f"signed by {review.name}, {review.role}, {day(review.date)}",
            )
            rows.append((review.next_due, Entry(desk.titles[article.pk], address, facts)))
    return [entry for _, entry in sorted(rows, key=lambda row: row[0])]


def never_reviewed(desk: Desk) -> Section:
    """Pages that no clinician has signed."""
    found = [article for article in desk.published if article.last_review is None]
    of_all = f"{len(found)} of {len(desk.published)} pages"
    return Section(
        heading="Pages without one",
        columns=("Page", "Part"),
        advice=f"No clinician has signed {of_all}. Readers see that.",
        most=0,
        entries=[
            Entry(desk.titles[article.pk], form_of(article.pk), (article.part.title,)) for article in found
        ],
        calm="A clinician has signed every page." if desk.published else "",
    )


def by_part(desk: Desk) -> list[tuple[str, list[Entry]]]:
    """Return every page under the title of its part, with its state where readers do not see it."""
    parts: dict[str, list[Entry]] = {}
    for article in desk.articles:
        state = "withdrawn" if article.withdrawn_at else "" if article.live_id else "not published yet"
        entry = Entry(desk.titles[article.pk], form_of(article.pk), (state,) if state else ())
        parts.setdefault(article.part.title, []).append(entry)
    return list(parts.items())
