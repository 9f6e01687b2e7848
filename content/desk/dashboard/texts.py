"""The sections about what readers get, and miss: the texts, links, sources, the clinic, searches."""

from dataclasses import replace
from datetime import timedelta

from django.contrib.humanize.templatetags.humanize import apnumber
from django.urls import reverse

from content.articles.checks.links import Kind, Occurrence, outside_addresses
from content.articles.checks.text import SLIP, Finding, orphans, unused_references
from content.articles.models import LinkCheck, LoadConflict
from content.articles.search.zero_results import SHOWN_FROM, frequent_words
from content.handouts.contents import no_longer_as_chosen
from content.handouts.ready_made import left_out

from ..workflow.new_edition import label_of_conflict
from .desk import Desk, day, form_of
from .panels import Entry, Section, Urgency

_HOW = "The site’s technician runs “manage.py check_links”, best once a week."
_NOT_CHECKED = "Not checked yet."
_STALE = timedelta(days=14)

_NEEDED = {
    "name": ("Name", "Every page shows it."),
    "phone": ("Telephone", "Patients call it with their questions."),
    "emergency_number": ("Emergency number", "Every page shows it first of all."),
}
"""What every clinic has: what a field is called, and what readers need it for."""


def new_edition(desk: Desk) -> Section:
    """What a new edition and the clinic both changed, in the order in which to decide about it."""
    return Section(
        heading="New edition waits",
        columns=("What", "Why first"),
        urgency=Urgency.WRONG,
        advice="These were changed here, so they do not have its text yet. Look at both, and decide.",
        entries=[
            Entry(
                label_of_conflict(conflict),
                reverse("admin:new_edition", args=[conflict.pk]),
                ("warns readers of danger" if conflict.is_safety else "",),
            )
            for conflict in LoadConflict.objects.waiting().safety_first()
        ],
        calm="Nothing of a new edition waits.",
    )


def problems(desk: Desk) -> Section:
    """What is wrong with a published text, with the way to the line of the form."""
    return Section(
        heading="Problems",
        columns=("Page", "Where", "What is wrong"),
        urgency=Urgency.WRONG,
        advice="Each leads to the line of the form.",
        entries=[_finding_entry(desk, finding) for finding in desk.findings if finding.is_error],
        calm="No published text has a problem.",
    )


def slips(desk: Desk) -> Section:
    """What of a published text Markdown drops, runs together or prints as signs."""
    return Section(
        heading="Not shown as written",
        columns=("Page", "Where", "What is wrong"),
        urgency=Urgency.OPEN,
        advice="The next text of the page is refused until it is mended. Each leads to the line of the form.",
        entries=[_finding_entry(desk, finding) for finding in desk.findings if finding.kind == SLIP],
        calm="Every published text is shown as it was written.",
    )


def hard_to_read(desk: Desk) -> Section:
    """What would make a published text easier; a sentence that stands in many places is one entry."""
    places: dict[str, list[Finding]] = {}
    for finding in desk.findings:
        if not finding.is_error and finding.kind != SLIP:
            # Measures of a whole page may be worded alike and are each page's own.
            places.setdefault(finding.message if finding.field else str(finding), []).append(finding)
    return Section(
        heading="Hard to read",
        columns=("Page", "Where", "What was noticed"),
        most=0,
        entries=[_entry_of_places(desk, *findings) for findings in places.values()],
        calm="No sentence is too long, no page too hard.",
    )


def _entry_of_places(desk: Desk, first: Finding, *others: Finding) -> Entry:
    """Return the entry of the first finding, which tells in how many more places the same was noticed."""
    entry = _finding_entry(desk, first)
    if not others:
        return entry
    more = f"{len(others)} more place{'' if len(others) == 1 else 's'}"
    where, message = entry.facts
    return replace(entry, facts=(f"{where}, and {more}", message))


def _finding_entry(desk: Desk, finding: Finding) -> Entry:
    """Return what a check found, with the address of the line in its form."""
    if finding.part_id is not None:
        name = f"Footer of the part “{desk.parts.get(finding.part_id, '')}”"
        return Entry(name, _footer_field(finding.part_id), (f"Line {finding.line}", finding.message))
    article = finding.article_id or 0
    where = f"{finding.field.replace('_', ' ').capitalize()}, line {finding.line}" if finding.field else ""
    newest, line = desk.newest.get(article), finding.line
    if where and newest and newest.published_at is None:
        # The form shows the draft, in which it may stand elsewhere.
        where, line = f"{where} of the published text; there is a newer draft", 0
    address = form_of(article, finding.field, line)
    return Entry(desk.titles.get(article, ""), address, (where, finding.message))


def handouts(desk: Desk) -> Section:
    """Handouts in use whose page, or part of one, is gone since it was chosen, or was never there."""
    return Section(
        heading="Handouts whose parts are gone",
        columns=("Handout", "What was chosen", "What patients get"),
        urgency=Urgency.OPEN,
        advice="Change the handout at the staff’s desk, or bring back the heading or the page.",
        entries=[
            Entry(
                item.handout.title,
                reverse("staff_handout", args=[item.handout.code]),
                (item.mark, "the whole page" if item.article.is_published else "word that it is withdrawn"),
            )
            for item in no_longer_as_chosen()
        ]
        + [
            Entry(
                handout.title,
                reverse("staff_handout", args=[handout.code]),
                (mark, "the rest, until readers can see this part"),
            )
            for handout, mark in left_out()
        ],
        calm="Every handout has what was chosen for it.",
    )


