"""Loading what stands behind the articles: references, parts, drawings, and the words of search."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Model
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from content.rendering import FormatError
from content.sources.csl import ReferenceText, dump_references, in_order_of, parse_references
from content.sources.models import Reference

from ..files.layout import HANDOUTS, PARTS, PICTURES, REDIRECTS, REFERENCES, SEARCH, SIGNS, WITHDRAWN
from ..files.parts import PartText, parse_parts
from ..models import LibraryFile, Part
from ..publishing.context import FIGURES, can_read_signs
from .task import DELETED, RECORDED, TAKEN, Task
from .three_way import Choice, choose, digest

REASON = "Loaded from files."

PARTS_ORDER = f"{PARTS} (order)"


@dataclass
class Writing:
    """Rows of a model with a history that a load adds or changes; bulk writing keeps no history by itself.

    `noted` are rows of which only what was loaded is new, which is no change of the record; then the fields
    `noting` alone are written.
    """

    model: type[Model]
    fields: list[str]
    noting: Sequence[str] = ()
    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    noted: list[Any] = field(default_factory=list)

    def write(self, by: Any) -> None:
        """Write the rows; of those that are there already the named fields, and only where one changed."""
        kept = {"default_user": by, "default_change_reason": REASON}
        if self.new:
            bulk_create_with_history(self.new, self.model, **kept)
        if self.changed:
            bulk_update_with_history(self.changed, self.model, self.fields, **kept)
        if self.noted:
            # Nothing else of them is written: it is whoever edits them on the site who says what they hold.
            self.model._default_manager.bulk_update(self.noted, self.noting)


class FileRows:
    """The files that the site holds, and what a load makes of them."""

    def __init__(self) -> None:
        self.known = {row.path: row for row in LibraryFile.objects.all()}
        self._changed: set[str] = set()
        self._noted: set[str] = set()

    def text(self, path: str) -> str | None:
        """Return what the site has of a file, if it has it."""
        return self.known[path].text if path in self.known else None

    def loaded(self, path: str) -> str | None:
        """Return the file as it was last loaded from a folder, if it ever was."""
        return (self.known[path].loaded or None) if path in self.known else None

    def put(self, path: str, text: str) -> None:
        """Set what the site has of a file."""
        row = self.known.setdefault(path, LibraryFile(path=path))
        if row.text != text:
            row.text = text
            self._changed.add(path)

    def note(self, path: str, loaded: str) -> None:
        """Set what was last loaded of a file from a folder."""
        if path in self.known and self.known[path].loaded != loaded:
            self.known[path].loaded = loaded
            self._noted.add(path)

    def write(self, by: Any) -> None:
        """Write what is not as it was."""
        writing = Writing(LibraryFile, ["text", "loaded"], ["loaded"])
        for path in sorted(self._changed | self._noted):
            row = self.known[path]
            rows = writing.changed if path in self._changed else writing.noted
            (writing.new if row.pk is None else rows).append(row)
        writing.write(by)

    @property
    def drawings(self) -> dict[str, str]:
        """The drawings that the site will have, by their path."""
        return {path: row.text for path, row in self.known.items() if path.startswith(FIGURES)}


def load_references(task: Task, rows: FileRows) -> tuple[list[Reference], Writing]:
    """Take the references that are new or changed; one that an editor deleted stays away.

    Returns all that the site will have, and what is to be written of them.
    """
    known = {reference.key: reference for reference in Reference.objects.all()}
    recorded = _references_in(rows.loaded(REFERENCES) or "")
    _note_needed(task, recorded)
    writing = Writing(Reference, ["csl", "kind", "appraisal", "position", "loaded"], ["position", "loaded"])
    bases, has_conflict = [], False
    for position, item in enumerate(task.folder.references):
        reference = known.get(item.key) or Reference(key=item.key)
        before = (reference.position, reference.loaded)
        if reference.loaded is None:
            # It was deleted, or was and is here again.
            reference.loaded = recorded.get(item.key)
        choice = _decide_reference(task, reference, item)
        has_conflict |= choice is Choice.CONFLICT
        base = reference.loaded if choice is Choice.CONFLICT else item.csl
        bases += [base] if base is not None else []
        if reference.pk is None and choice not in TAKEN:
            continue
        reference.position = position
        if choice in TAKEN:
            reference.csl = item.csl
        if choice in RECORDED and not task.is_import:
            reference.loaded = item.csl
        reference.copy_custom()
        if reference.pk is None:
            writing.new.append(reference)
        elif choice is Choice.UPDATE:
            writing.changed.append(reference)
        elif before != (reference.position, reference.loaded):
            writing.noted.append(reference)
    if has_conflict and not task.is_import:
        # The record of what was loaded outlives the references themselves.
        rows.put(REFERENCES, rows.text(REFERENCES) or "")
        rows.note(REFERENCES, dump_references(bases))
    return [*known.values(), *writing.new], writing


def _references_in(source: str) -> dict[str, dict[str, Any]]:
    try:
        return {item.key: item.csl for item in parse_references(source)}
    except FormatError:
        return {}


def _note_needed(task: Task, recorded: dict[str, dict[str, Any]]) -> None:
    """Note the works through which others that come to the site are known, and those of these in turn."""
    items = {f"{REFERENCES} {item.key}": item for item in task.folder.references}
    waiting = [
        name
        for name, item in items.items()
        if name in task.needed or name in task.wishes.names or recorded.get(item.key) != item.csl
    ]
    seen = set(waiting)
    while waiting:
        cited_by = items[waiting.pop()].csl["custom"].get("cited_by", [])
        found = {f"{REFERENCES} {key}" for key in cited_by}
        task.needed |= found
        waiting += (found & set(items)) - seen
        seen |= found


def _decide_reference(task: Task, reference: Reference, item: ReferenceText) -> Choice:
    ours = digest(reference.csl) if reference.pk else None
    loaded = digest(reference.loaded) if reference.loaded is not None else None
    name = f"{REFERENCES} {item.key}"
    found = task.choose(name, loaded, digest(item.csl), ours)
    if found is Choice.LEAVE:
        return found
    here = dump_references([in_order_of(reference.csl, item.csl)]) if ours else ""
    note = "" if ours or found is Choice.ADD else DELETED
    return task.decide(name, found, here, dump_references([item.csl]), note)


def load_files(task: Task, rows: FileRows) -> None:
    """Take the drawings, words of search, ready-made handouts and signs that are new or changed.

    Signs that can be read take the place of such as cannot.
    """
    for path in (SEARCH, HANDOUTS, SIGNS, *task.folder.figures):
        theirs = task.folder.sources.get(path)
        if theirs is None or path in task.folder.unread:
            continue
        ours, loaded = rows.text(path), rows.loaded(path)
        found = task.choose(
            path, digest(loaded) if loaded else None, digest(theirs), None if ours is None else digest(ours)
        )
        if path == SIGNS and not can_read_signs(ours or ""):
            found = Choice.UPDATE  # whoever wrote it: nothing can be printed from it
        choice = task.decide(path, found, ours or "", theirs) if found is not Choice.LEAVE else found
        if choice in TAKEN:
            rows.put(path, theirs)
        if choice in RECORDED and not task.is_import:
            rows.note(path, theirs)


def load_parts(task: Task, rows: FileRows) -> tuple[list[PartText], Writing]:
    """Take the parts that are new or changed.

    Returns the parts of the folder as the site will have them, and what is to be written of them.
    """
    before = _parts_in(rows.loaded(PARTS) or "")
    known = {part.slug: part for part in Part.objects.all()}
    orders = _orders(task, list(before), {slug: part.title for slug, part in known.items()})
    result, writing = [], Writing(Part, ["title", "summary", "foot", "order"])
    for theirs in task.folder.parts:
        part = known.get(theirs.slug) or Part(slug=theirs.slug)
        ours = text_of(part) if part.pk else None
        held = _held_part(task, before.get(theirs.slug), theirs, ours)
        if (held, orders[part.slug]) != (ours, part.order):
            part.title, part.summary, part.foot = held.title, held.summary, held.foot
            part.order = orders[part.slug]
            (writing.new if part.pk is None else writing.changed).append(part)
        result.append(held)
    return result, writing


def _held_part(task: Task, loaded: PartText | None, theirs: PartText, ours: PartText | None) -> PartText:
    """Return the text that a part has afterwards."""
    name = f"{PARTS} {theirs.slug}"
    if ours is None:  # nobody can delete a part
        task.decide(name, Choice.ADD, "", str(theirs))
        return theirs
    found = task.choose(name, part_digest(loaded) if loaded else None, part_digest(theirs), part_digest(ours))
    if found is Choice.LEAVE:
        return theirs
    choice = task.decide(name, found, str(ours), str(theirs))
    return ours if choice in {Choice.KEEP, Choice.CONFLICT} else theirs


def _orders(task: Task, loaded: list[str], ours: dict[str, str]) -> dict[str, int]:
    """Return the place of each part of the folder; the order of those that both sides have is one text.

    `ours` are the parts of the site in their order, each with its title.
    """
    theirs = [part.slug for part in task.folder.parts]
    noted = task.base(PARTS_ORDER, " ".join(loaded)) or ""
    base, new, old = (
        [s for s in slugs if s in theirs and s in ours] for slugs in (noted.split(), theirs, ours)
    )
    found = choose(base, new, old)
    choice = found
    if found in {Choice.KEEP, Choice.UPDATE, Choice.CONFLICT}:
        titles = ["\n".join(ours[slug] for slug in slugs) for slugs in (old, new)]
        choice = task.decide(PARTS_ORDER, found, *titles)
    if choice in {Choice.KEEP, Choice.CONFLICT}:
        theirs = [*ours, *(slug for slug in theirs if slug not in ours)]
    return {slug: place for place, slug in enumerate(theirs)}


def text_of(part: Part) -> PartText:
    """Return a part as its file says it."""
    return PartText(part.slug, part.title, part.summary, part.foot)


def part_digest(part: PartText) -> str:
    """Return the digest of a part; on which line it stands is no part of it."""
    return digest(asdict(part) | {"foot_line": 0})


def _parts_in(source: str) -> dict[str, PartText]:
    try:
        return {part.slug: part for part in parse_parts(source)}
    except FormatError:
        return {}


def put_lists(task: Task, rows: FileRows) -> None:
    """Keep the files of which each entry was decided on by itself.

    As what the site has, so that they are written out as they are; and as what was loaded, unless an entry
    is in conflict, so that the next load looks at it again.
    """
    for path in (REFERENCES, PARTS, PICTURES, REDIRECTS, WITHDRAWN):
        source = task.folder.sources.get(path)
        choices = [choice for name, choice in task.outcome.choices.items() if name.startswith(f"{path} ")]
        if source is None or path in task.folder.unread or Choice.CONFLICT in choices:
            continue
        if task.is_import and (Choice.KEEP in choices or not TAKEN & set(choices)):
            continue
        if path in {REDIRECTS, WITHDRAWN} and not TAKEN & set(choices):
            # The site knows all of it already, however it was written.
            task.outcome.choices[path] = Choice.LEAVE if rows.loaded(path) == source else Choice.AGREE
        elif rows.text(path) != source:
            task.outcome.choices[path] = Choice.UPDATE if path in rows.known else Choice.ADD
        rows.put(path, source)
        if not task.is_import:
            rows.note(path, source)
