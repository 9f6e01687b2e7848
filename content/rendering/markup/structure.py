"""The structure that a writer plainly meant: points, tables and cards, where Markdown would flatten them.

A text is read line by line before Python-Markdown reads it. Where the meaning is plain the lines are set
right, for this rendering alone: the stored text stays as it was written. Where it is not, the line is a slip.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..problems import Problem, mask_code
from . import points
from .callouts import CARE_CARDS, KINDS
from .run_together import NO_BOX, NO_TABLE, slip_of
from .signs import is_list
from .tables import TABLE_RULE, cells_in, with_borders

Line = tuple[int, str]
"""A line with its number."""

_YEAR = 1000
"""From here on a number and a full stop at the beginning of a line end a sentence, such as “in 2014.”"""

_MOST_DEEP = 8
"""Below so many points no further one is put within another."""

_REFUSED_WHERE_EMPTY = frozenset({*CARE_CARDS, "differ"})
"""The cards that `callouts` refuses where nothing stands in them."""

_RULE = re.compile(r"-{3,}|_{3,}|\*{3,}")
_HEADING = re.compile(r" {0,3}(#{1,6}.*)")
_CALLOUT = re.compile(r" *\[!([\w-]+)\]")
_NEARLY_CALLOUT = re.compile(rf"\W{{0,4}}(?:{'|'.join(KINDS)}) ?\W{{0,2}}\]", re.IGNORECASE)
_MEANING = re.compile(r": +\S")
_FOREIGN = re.compile(r"```|~~~|:::|!!! |\?\?\? |\[TOC\]$|\[[^\]]+\]: ?\S|\.\. \w+::")

_ENDS = re.compile(r"[.!?:”]\]?\)?[*_]*$")
_HEADING_BY_MISTAKE = (
    "“{}” makes a heading of the line above it; write “## ” before that line, or “---” below an empty line "
    "for a rule"
)
_NO_ROW = (
    "a row of {0} cells in a table of {1} columns; give it {1}, write a “|” within a cell as “\\|”, and put "
    "an empty line below the table"
)
_NO_CONCLUSION = "a [!DIFFER] without a conclusion; below the sides and a line “>”, write what you suggest"
_EMPTY_CARD = "nothing stands in [!{}] below its title; begin each line of its text with “>”"
_BELOW_CARD = "a quote right below a card; if it belongs to that, begin the empty line between them with “>”"
_NO_CARD = "“{}” begins no card; write its kind as in “[!WARNING]”"
_IN_CARD = (
    "this line stands right below a quote, so it is printed in it; begin it with “>”, or put an empty line "
    "before it"
)
_IN_POINT = (
    "this line stands right below a point, so it is printed in it; put an empty line before it, or four "
    "spaces if it belongs to the point"
)
_IN_SIDE = (
    "this line is printed as what the last side says; put a line “>” before what you suggest, or four spaces "
    "before a line that belongs to the side"
)
_IN_BOX = (
    "this line is part of what is ticked; put an empty line before it, and four spaces, if it says what that "
    "means"
)
_DASH = (
    "a dash or a number begins this line; begin a point with “- ” or “1. ”, after an empty line, and put a "
    "dash within a sentence on the line above"
)
_NUMBERS = "point {} below point {} is printed as {}; count on, or put words between the lists"


@dataclass(frozen=True)
class Structure:
    """The lines of a text as they were meant, with the number of each in the text, and its slips."""

    lines: list[Line]
    slips: list[Problem]

    @property
    def text(self) -> str:
        """The lines as Markdown."""
        return "\n".join(line for _, line in self.lines)


def read_structure(source: str, first: int, field: str) -> Structure:
    """Read the structure of a Markdown text, whose first line has the number `first`."""
    flow = _Flow(list(enumerate((line.expandtabs(4) for line in source.split("\n")), first)))
    return Structure(flow.read(), [Problem(number, message, field) for number, message in flow.slips])


@dataclass(frozen=True)
class _Item:
    """An open point: how far its sign is indented, and its number. The meaning of a term is one as well."""

    indent: int
    kind: str
    number: int = 0


class _Flow:
    """Reads lines one below the other: those of a text, or those within one of its quotes.

    `kind` is that of the callout in which the lines stand. `above` is the line above, empty after an empty
    line, a heading or a rule; of a quote it is ">". `is_prose` tells that the lines since the last empty one
    began with words, so that Markdown reads no point among them; `block_depth` is how deep they began.
    """

    def __init__(self, lines: Sequence[Line], kind: str = "") -> None:
        self.lines, self.kind, self.at = lines, kind, 0
        self.out: list[Line] = []
        self.slips: list[Line] = []
        self.items: list[_Item] = []
        self.above, self.is_prose, self.block_depth = "", False, 0
        self.is_below_card = self.has_points = self.has_conclusion = False

    def read(self) -> list[Line]:
        """Return the lines as they were meant; `slips` holds what cannot be told."""
        if self.kind:
            # The line of its kind and title, below which a block begins.
            self.at = self._below_empty(0) + 1
            self.out += self.lines[: self.at]
        kinds = (self._empty, self._heading, self._quote, self._table, self._only_signs, self._point)
        while self.at < len(self.lines):
            number, line = self.lines[self.at]
            body = line.lstrip()
            if not any(read(number, line, body) for read in (*kinds, self._meaning)):
                self._words(number, line, body)
            self.at += 1
        return self.out

    def _next(self) -> str:
        return self.lines[self.at + 1][1].strip() if self.at + 1 < len(self.lines) else ""

    def _below_empty(self, at: int) -> int:
        """Return where the next line with words stands."""
        while at < len(self.lines) and not self.lines[at][1].strip():
            at += 1
        return at

    def _put(self, number: int, text: str, depth: int = 0) -> None:
        self.out.append((number, " " * 4 * depth + text))

    def _slip(self, number: int, message: str) -> None:
        self.slips.append((number, message))

    def _begin_block(self, number: int) -> None:
        """Put an empty line, unless one stands here."""
        if self.above:
            self._put(number, "")
        self.above = ""

    def _end_block(self, number: int) -> None:
        """Put an empty line below what was put last, unless one follows."""
        if self._next():
            self._put(number, "")
        self.above, self.is_prose, self.is_below_card = "", False, False

    def _depth(self, line: str) -> int:
        """Return within how many of the open points a line stands, by how far it is indented."""
        indent = len(line) - len(line.lstrip())
        return next((n for n, item in enumerate(self.items) if indent < item.indent + 2), len(self.items))

    def _is_code(self, line: str) -> bool:
        return line.startswith("    ") and not self._depth(line)

    def _empty(self, number: int, _line: str, body: str) -> bool:
        if not body:
            self._put(number, "")
            self.above = ""
        return not body

    def _heading(self, number: int, line: str, _body: str) -> bool:
        match = _HEADING.fullmatch(line)
        if match is None or self._depth(line):
            return False
        self._begin_block(number)
        # Markdown takes the signs at its end away.
        self._put(number, re.sub(r"(?<=[^\s#\\])(?=#+\s*$)", r"\\", match[1]))
        self.items, self.above, self.is_prose, self.is_below_card = [], "", False, False
        return True

    # Quotes and cards

    def _quote(self, number: int, line: str, body: str) -> bool:
        if not body.startswith(">") or self._is_code(line):
            return False
        depth = self._depth(line)
        if self.items:
            self._begin_block(number)
        self.items = self.items[:depth]
        inner = self._run_of_quote()
        title = next((words for _, words in inner if words.strip()), "")
        callout = _CALLOUT.match(title)
        kind = callout[1].lower() if callout else ""
        if kind and not _has_body(inner):
            inner += self._parted_quote()
        flow = _Flow(inner, kind)
        for place, words in flow.read():
            self._put(place, f"> {words}" if words else ">", depth)
        self.slips += flow.slips
        if kind == "differ" and flow.has_points and not flow.has_conclusion:
            self._slip(number, _NO_CONCLUSION)
        elif kind and kind not in _REFUSED_WHERE_EMPTY and not _has_body(inner):
            self._slip(number, _EMPTY_CARD.format(kind.upper()))
        elif not kind and _NEARLY_CALLOUT.match(title):
            self._slip(number, _NO_CARD.format(title[:20]))
        elif not kind and self.is_below_card:
            self._slip(number, _BELOW_CARD)
        self.above, self.is_prose, self.is_below_card = ">", False, bool(kind)
        return True

    def _run_of_quote(self) -> list[Line]:
        """Return the lines of a quote without their “>”, and stand on its last."""
        inner = []
        while self.at < len(self.lines) and self.lines[self.at][1].lstrip().startswith(">"):
            number, line = self.lines[self.at]
            inner.append((number, re.sub(r"^\s*> ?", "", line)))
            self.at += 1
        self.at -= 1
        return inner

    def _parted_quote(self) -> list[Line]:
        """Return the text of a card that an empty line parts from it, and stand on its last line."""
        end, self.at = self.at, self._below_empty(self.at + 1)
        more = self._run_of_quote()
        if more and not any(_CALLOUT.match(words) for _, words in more):
            return [(more[0][0], ""), *more]
        self.at = end
        return []

    # Tables

    def _table(self, number: int, line: str, body: str) -> bool:
        is_head = "|" in body and not TABLE_RULE.fullmatch(body) and TABLE_RULE.fullmatch(self._next())
        if not is_head or "|" not in mask_code(body) or self._is_code(line):
            return False
        self._begin_block(number)
        depth, columns = self._depth(line), cells_in(body)
        self.items = self.items[:depth]
        self._put(number, with_borders(body, columns), depth)
        self._put(number + 1, "|" + "---|" * columns, depth)
        self.at += 2
        has_rows = False
        while self._is_at_row(columns, body):
            place, words = self.lines[self.at]
            row = with_borders(words.strip(), columns)
            if (cells := cells_in(row)) != columns:
                self._slip(place, _NO_ROW.format(cells, columns))
            self._put(place, row, depth)
            has_rows = True
            self.at += 1
        if not has_rows:
            self._slip(number, "a table without rows; write them below its headings")
        self.at -= 1
        self._end_block(self.lines[self.at][0])
        return True

    def _is_at_row(self, columns: int, head: str) -> bool:
        """Tell whether a table goes on here, or below some empty lines: then stand there."""
        at = self._below_empty(self.at)
        words, below = (self.lines[n][1].strip() if n < len(self.lines) else "" for n in (at, at + 1))
        if at == self.at:
            return bool(words) and not words.startswith((">", "#")) and (columns > 1 or "|" in words)
        is_like_head = words.startswith("|") or (not head.startswith("|") and "|" in mask_code(words))
        is_row = is_like_head and cells_in(words) == columns and not TABLE_RULE.fullmatch(below)
        self.at = at if is_row else self.at
        return is_row

    # Lines of signs, points, terms, words

    def _only_signs(self, number: int, line: str, body: str) -> bool:
        """Take a rule, and name what makes a heading by mistake, or prints nothing but signs."""
        words = body.rstrip()
        is_rule = _RULE.fullmatch(words.replace(" ", ""))
        is_number = re.fullmatch(r"\d{1,3}[.)]", words) and (self.items or not self.above)
        is_empty = is_number or points.EMPTY_POINT.fullmatch(words)
        if re.search(r"\w", words) and not (is_empty or _FOREIGN.match(words)):
            return False
        if self.above and self.above != ">" and re.fullmatch(r"-{2,}|=+", words):
            self._slip(number, _HEADING_BY_MISTAKE.format(words[:9]))
        elif is_rule:
            self._begin_block(number)
            self.items = []
        elif is_empty:
            self._slip(number, f"a point without words (“{words}”); write them, or take the line out")
        elif words.startswith("|"):
            self._slip(number, NO_TABLE)
        else:
            self._slip(number, f"“{words[:20]}” means nothing here and is printed as it is; take it out")
        self._put(number, line)
        self.above = "" if is_rule else line
        return True

    def _point(self, number: int, line: str, body: str) -> bool:
        plain = points.POINT.fullmatch(body) or points.NUMBERED.fullmatch(body)
        match = plain or points.PERHAPS_POINT.fullmatch(body) or points.PERHAPS_NUMBERED.fullmatch(body)
        if match is None or self.above == ">":
            return False
        count = int(match["number"]) if "number" in match.groupdict() else None
        item = _Item(len(line) - len(body), "ul" if count is None else "ol", count or 0)
        depth = self._depth(line)
        sibling = self.items[depth] if depth < len(self.items) else None
        goes_on = sibling is not None and sibling.kind == item.kind
        is_first = count in {None, 1} and (plain or self.above.rstrip().endswith(":"))
        if self.above and not (goes_on or is_first):
            if (count or 0) < _YEAR:
                self._slip(number, _DASH)
            return False
        if self.is_prose or (sibling and not goes_on) or depth < self.block_depth:
            self._begin_block(number)
        if goes_on and sibling and count not in {None, sibling.number, sibling.number + 1}:
            self._slip(number, _NUMBERS.format(count, sibling.number, sibling.number + 1))
        if depth > _MOST_DEEP:
            self._slip(number, f"lists nested over {_MOST_DEEP} deep; flatten them")
        depth = min(depth, _MOST_DEEP)
        self.block_depth = self.block_depth if self.above else depth
        self._put_point(number, match["text"], count, depth)
        self.items = [*self.items[:depth], item]
        self.above, self.is_prose, self.is_below_card, self.has_points = line, False, False, True
        return True

    def _put_point(self, number: int, words: str, count: int | None, depth: int) -> None:
        if points.SEVERAL_POINTS.search(words):
            self._slip(number, "several points stand on one line; begin each on a line of its own")
        if box := points.BOX.match(words):
            words = f"[ ] {words[box.end() :]}"
            if count is not None:
                self._slip(number, f"{NO_BOX}, without a number")
        self._put(number, f"{'-' if count is None else f'{count}.'} {words}", depth)

    def _meaning(self, number: int, line: str, body: str) -> bool:
        """Take the meaning of a term; a term that stands right below another meaning begins a block."""
        in_meaning = bool(self.items) and self.items[0].kind == "dd"
        if in_meaning and self.above and _MEANING.match(self._next()) and not self._depth(line):
            self._begin_block(number)
            self.items = []
        elif (
            _MEANING.match(line) and self.above != ">" and (in_meaning or (self.is_prose and not self.items))
        ):
            self.items = [_Item(0, "dd")]
            self._put(number, line)
            self.above, self.is_prose = line, True
            return True
        return False

    def _words(self, number: int, line: str, body: str) -> None:
        is_signs = is_list(body)
        if is_signs:
            self._begin_block(number)
        if self.above:
            self._go_on(number, line, body)
        else:
            if self._is_code(line):
                self._slip(number, "four spaces before a line print it as computer code; take them out")
            depth = self._depth(line)
            self.items, self.is_prose = self.items[:depth], True
            self.has_conclusion |= self.has_points and not depth
            self._put(number, line if self._is_code(line) else body, depth)
        if message := slip_of(body, self.above if self.above != ">" else "", self._next()):
            self._slip(number, message)
        self.above, self.is_below_card = line, False
        if is_signs:
            self._end_block(number)

    def _go_on(self, number: int, line: str, body: str) -> None:
        """Put a line that goes on with the one above."""
        above = self.above.rstrip()
        if self.above == ">":
            self._slip(number, _IN_CARD)
        elif points.BOX_AND_WORDS.match(above.lstrip()) and body[0].isupper() and _ENDS.search(above):
            self._slip(number, _IN_BOX)
        if not self.items or self.items[-1].kind == "dd":
            self._put(number, line)
            return
        if self._depth(line) < len(self.items) and not self.is_prose:
            if self.kind == "differ":
                self.has_conclusion = True
                self._slip(number, _IN_SIDE)
            elif body[0].isupper() and _ENDS.search(above):
                self._slip(number, _IN_POINT)
        # Here Markdown would read a number as that of a point.
        words = re.sub(r"^(\d+)\.", r"\1\\.", body)
        self._put(number, words, len(self.items) - (not self.is_prose))


def _has_body(inner: list[Line]) -> bool:
    """Tell whether a card has words below its first line."""
    return sum(bool(words.strip()) for _, words in inner) > 1
