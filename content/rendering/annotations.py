"""The proof of a text: what is wrong with it, and what could be better, set beside the block it concerns.

It is what an editor sees while writing; it is made from a text rendered with `proof=True`, and never stored.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape

from .blocks import Block
from .front_matter import FIELD_LABELS
from .problems import UNCITED, Problem, stopped
from .rendered import Rendered

_TAG = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^>"]|"[^"]*")*)>')
_LINE = re.compile(r' data-line="(\d+)"')
_ELEMENTS = frozenset(
    "p li ul ol dl dt dd table thead tbody tr td th blockquote section div h2 h3 h4 h5 h6 figure figcaption "
    "pre details summary".split()
)


@dataclass(frozen=True)
class Note:
    """Something to look at: its number, the field and line, whether it has to be mended, and what it is.

    `kind` is "problem", or that of a remark. `line` is 0 where a field is meant as a whole.
    """

    number: int
    field: str
    line: int
    kind: str
    message: str

    @property
    def must(self) -> bool:
        """Tell whether the text cannot be saved before it is mended."""
        return self.kind == "problem"

    @property
    def needs_source(self) -> bool:
        """Tell whether it is a statement that names no source."""
        return self.kind == UNCITED

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        label = FIELD_LABELS.get(self.field, self.field.capitalize())
        return f"{label}, line {self.line}:" if self.line else f"{label}:"

    @property
    def sentence(self) -> str:
        """The message as a sentence of its own."""
        return stopped(self.message[:1].upper() + self.message[1:])


@dataclass(frozen=True)
class Proof:
    """The blocks of a text with its notes set in, and all of the notes in the order of the form."""

    blocks: list[Block]
    key_points: list[Block]
    next_steps: list[Block]
    notes: list[Note]

    @property
    def problems(self) -> list[Note]:
        """What has to be mended."""
        return [note for note in self.notes if note.must]

    @property
    def uncited(self) -> list[Note]:
        """What needs a source before it is published."""
        return [note for note in self.notes if note.needs_source]

    @property
    def remarks(self) -> list[Note]:
        """What could be better."""
        return [note for note in self.notes if not (note.must or note.needs_source)]


def make_proof(rendered: Rendered, others: Iterable[Problem] = ()) -> Proof:
    """Return the proof of a rendered text; `others` are problems of its form.

    Its blocks have places only where it was rendered with `proof=True`; without, the notes alone are of use.

    A note stands at the end of the words of the block that begins on its line, or on the nearest before it.
    """
    found = [(p.field, p.line, "problem", p.message) for p in (*others, *rendered.problems)]
    found += [(r.field, r.line, r.kind, r.message) for r in rendered.remarks]
    found.sort(key=lambda note: (_field_order(note[0]), note[1], note[2] != "problem"))
    notes = [Note(number, *note) for number, note in enumerate(found, 1)]
    return Proof(
        blocks=set_notes(rendered.blocks, _of(notes, "body")),
        key_points=set_notes(rendered.key_points, _of(notes, "key_points")),
        next_steps=set_notes(rendered.next_steps, _of(notes, "next_steps")),
        notes=notes,
    )


def _of(notes: list[Note], name: str) -> list[Note]:
    return [note for note in notes if note.field == name]


def _field_order(name: str) -> int:
    names = list(FIELD_LABELS)
    return names.index(name) if name in names else len(names)


@dataclass
class _Element:
    """An element with words: its line if it has one, where its own words end, what is folded around it."""

    block_number: int
    line: int | None
    tag: str
    words_end: int | None = None
    folded: list[int] = field(default_factory=list)


def set_notes(blocks: list[Block], notes: list[Note]) -> list[Block]:
    """Return blocks with each note in its element; what is folded away around it unfolds."""
    elements = [
        element
        for block_number, block in enumerate(blocks)
        for element in _read(block_number, block.html)
        if element.line is not None
    ]
    inserts: list[dict[int, str]] = [{} for _ in blocks]
    for note in notes:
        element = _element_of(note, elements)
        if element is not None and element.words_end is not None:
            into = inserts[element.block_number]
            into[element.words_end] = into.get(element.words_end, "") + _slip(note)
            into.update(dict.fromkeys(element.folded, " open"))
    return [replace(block, html=_with(block.html, into)) for block, into in zip(blocks, inserts, strict=True)]


def _with(html: str, inserts: dict[int, str]) -> str:
    for position in sorted(inserts, reverse=True):
        html = html[:position] + inserts[position] + html[position:]
    return html


def _read(block_number: int, html: str) -> list[_Element]:
    """Return the elements with words of a block's HTML, in which each of them is closed."""
    elements: list[_Element] = []
    opened: list[_Element] = []
    folds: list[int] = []
    for tag in _TAG.finditer(html):
        closes, name, attributes = tag.groups()
        if name not in _ELEMENTS:
            continue
        if opened and opened[-1].words_end is None:
            opened[-1].words_end = tag.start()
        if closes:
            if opened and opened.pop().tag == "details":
                folds.pop()
            continue
        if name == "details":
            folds.append(tag.end() - 1)
        line = _LINE.search(attributes)
        elements.append(_Element(block_number, int(line[1]) if line else None, name, folded=list(folds)))
        opened.append(elements[-1])
    return elements


def _element_of(note: Note, elements: list[_Element]) -> _Element | None:
    """Return the element on a note's line, or the nearest before it, or else the first of all."""
    before = [element for element in elements if element.line is not None and element.line <= note.line]
    return max(before, key=lambda element: element.line or 0) if before else next(iter(elements), None)


def _slip(note: Note) -> str:
    label, kind = "Better:", "remark"
    if note.must:
        label, kind = "Mend this:", "problem"
    elif note.needs_source:
        label, kind = "Before it is published:", "uncited"
    return (
        f'<span class="proof proof-{kind}" id="proof:{note.number}" data-proof="{note.number}">'
        f"<strong>{label}</strong> {escape(note.sentence)}</span>"
    )
