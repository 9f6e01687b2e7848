"""Figures: hand-made SVG drawings, set into the page so that they take its colours, and uploaded pictures.

`![What the picture shows](figures/needle.svg "Caption")` alone in a paragraph becomes a figure; so does
`![What the picture shows](images/hand.webp "Caption")`.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Collection

from ..context import RenderContext, figure_anchor
from ..limits import CONTROL
from ..markup.citations import PATTERN, cite
from ..problems import MOST_KINDS, FormatError, Lines, Problem, did_you_mean
from .photos import photo_figure, unknown_photo

SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    (
        "svg g a path rect circle ellipse line polyline polygon text tspan title desc defs use "
        "clipPath mask pattern linearGradient radialGradient stop symbol marker"
    ).split()
)
_ATTRIBUTES = frozenset(
    (
        "id class d x y x1 y1 x2 y2 cx cy r rx ry width height points transform viewBox "
        "preserveAspectRatio text-anchor dominant-baseline dx dy textLength offset fx fy "
        "gradientUnits gradientTransform patternUnits patternTransform clipPathUnits maskUnits refX "
        "refY markerWidth markerHeight orient clip-path mask marker-start marker-mid marker-end "
        "fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray opacity "
        "fill-opacity stroke-opacity fill-rule clip-rule font-size font-weight stop-color "
        "stop-opacity href"
    ).split()
)
_CALLS = frozenset("translate scale rotate skewX skewY matrix rgb rgba hsl hsla var color-mix".split())
MAX_LENGTH = 60_000


def clean_svg(source: str) -> str:
    """Return a drawing as SVG that is safe inside a page.

    Only shapes, text, their presentation, and links within the page are allowed: no script, style, event
    or anything from outside. Raises FormatError where the text is no such drawing.
    """
    if len(source) > MAX_LENGTH or "<!DOCTYPE" in source or "<!ENTITY" in source or CONTROL.search(source):
        raise _error(
            1, "the drawing is too large, declares entities or holds control characters; simplify it"
        )
    try:
        root = etree.fromstring(source)  # noqa: S314 entities are refused above
    except etree.ParseError as error:
        raise _error(error.position[0], f"this is not SVG ({error}); mend it here") from error
    if root.tag != f"{{{SVG}}}svg" or "viewBox" not in root.attrib:
        raise _error(1, "the drawing is not an <svg> with a viewBox; give it one")
    problems = _forbidden(root, source)
    if any(use.find(".//use") is not None for use in _used(root)):
        problems.append(Problem(1, "a <use> leads to what holds another <use>; draw it out", ""))
    if problems:
        raise FormatError(sorted(set(problems)))
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    if root.find(".//a") is None:
        root.attrib["aria-hidden"] = "true"
        root.attrib["focusable"] = "false"
    try:
        return etree.tostring(root, encoding="unicode")
    except RecursionError as error:
        raise _error(1, "the drawing is nested too deep; flatten it") from error


def _forbidden(root: etree.Element, source: str) -> list[Problem]:
    """Take the namespace from the names of a drawing; return a problem for each that may not stand there."""
    problems = []
    for element in root.iter():
        element.tag = str(element.tag).removeprefix(f"{{{SVG}}}")
        name = element.tag.rpartition("}")[2]
        wrong = [("<", name, "")] if element.tag not in _ELEMENTS else []
        wrong += [("", key, f"=“{value[:40]}”") for key, value in element.attrib.items() if _bad(key, value)]
        for before, what, after in wrong:
            found = re.search(rf"{before}(\w+:)?{re.escape(what.rpartition('}')[2])}\b", source)
            line = source.count("\n", 0, found.start()) + 1 if found else 1
            message = f"{before and '<'}{what}{before and '>'}{after} may not stand in a drawing; take it out"
            problems.append(Problem(line, message, ""))
    return problems


def _error(line: int, message: str) -> FormatError:
    return FormatError([Problem(line, message, "")])


def _bad(name: str, value: str) -> bool:
    """Tell whether an attribute may do more than draw: run, load or lead outside."""
    if name not in _ATTRIBUTES or (name == "href" and not value.startswith("#")) or "\\" in value:
        return True
    calls = re.findall(r"(?<![^\s(),;])([^\s(),;]*)\((\s*.?)", value)
    return any(call not in _CALLS and (call, inside) != ("url", "#") for call, inside in calls)


def _used(root: etree.Element) -> list[etree.Element]:
    """Return the elements of a drawing that it uses again by their id."""
    ids = {use.get("href", "").removeprefix("#") for use in root.iter("use")}
    return [element for element in root.iter() if element.get("id") in ids]


def _targets(drawing: str) -> list[str]:
    """Return the anchors on its page that a clean drawing links to."""
    return re.findall(r'<a\b[^>]*?\bhref="#([^"]*)"', drawing)


class Figures:
    """Turns the pictures of a text into figures, and sets the drawings in after sanitising."""

    def __init__(self, context: RenderContext) -> None:
        self.context = context
        self.own_anchors: Collection[str] = ()
        self.drawings: dict[str, str] = {}
        self.shown: set[str] = set()

    def finish_figures(self, root: etree.Element, lines: Lines, field: str) -> list[Problem]:
        """Turn each picture of a tree into a figure with a caption and a text alternative."""
        wrong: dict[str, str] = {}
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                image = child if child.tag == "img" else None
                if child.tag == "p" and len(child) == 1 and child[0].tag == "img":
                    around = (child.text or "") + (child[0].tail or "")
                    image = None if around.strip() else child[0]
                if image is None:
                    continue
                source = image.get("src", "")
                if len(wrong) >= MOST_KINDS:
                    continue
                message = self._message(image, source, alone=child.tag == "p")
                if message:
                    wrong[f"]({source}"] = message
                else:
                    figure = self._figure(image, source)
                    if caption := image.get("title"):
                        figure.append(_caption(caption))
                    figure.tail = child.tail
                    parent[index] = figure
                    if child is not image:
                        child.remove(image)
        for parent, picture in _left_over(root):
            parent.remove(picture)
        return lines.problems(wrong, field)

    def _message(self, image: etree.Element, source: str, *, alone: bool) -> str:
        wrong = self._wrong_alternative(source, image.get("alt", "")) or self._wrong_source(source)
        if wrong:
            return wrong
        for anchor in _targets(self.context.figures.get(source, "")):
            if anchor not in self.own_anchors:
                mend = did_you_mean(anchor, self.own_anchors, "link to a heading of the page", "#{}")
                return f"the figure {source} links to “#{anchor}”, which this page does not have; {mend}"
        if not alone:
            return f"the figure {source} stands inside a text; give it a paragraph of its own"
        self.shown.add(source)
        return ""

    def _wrong_source(self, source: str) -> str:
        """Return why there is nothing to show at an address, or nothing more, or nothing."""
        if source in self.shown:
            return f"the figure {source} stands twice; show it once and link to it"
        if figure_anchor(source) in map(figure_anchor, self.shown):
            return f"the figure {source} has the name of another on this page; show one of the two"
        if source in self.context.figures or source in self.context.images:
            return ""
        if source.startswith("images/"):
            return unknown_photo(source, self.context)
        mend = did_you_mean(source, self.context.figures, "draw it or take it out")
        return f"there is no figure “{source}”; {mend}"

    def _wrong_alternative(self, source: str, text: str) -> str:
        """Return what is wrong with a figure's alternative text, or nothing."""
        if not text.strip():
            photo = self.context.images.get(source)
            words = f"“{photo.alternative}”" if photo and photo.alternative else "what it shows"
            return f"the figure {source} has no alternative text; say between ![ and ] {words}"
        if re.search(PATTERN, text):
            return f"the alternative text of {source} holds a citation; put it into the caption"
        return ""

    def _figure(self, image: etree.Element, source: str) -> etree.Element:
        anchor = figure_anchor(source)
        if photo := self.context.images.get(source):
            return photo_figure(anchor, photo, image.get("alt", ""))
        figure = etree.Element("figure", {"id": anchor, "class": f"figure {anchor}"})
        svg = self.context.figures[source]
        # A picture hides what it holds from a screen reader, a group does not: its links can be reached.
        role = "group" if _targets(svg) else "img"
        attributes = {"class": "drawing", "role": role, "aria-label": image.get("alt", "")}
        drawing = etree.SubElement(figure, "div", attributes)
        token = f"\ue010{len(self.drawings)}\ue011"
        self.drawings[token] = svg
        drawing.text = token
        return figure

    def set_in(self, html: str) -> str:
        """Replace the places held for drawings by the drawings themselves."""
        for token, drawing in self.drawings.items():
            html = html.replace(token, drawing)
        return html


def _caption(text: str) -> etree.Element:
    """Return a caption as plain text with its citations."""
    caption = etree.Element("figcaption")
    caption.text, *rest = re.split(PATTERN, " ".join(text.split()))
    for inside, after in zip(rest[::2], rest[1::2], strict=True):
        span = cite(inside)
        span.tail = after
        caption.append(span)
    return caption


def _left_over(root: etree.Element) -> list[tuple[etree.Element, etree.Element]]:
    """Return each picture that became no figure, with its parent before it."""
    parents = (element for element in root.iter() if element.tag != "figure")
    return [(parent, child) for parent in parents for child in parent if child.tag == "img"]


def figure_anchors(source: str) -> set[str]:
    """Return the anchors of the figures that a Markdown text holds."""
    found = re.findall(r"!\[[^\[\]]*\]\((figures/[^)\s]+\.svg|images/[^)\s]+\.webp)", source)
    return set(map(figure_anchor, found))
