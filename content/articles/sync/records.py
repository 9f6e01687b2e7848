"""Loading what stands behind the articles: references, parts, drawings, and the words of search."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db.models import Model
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from content.sources.csl import ReferenceText, dump_references, in_order_of, parse_references

from ..files.layout import (
    EMERGENCIES,
    HANDOUTS,
    PARTS,
    PICTURES,
    REDIRECTS,
    REFERENCES,
    SEARCH,
    SIGNS,
    WITHDRAWN,
    WORDS,
)
from ..files.parts import PartText, parse_parts
from ..models import Part
from ..publishing.context import can_read_signs
from .state import SiteFile, SitePart, SiteReference
from .three_way import (
    DELETED,
    RECORDED,
    TAKEN,
    Batch,
    Change,
    Choice,
    LoadContext,
    choose,
    digest,
    parse_loaded,
)

T = TypeVar("T")

REASON = "Loaded from files."

PARTS_ORDER = f"{PARTS} (order)"


@dataclass
class ReferencePlan(Batch[SiteReference]):
    """The plan for references; `bases` is what both sides have begun with of each once it is written."""

    bases: list[dict[str, Any]] = field(default_factory=list)


def plan_references(context: LoadContext) -> ReferencePlan:
    """Take the references that are new or changed; one that an editor deleted stays away."""
    plan = ReferencePlan(dict(context.site.references))
    last = parse_loaded(parse_references, context.site.file(REFERENCES).loaded) or []
    recorded = {item.key: item.csl for item in last}
    context = replace(context, needed=context.needed | _known_through(context, recorded))
    for position, item in enumerate(context.folder.references):
        here = plan.after.get(item.key)
        loaded = here.loaded if here else None
        if loaded is None:
            loaded = recorded.get(item.key)  # it was deleted, or was and is here again
        change = _reference_change(context, item, loaded, here.csl if here else None)
        base = loaded if change.choice is Choice.CONFLICT else item.csl
        plan.bases += [] if base is None else [base]
        if change.found is not Choice.LEAVE:
            plan.changes.append(change)
        if change.choice is not Choice.CONFLICT and not context.is_import:
            loaded = item.csl
        if change.choice in TAKEN:
            plan.after[item.key] = SiteReference(item.csl, position, loaded)
        elif here:
            plan.after[item.key] = replace(here, position=position, loaded=loaded)
    return plan


def _reference_change(
    context: LoadContext, item: ReferenceText, loaded: dict[str, Any] | None, ours: dict[str, Any] | None
) -> Change:
    name = f"{REFERENCES} {item.key}"
    base = None if loaded is None else digest(loaded)
    found = context.compare(name, base, digest(item.csl), None if ours is None else digest(ours))
    if found is Choice.LEAVE:
        return context.change(name, found)
    here = "" if ours is None else dump_references([in_order_of(ours, item.csl)])
    note = DELETED if ours is None and found is not Choice.ADD else ""
    return context.change(name, found, here, dump_references([item.csl]), note)


def _known_through(context: LoadContext, recorded: dict[str, dict[str, Any]]) -> set[str]:
    """Return the names of the works through which those that come to the site are known, step by step.

    Those that come are the needed ones, the overrides, and those that are not as they were last loaded.
    """
    items = {f"{REFERENCES} {item.key}": item for item in context.folder.references}
    asked_for = {*context.needed, *context.overrides.names}
    waiting = [n for n, item in items.items() if n in asked_for or recorded.get(item.key) != item.csl]
    result: set[str] = set()
    while waiting:
        cited_by = items[waiting.pop()].csl["custom"].get("cited_by", [])
        new = {f"{REFERENCES} {key}" for key in cited_by} - result
        result |= new
        waiting += new & set(items)
    return result


def plan_files(context: LoadContext) -> Batch[SiteFile]:
    """Take the drawings, words of search and of the site, ready-made handouts and signs that changed.

    Signs that can be read take the place of such as cannot.
    """
    batch = Batch(dict(context.site.files))
    for path, theirs in context.readable(
        SEARCH, EMERGENCIES, HANDOUTS, SIGNS, WORDS, *context.folder.figures
    ):
        here = context.site.file(path)
        ours = digest(here.text) if path in context.site.files else None
        found = context.compare(path, digest(here.loaded) if here.loaded else None, digest(theirs), ours)
        if path == SIGNS and not can_read_signs(here.text):
            found = Choice.UPDATE  # whoever wrote it: nothing can be printed from it
        if found is Choice.LEAVE:
            continue
        change = context.change(path, found, here.text, theirs)
        batch.changes.append(change)
        if change.choice in RECORDED:
            batch.after[path] = context.taken_file(path, theirs)
        elif change.choice is Choice.KEEP and ours is not None:
            batch.after[path] = replace(here, loaded=context.taken_file(path, theirs).loaded)
    return batch


def plan_parts(context: LoadContext) -> Batch[SitePart]:
    """Take the parts that are new or changed, and their order."""
    site, batch = context.site, Batch(dict(context.site.parts))
    loaded = {part.slug: part for part in (parse_loaded(parse_parts, site.file(PARTS).loaded) or [])}
    order = _order_change(context, list(loaded))
    slugs = [part.slug for part in context.folder.parts]
    if order.choice in {Choice.KEEP, Choice.CONFLICT}:
        slugs = [*site.parts, *(slug for slug in slugs if slug not in site.parts)]
    for theirs in context.folder.parts:
        here = site.parts.get(theirs.slug)
        change = _part_change(context, loaded.get(theirs.slug), theirs, text_of(here) if here else None)
        position = slugs.index(theirs.slug)
        if here and change.choice not in TAKEN:
            batch.after[theirs.slug] = replace(here, order=position)
        else:
            batch.after[theirs.slug] = SitePart(
                theirs.slug, theirs.title, theirs.summary, theirs.footer, position
            )
        if change.found is not Choice.LEAVE:
            batch.changes.append(change)
    if order.has_difference:
        batch.changes.append(order)
    return batch


def _part_change(
    context: LoadContext, loaded: PartText | None, theirs: PartText, ours: PartText | None
) -> Change:
    name = f"{PARTS} {theirs.slug}"
    if ours is None:  # nobody can delete a part
        return context.change(name, Choice.ADD, "", str(theirs))
    base = part_digest(loaded) if loaded else None
    found = context.compare(name, base, part_digest(theirs), part_digest(ours))
    return context.change(name, found, str(ours), str(theirs))


def _order_change(context: LoadContext, loaded: list[str]) -> Change:
    """Compare the order of the parts that both sides have, which is one text."""
    titles = {slug: part.title for slug, part in context.site.parts.items()}
    both = [part.slug for part in context.folder.parts if part.slug in titles]
    ours = [slug for slug in titles if slug in both]
    base = [slug for slug in (context.base(PARTS_ORDER, " ".join(loaded)) or "").split() if slug in both]
    words = ["\n".join(titles[slug] for slug in slugs) for slugs in (ours, both)]
    return context.change(PARTS_ORDER, choose(base, both, ours), *words)


def text_of(part: Part | SitePart) -> PartText:
    """Return a part as its file says it."""
    return PartText(part.slug, part.title, part.summary, part.footer)


def part_digest(part: PartText) -> str:
    """Return the digest of a part, without its line in the file. exported.json keeps digests, so it stays."""
    words = {"slug": part.slug, "title": part.title, "summary": part.summary, "foot": part.footer}
    return digest(words | {"foot_line": 0})


def plan_lists(
    context: LoadContext, changes: Iterable[Change], bases: list[dict[str, Any]]
) -> Batch[SiteFile]:
    """Keep the files of which each entry was decided on by itself; `changes` are those of all entries.

    As what the site has, so that they are written out as they are; and as what was loaded, unless an entry
    is in conflict, so that the next load looks at it again. What was loaded of the references outlives them,
    so it is kept for each: the `bases`.
    """
    batch: Batch[SiteFile] = Batch({})
    entries: dict[str, list[Choice]] = {}
    for change in changes:
        entries.setdefault(change.name.partition(" ")[0], []).append(change.choice)
    for path, source in context.readable(REFERENCES, PARTS, PICTURES, REDIRECTS, WITHDRAWN):
        here, choices = context.site.files.get(path), entries.get(path, [])
        is_taken = bool(TAKEN & set(choices))
        if Choice.CONFLICT in choices:
            if path == REFERENCES and not context.is_import:
                batch.after[path] = SiteFile(here.text if here else "", dump_references(bases))
            continue
        if context.is_import and (Choice.KEEP in choices or not is_taken):
            continue
        if path in {REDIRECTS, WITHDRAWN} and not is_taken:
            # The site knows all of it already, however it was written.
            choice = Choice.LEAVE if here and here.loaded == source else Choice.AGREE
            batch.changes.append(Change(path, None, choice))
        elif here is None or here.text != source:
            batch.changes.append(Change(path, None, Choice.UPDATE if here else Choice.ADD))
        batch.after[path] = context.taken_file(path, source)
    return batch


def fields_of_reference(reference: SiteReference) -> dict[str, Any]:
    """Return the fields of the model `Reference`; kind and appraisal are copied from the record."""
    custom = reference.csl["custom"]
    return vars(reference) | {"kind": custom["kind"], "appraisal": custom["appraisal"]}


def write_rows(
    model: type[Model],
    key: str,
    states: tuple[Mapping[str, T], Mapping[str, T]],
    by: Any,
    *,
    noting: Collection[str] = (),
    fields_of: Callable[[T], dict[str, Any]] = vars,
) -> None:
    """Write the rows of a model with a history that differ between two states: before and after a load.

    `key` is the field by which the states name a row, `fields_of` gives the fields of one. A row of which
    only fields of `noting` differ is no change of the record: it comes into no history, and the rest of it
    is not written, for it is whoever edits it on the site who says what it holds.
    """
    before, after = states
    changed = {name: fields_of(value) for name, value in after.items() if value != before.get(name)}
    rows = model._default_manager.in_bulk(changed, field_name=key) if changed else {}
    new: list[Any] = []
    different: list[Any] = []
    noted: list[Any] = []
    fields: dict[str, Any] = {}
    for known_as, fields in changed.items():
        row = rows.get(known_as) or model(**{key: known_as})
        differing = {name for name, value in fields.items() if value != getattr(row, name)}
        for field_name, value in fields.items():
            setattr(row, field_name, value)
        group = noted if differing <= set(noting) else different
        (group if known_as in rows else new).append(row)
    # Bulk writing keeps no history by itself.
    kept = {"default_user": by, "default_change_reason": REASON}
    if new:
        bulk_create_with_history(new, model, **kept)
    if different:
        bulk_update_with_history(different, model, list(fields), **kept)
    if noted:
        model._default_manager.bulk_update(noted, noting)
