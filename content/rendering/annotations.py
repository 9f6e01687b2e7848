"""Annotations of a text: what is wrong with it and what could be better, each in the block it concerns.

Editors see them in the preview. They are made from a text rendered with `with_lines=True`, and never stored.
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
class Annotation:
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
class AnnotatedText:
    """The blocks of a text with its annotations set in, and all annotations in the order of the form."""

    blocks: list[Block]
    key_points: list[Block]
    next_steps: list[Block]
    annotations: list[Annotation]

    @property
    def problems(self) -> list[Annotation]:
        """What has to be mended."""
        return [annotation for annotation in self.annotations if annotation.must]

    @property
    def uncited(self) -> list[Annotation]:
        """What needs a source before it is published."""
        return [annotation for annotation in self.annotations if annotation.needs_source]

    @property
    def remarks(self) -> list[Annotation]:
        """What could be better."""
        return [
            annotation for annotation in self.annotations if not (annotation.must or annotation.needs_source)
        ]


def annotate(rendered: Rendered, others: Iterable[Problem] = ()) -> AnnotatedText:
    """Return a rendered text with its annotations; `others` are problems of its form.

    An annotation stands at the end of the words of the block that begins on its line, or of the nearest
    before. Blocks know their lines only in a text rendered with `with_lines=True`; without, no annotation is
    set into them.
    """
    found = [(p.field, p.line, "problem", p.message) for p in (*others, *rendered.refusals)]
    found += [(r.field, r.line, r.kind, r.message) for r in rendered.remarks]
    found.sort(
        key=lambda annotation: (_field_order(annotation[0]), annotation[1], annotation[2] != "problem")
    )
    annotations = [Annotation(number, *values) for number, values in enumerate(found, 1)]
    return AnnotatedText(
        blocks=set_annotations(rendered.blocks, _of(annotations, "body")),
        key_points=set_annotations(rendered.key_points, _of(annotations, "key_points")),
        next_steps=set_annotations(rendered.next_steps, _of(annotations, "next_steps")),
        annotations=annotations,
    )


def _of(annotations: list[Annotation], name: str) -> list[Annotation]:
    return [annotation for annotation in annotations if annotation.field == name]


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


def set_annotations(blocks: list[Block], annotations: list[Annotation]) -> list[Block]:
    """Return blocks with each annotation in its element; what is folded away around it unfolds."""
    elements = [
        element
        for block_number, block in enumerate(blocks)
        for element in _read(block_number, block.html)
        if element.line is not None
    ]
    inserts: list[dict[int, str]] = [{} for _ in blocks]
    for annotation in annotations:
        element = _element_of(annotation, elements)
        if element is not None and element.words_end is not None:
            into = inserts[element.block_number]
            into[element.words_end] = into.get(element.words_end, "") + _mark(annotation)
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


def _element_of(annotation: Annotation, elements: list[_Element]) -> _Element | None:
    """Return the element on an annotation's line, or the nearest before it, or else the first of all."""
    before = [element for element in elements if element.line is not None and element.line <= annotation.line]
    return max(before, key=lambda element: element.line or 0) if before else next(iter(elements), None)


def _mark(annotation: Annotation) -> str:
    label, kind = "Better:", "remark"
    if annotation.must:
        label, kind = "Mend this:", "problem"
    elif annotation.needs_source:
        label, kind = "Before it is published:", "uncited"
    return (
        f'<span class="annotation annotation-{kind}" id="annotation:{annotation.number}">'
        f"<strong>{label}</strong> {escape(annotation.sentence)}</span>"
    )