def broken_links(desk: Desk) -> Section:
    """Addresses on other sites that led nowhere when they were checked last."""
    last = desk.last_link_check
    return Section(
        heading="Broken links",
        columns=("Stands in", "Address", "What is wrong", "When"),
        urgency=Urgency.WRONG,
        advice="Look for the new address, or take the link out.",
        entries=_link_entries(list(LinkCheck.objects.broken())),
        calm=f"No link to another site is broken, as of {day(last)}." if last else "",
        note=f"Last checked on {day(last)}." if last else _NOT_CHECKED,
    )


def link_check(desk: Desk) -> Section:
    """Asks for a check of the links to other sites where there was none of late."""
    last = desk.last_link_check
    checked = f"were last checked on {day(last)}" if last else "have never been checked"
    is_stale = last is None or last < desk.now - _STALE
    return Section(
        heading="Check of links",
        columns=(),
        to_do=f"Links to other sites {checked}. {_HOW}" if is_stale else "",
        note="" if is_stale else f"There was a check in the last {_STALE.days} days.",
    )


def links_to_look_at(desk: Desk) -> Section:
    """Addresses that have moved, or whose sites turn programs away."""
    return Section(
        heading="Links to look at",
        columns=("Stands in", "Address", "What was noticed", "When"),
        most=0,
        advice="These lead somewhere. Follow each now and then, and write down its new address.",
        entries=_link_entries(list(LinkCheck.objects.to_look_at())),
        note="" if desk.last_link_check else _NOT_CHECKED,
    )


def _link_entries(checks: list[LinkCheck]) -> list[Entry]:
    """Return an entry for each text that has the address of a check."""
    occurrences = outside_addresses() if checks else {}
    return [
        Entry(
            occurrence.name,
            _address(occurrence),
            (check.error, _since(check)),
            outside=check.url,
        )
        for check in checks
        for occurrence in occurrences.get(check.url, [])
    ]


def _since(check: LinkCheck) -> str:
    return f"since {day(check.failing_since)}" if check.failing_since else f"as of {day(check.checked_at)}"


def _address(occurrence: Occurrence) -> str:
    if occurrence.kind is Kind.SOURCE:
        return reverse("admin:sources_reference_change", args=[occurrence.pk])
    if occurrence.kind is Kind.PART_FOOTER:
        return _footer_field(occurrence.pk)
    return form_of(occurrence.pk, "body")


def _footer_field(part: int) -> str:
    return reverse("admin:articles_part_change", args=[part]) + "#id_footer"


def pages_without_links(desk: Desk) -> Section:
    """Published pages that readers come to by no link in another page's text."""
    return Section(
        heading="Pages that nobody links to",
        columns=("Page", "Part"),
        most=0,
        advice="Link to each from the text of a page that its readers come from.",
        entries=[
            Entry(desk.titles[page.pk], form_of(page.pk), (page.part.title,))
            for page in orphans().with_titles()
        ],
        calm="Every page is linked to from another.",
    )


def uncited_sources(desk: Desk) -> Section:
    """Sources that stand in the list and that no published page cites."""
    return Section(
        heading="Sources that nobody cites",
        columns=("Source", "Title", "Kind"),
        most=0,
        advice="Cite it where it says something, or delete it.",
        entries=[
            Entry(
                source.name,
                reverse("admin:sources_reference_change", args=[source.pk]),
                (str(source.csl["title"]), source.kind),
            )
            for source in unused_references()
        ],
        calm="Every source is cited.",
    )


def zero_results(desk: Desk) -> Section:
    """Words that readers searched for and the guide does not have, where the clinic counts them."""
    words = frequent_words()
    is_on = desk.clinic.count_missed_words
    calm = f"No search word has stayed without a result {apnumber(SHOWN_FROM)} times or more."
    off = "Counting is switched off; the clinic’s settings switch it on."
    return Section(
        heading="Without a result",
        columns=("Word", "How often"),
        advice="Write of it on a page. Where the guide has another word for it, the site’s technician "
        "adds both to search.yaml.",
        entries=[Entry(word.word, facts=(f"{word.count} times",)) for word in words],
        calm=calm if is_on else "",
        note="" if is_on else off,
    )


def missing_details(desk: Desk) -> Section:
    """What readers need to know of the clinic and nobody has filled in yet."""
    clinic = desk.clinic
    form = (
        reverse("admin:clinic_clinic_change", args=[clinic.pk])
        if clinic.pk
        else reverse("admin:clinic_clinic_add")
    )
    return Section(
        heading="Missing details",
        columns=("Detail", "What it is for"),
        urgency=Urgency.WRONG,
        advice="In place of what is empty, readers are told of “your clinic”, or to look up the number.",
        entries=[
            Entry(label, f"{form}#id_{name}", (words,))
            for name, (label, words) in _NEEDED.items()
            if not getattr(clinic, name)
        ],
    )
