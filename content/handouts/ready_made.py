"""The handouts of handouts.yaml as rows: made with the guide, and left alone once staff have changed them."""

import logging
from typing import Any

from django.db import transaction

from content.articles.files.handouts import ReadyMade, parse_handouts
from content.articles.files.layout import HANDOUTS
from content.articles.models import LibraryFile

from .edit import Chosen, change_handout, find_chosen, make_handout
from .models import Handout

logger = logging.getLogger(__name__)


@transaction.atomic
def bring_in_ready_made() -> int:
    """Make the handouts of the library's file that are not there yet; return how many changed.

    One that staff have not touched follows the file. One that they have, or have withdrawn, stays theirs. A
    page that is not there is left out, and a handout without a page is not made.
    """
    row = LibraryFile.objects.filter(path=HANDOUTS).first()
    if row is None:
        return 0
    # Locked, so that whoever saves one at this moment waits, or is waited for.
    ready_made = Handout.objects.select_for_update().filter(name__isnull=False)
    known = {handout.name: handout for handout in ready_made}
    entries = parse_handouts(row.text)
    return sum(_bring_in(entry, known.get(entry.name), place) for place, entry in enumerate(entries, 1))


def _bring_in(entry: ReadyMade, handout: Handout | None, place: int) -> bool:
    if handout is not None and handout.order != place:
        Handout.objects.filter(pk=handout.pk).update(order=place)
    contents, unknown = find_chosen(entry.pages)
    said = _as_loaded(entry, contents)
    if handout is not None and handout.loaded is not None and _says_nothing_new(said, handout.loaded):
        return False
    if unknown:
        left_out = ", ".join(unknown)
        logger.warning("handout %s: left out %s, which readers cannot see", entry.name, left_out)
    if not contents:
        return False
    if handout is None:
        make_handout(entry.title, entry.note, contents, name=entry.name, order=place, loaded=said)
        return True
    is_untouched = _is_untouched(handout)
    if is_untouched:
        changed = change_handout(handout, entry.title, entry.note, contents, by=None)
    else:
        logger.warning("handout %s: kept as staff changed it; the file says something else", entry.name)
        changed = handout
    # A page that was renamed is named anew.
    marks = said["marks"] if is_untouched else changed.marks
    Handout.objects.filter(pk=changed.pk).update(loaded=said, marks=marks)
    return True


def _says_nothing_new(said: dict[str, Any], loaded: dict[str, Any]) -> bool:
    """Tell whether the file says what it said, and nothing that was left out can be put by now.

    What readers cannot see any more stays: they are told what to read instead.
    """
    if any(said[name] != loaded[name] for name in ("title", "note", "pages")):
        return False
    return not set(said["marks"]) > set(loaded.get("marks", said["marks"]))


def _is_untouched(handout: Handout) -> bool:
    """Tell whether a handout still says what was put there when it was last brought in."""
    if handout.withdrawn_at is not None or handout.loaded is None:
        return False
    loaded: dict[str, Any] = handout.loaded
    put = (loaded["title"], loaded["note"], loaded.get("marks", loaded["pages"]))
    return (handout.title, handout.note, handout.marks) == put


def _as_loaded(entry: ReadyMade, contents: list[Chosen]) -> dict[str, Any]:
    """Return what an entry says, and what of it there was to put: what comes later makes a difference."""
    marks = [chosen.mark for chosen in contents]
    return {"title": entry.title, "note": entry.note, "pages": list(entry.pages), "marks": marks}
