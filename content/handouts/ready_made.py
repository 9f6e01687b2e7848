"""The handouts of handouts.yaml as rows: made with the guide, and left alone once staff have changed them."""

import logging
from typing import Any

from django.db import transaction

from content.articles.handouts_file import ReadyMade, parse_handouts
from content.articles.library_files import HANDOUTS
from content.articles.models import LibraryFile

from .making import Chosen, change_handout, find_chosen, make_handout
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
    known = {handout.name: handout for handout in Handout.objects.filter(name__isnull=False)}
    entries = parse_handouts(row.text)
    return sum(_bring_in(entry, known.get(entry.name), place) for place, entry in enumerate(entries, 1))


def _bring_in(entry: ReadyMade, handout: Handout | None, place: int) -> bool:
    said = _as_loaded(entry)
    if handout is not None and handout.loaded == said:
        return False
    contents, unknown = find_chosen(entry.pages)
    if unknown:
        logger.warning("handout %s: left out %s, which is not published", entry.name, ", ".join(unknown))
    if not contents:
        return False
    if handout is None:
        make_handout(entry.title, entry.note, contents, name=entry.name, order=place, loaded=said)
        return True
    if _is_untouched(handout):
        changed = change_handout(handout, entry.title, entry.note, contents, by=None, edition=handout.edition)
    else:
        logger.warning("handout %s: kept as staff changed it; the file says something else", entry.name)
        changed = handout
    Handout.objects.filter(pk=changed.pk).update(loaded=said, order=place)
    return True


def _is_untouched(handout: Handout) -> bool:
    """Tell whether a handout still says what the file said when it was last brought in."""
    if handout.withdrawn_at is not None or handout.loaded is None:
        return False
    loaded: dict[str, Any] = handout.loaded
    contents: list[Chosen] = find_chosen(loaded["pages"])[0]
    marks = [item.mark for item in handout.items.select_related("article")]
    said = (loaded["title"], loaded["note"], [chosen.mark for chosen in contents])
    return (handout.title, handout.note, marks) == said


def _as_loaded(entry: ReadyMade) -> dict[str, Any]:
    return {"title": entry.title, "note": entry.note, "pages": list(entry.pages)}
