"""Loading handouts.yaml: handouts that come with the guide, and stay as they are once staff change them."""

import logging
from typing import Any

from django.db import transaction

from content.articles.files.handouts import ReadyMade, parse_handouts
from content.articles.files.layout import HANDOUTS
from content.articles.models import LibraryFile, LoadConflict

from .edit import Chosen, change_handout, find_chosen, make_handout
from .models import Handout

logger = logging.getLogger(__name__)


@transaction.atomic
def load_ready_made() -> int:
    """Create and update handouts from the library's handouts.yaml; return how many were written.

    A handout that staff have not changed follows the file; one that they have changed or withdrawn stays. A
    page that readers cannot see is left out, and a handout without a page is not created.
    """
    row = LibraryFile.objects.filter(path=HANDOUTS).first()
    if row is None:
        return 0
    # Locked, so that whoever saves one at this moment waits, or is waited for.
    ready_made = Handout.objects.select_for_update().filter(name__isnull=False)
    known = {handout.name: handout for handout in ready_made}
    entries = parse_handouts(row.text)
    return sum(_load_entry(entry, known.get(entry.name), order) for order, entry in enumerate(entries, 1))


def _load_entry(entry: ReadyMade, handout: Handout | None, order: int) -> bool:
    if handout is not None and handout.order != order:
        Handout.objects.filter(pk=handout.pk).update(order=order)
    contents, unknown = find_chosen(entry.pages)
    data = _loaded_data(entry, contents, unknown)
    if handout is not None and handout.loaded is not None and _is_already_loaded(data, handout.loaded):
        return False
    if unknown:
        left_out = ", ".join(unknown)
        logger.warning("handout %s: left out %s, which readers cannot see", entry.name, left_out)
    if not contents:
        return False
    if handout is None:
        make_handout(entry.title, entry.note, contents, name=entry.name, order=order, loaded=data)
        return True
    is_untouched = _is_untouched(handout)
    if is_untouched:
        changed = change_handout(handout, entry.title, entry.note, contents, by=None)
    else:
        logger.warning("handout %s: kept as staff changed it; the file says something else", entry.name)
        changed = handout
    _note_conflict(entry, None if is_untouched or handout.withdrawn_at else handout)
    # A page that was renamed is named anew.
    marks = data["marks"] if is_untouched else changed.marks
    Handout.objects.filter(pk=changed.pk).update(loaded=data, marks=marks)
    return True


def _note_conflict(entry: ReadyMade, changed: Handout | None) -> None:
    """Let a handout that staff changed wait for a decision where the file says something new to it."""
    name = f"{HANDOUTS} {entry.name}"
    if changed is None:
        LoadConflict.objects.filter(name=name).delete()
        return
    ours, theirs = (
        "\n".join(filter(None, (says.title, says.note, *pages)))
        for says, pages in ((changed, changed.marks), (entry, entry.pages))
    )
    if not LoadConflict.objects.filter(name=name, theirs=theirs).exists():
        said = {"ours": ours, "theirs": theirs, "is_kept": False}
        LoadConflict.objects.update_or_create(name=name, defaults=said)


def _is_already_loaded(data: dict[str, Any], loaded: dict[str, Any]) -> bool:
    """Tell whether an entry is as it was loaded, and no page that was left out then is there by now.

    A page that was withdrawn since stays in the handout: patients are told what to read instead.
    """
    if any(data[name] != loaded[name] for name in ("title", "note", "pages")):
        return False
    return not set(data["marks"]) > set(loaded.get("marks", data["marks"]))


def _is_untouched(handout: Handout) -> bool:
    """Tell whether staff have not changed a handout since it was loaded."""
    if handout.withdrawn_at is not None or handout.loaded is None:
        return False
    loaded: dict[str, Any] = handout.loaded
    put = (loaded["title"], loaded["note"], loaded.get("marks", loaded["pages"]))
    return (handout.title, handout.note, handout.marks) == put


def _loaded_data(entry: ReadyMade, contents: list[Chosen], unknown: list[str]) -> dict[str, Any]:
    """Return what `Handout.loaded` stores of an entry: what the file says, and what of it was found."""
    marks = [chosen.mark for chosen in contents]
    said = {"title": entry.title, "note": entry.note, "pages": list(entry.pages)}
    return {**said, "marks": marks, "left_out": unknown}


def left_out() -> list[tuple[Handout, str]]:
    """Return what was left out of handouts that staff have not changed, for readers could not see it then."""
    ready_made = Handout.objects.in_use().filter(name__isnull=False, loaded__isnull=False)
    return [
        (handout, mark)
        for handout in ready_made
        if _is_untouched(handout)
        for mark in (handout.loaded or {}).get("left_out", ())
    ]
