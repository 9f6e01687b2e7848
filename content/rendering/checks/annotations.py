"""The proof of a text: what is wrong with it, and what could be better, set beside the block it concerns.

It is what an editor sees while writing; it is made from a text rendered with `proof=True`, and never stored.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from ..front_matter import FIELD_LABELS
from ..problems import UNCITED, Problem, stopped
from ..rendered import Rendered

_TAG = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^>"]|"[^"]*")*)>')
_LINE = re.compile(r' data-line="(\d+)"')
_BLOCKS = frozenset(
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
    """The HTML of a text with its notes set in, and all of the notes in the order of the form."""

    html: str
    key_points_html: str
    next_steps_html: str
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
    found.sort(key=lambda note: (_place(note[0]), note[1], note[2] != "problem"))
    notes = [Note(number, *note) for number, note in enumerate(found, 1)]
    return Proof(
        html=set_notes(rendered.html, _of(notes, "body")),
        key_points_html=set_notes(rendered.key_points_html, _of(notes, "key_points")),
        next_steps_html=set_notes(rendered.next_steps_html, _of(notes, "next_steps")),
        notes=notes,
    )


def _of(notes: list[Note], name: str) -> list[Note]:
    return [note for note in notes if note.field == name]


def _place(name: str) -> int:
    names = list(FIELD_LABELS)
    return names.index(name) if name in names else len(names)


@dataclass
class _Block:
    """An element of the HTML: its tag, its line if it has one, where its own words end, what it lies in."""

    tag: str
    line: int | None
    words_end: int | None = None
    folded: list[int] = field(default_factory=list)


def set_notes(html: str, notes: list[Note]) -> str:
    """Return the safe HTML of a fragment with each note in its block; what is folded away there unfolds."""
    blocks = [block for block in _read(html) if block.line is not None]
    inserts: dict[int, str] = {}
    for note in notes:
        block = _block_of(note, blocks)
        if block is not None and block.words_end is not None:
            inserts[block.words_end] = inserts.get(block.words_end, "") + _slip(note)
            inserts.update(dict.fromkeys(block.folded, " open"))
    for position in sorted(inserts, reverse=True):
        html = html[:position] + inserts[position] + html[position:]
    return html


def _read(html: str) -> list[_Block]:
    """Return the blocks of sanitised HTML, in which every element of this list is closed."""
    blocks: list[_Block] = []
    opened: list[_Block] = []
    folds: list[int] = []
    for tag in _TAG.finditer(html):
        closes, name, attributes = tag.groups()
        if name not in _BLOCKS:
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
        blocks.append(_Block(name, int(line[1]) if line else None, folded=list(folds)))
        opened.append(blocks[-1])
    return blocks


def _block_of(note: Note, blocks: list[_Block]) -> _Block | None:
    """Return the block on a note's line, or the nearest before it, or else the first of all."""
    before = [block for block in blocks if block.line is not None and block.line <= note.line]
    return max(before, key=lambda block: block.line or 0) if before else next(iter(blocks), None)


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
