"""Changing a file of the library without touching what did not change: its comments, order and quotes.

`data_of` reads a file as plain values, `rewritten` writes other values into it. Each value that changed is
put where the old one stood; an entry that is new goes below the one before it, one that moved takes its
lines along. Nothing else of the file is written again, so a difference shows what people changed.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from content.rendering import FormatError
from content.rendering.yaml import Node, dump_yaml, parse_yaml, with_spaces

Data: TypeAlias = "str | list[Any] | dict[str, Any]"
"""What a file says: words, lists, and values by their keys."""

_STEP = 2
"""How far a new list or mapping stands within its key."""

_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Signs that end a line, or are none, for a reader of YAML; between quotes they are written as numbers."""


def data_of(source: str, lines: Collection[str] = ()) -> Data:
    """Return what a file says. Raises FormatError where it is no YAML.

    White space is folded to single spaces, but in values of the keys that may have several `lines`.
    """
    return _plain(parse_yaml(source), lines, keep=False)


def _plain(node: Node, lines: Collection[str], *, keep: bool) -> Data:
    if isinstance(node.value, str):
        return node.value.strip(" \t\n") if keep else " ".join(node.value.split())
    if isinstance(node.value, list):
        return [_plain(item, lines, keep=keep) for item in node.value]
    return {key: _plain(value, lines, keep=key in lines) for key, value in node.value.items()}


def rewritten(source: str, after: Data, lines: Collection[str] = ()) -> str:
    """Return a file that says `after`, as like `source` as can be; `lines` as in `data_of`.

    Where a way of writing YAML cannot hold the new values, all of it is written anew.
    """
    before = data_of(source, lines)
    if _same(before, after):
        return source
    written = _Rewriting(source if source.endswith("\n") else f"{source}\n").write(before, after)
    written = written if source.endswith("\n") else written.removesuffix("\n")
    if "\r\n" in source:
        written = re.sub(r"(?<!\r)\n", "\r\n", written)
    try:
        is_right = _same(data_of(written, lines), after)
    except FormatError:
        is_right = False
    return written if is_right else dump_yaml(after, offset=2)


@dataclass
class _Rewriting:
    """The pieces of a file that are replaced: where each begins and ends, and what stands there then."""

    source: str
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, before: Data, after: Data) -> str:
        """Return the file with `after` in place of `before`, which is what it says."""
        self._change(YAML(typ="safe", pure=True).compose(with_spaces(self.source)), before, after)
        pieces, done = [], 0
        for start, end, text in sorted(self.edits, key=lambda edit: edit[:2]):
            pieces += [self.source[done:start], text]
            done = end
        return "".join([*pieces, self.source[done:]])

    def _change(self, node: Any, before: Any, after: Any) -> bool:
        """Note how a value changes; return whether that can be done within its place."""
        if _same(before, after):
            return True
        if isinstance(node, ScalarNode) and isinstance(after, str):
            self._change_words(node, after)
            return True
        if getattr(node, "flow_style", True) or type(before) is not type(after) or not after:
            return False
        entries = self._entries(node)
        if isinstance(node, MappingNode):
            self._change_entries(entries, list(before.items()), list(after.items()))
        else:
            self._change_entries(entries, [("", item) for item in before], [("", item) for item in after])
        return True

    def _entries(self, node: Any) -> list["_Entry"]:
        if isinstance(node, MappingNode):
            return [_Entry(self.source, key, value) for key, value in node.value]
        return [_Entry(self.source, None, value) for value in node.value]

    def _change_entries(
        self, entries: list["_Entry"], before: list[tuple[str, Data]], after: list[tuple[str, Data]]
    ) -> None:
        """Note how the entries of a list or a mapping change, and which of them come, go or move."""
        by_key = bool(entries[0].key)
        old_names, names = ([_name(pair, by_key=by_key) for pair in side] for side in (before, after))
        runs = SequenceMatcher(None, old_names, names, autojunk=False).get_opcodes()
        gone = {i for kind, start, end, *_ in runs if kind != "equal" for i in range(start, end)}
        for kind, start, end, new_start, new_end in runs:
            both = min(end - start, new_end - new_start) if kind in {"equal", "replace"} else 0
            for old, new in zip(range(start, start + both), range(new_start, new_start + both), strict=True):
                if not self._is_moved(after[new], before, gone, old):
                    self._change_entry(entries[old], before[old], after[new])
                else:
                    self._replace(entries[old], self._text(entries, before, after[new], gone))
            for old in range(start + both, end):
                self._replace(entries[old], "")
            texts = [self._text(entries, before, pair, gone) for pair in after[new_start + both : new_end]]
            if texts:
                place = entries[start + both - 1].end if start + both else entries[0].start
                self.edits.append((place, place, "".join(texts)))

    @staticmethod
    def _is_moved(
        pair: tuple[str, Data], before: Sequence[tuple[str, Data]], gone: set[int], old: int
    ) -> bool:
        return any(before[number] == pair for number in gone if number != old)

    def _text(
        self, entries: list["_Entry"], before: list[tuple[str, Data]], pair: tuple[str, Data], gone: set[int]
    ) -> str:
        """Return the lines of an entry: those that it had in another place, or new ones."""
        for number in gone:
            if before[number] == pair:
                return self.source[entries[number].start : entries[number].end]
        return _block(pair, entries[0].column, is_point=entries[0].key is None)

    def _change_entry(self, entry: "_Entry", before: tuple[str, Data], after: tuple[str, Data]) -> None:
        if not self._change(entry.value, before[1], after[1]):
            self._replace(entry, _block(after, entry.column, is_point=entry.key is None))
        elif entry.key is not None and before[0] != after[0]:
            mark = entry.key
            self.edits.append((mark.start_mark.index, mark.end_mark.index, _key(after[0])))

    def _replace(self, entry: "_Entry", text: str) -> None:
        self.edits.append((entry.start, entry.end, text))

    def _change_words(self, node: ScalarNode, words: str) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        old = self.source[start:end]
        if node.style not in {"|", ">"}:
            line = self.source.rfind("\n", 0, start) + 1
            column = len(self.source[line:start]) - len(self.source[line:start].lstrip(" -"))
            text = _words(words, column, node.style or "")
            self.edits.append((start, end, text if old else f" {text}"))
            return
        kept = old.rstrip()
        header, _, body = kept.partition("\n")
        indent = re.match(" *", body.lstrip("\n"))
        new = _lines_below(words, len(indent[0]) if indent else _STEP, header if node.style == "|" else "|-")
        self.edits.append((start, start + len(kept), new or _quoted(words)))


@dataclass(frozen=True)
class _Entry:
    """An entry of a list (without a key) or a mapping, and the lines that it takes."""

    source: str
    key: ScalarNode | None
    value: Any

    @property
    def start(self) -> int:
        """Where its first line begins."""
        return self.source.rfind("\n", 0, self._mark) + 1

    @property
    def end(self) -> int:
        """Where the line after its last one begins; empty lines and comments below it are not its own."""
        last = self.value
        while isinstance(last, MappingNode | SequenceNode) and not last.flow_style:
            last = last.value[-1][1] if isinstance(last, MappingNode) else last.value[-1]
        end = max(last.end_mark.index, self._mark)
        ends = len(self.source[:end].rstrip()) if last.end_mark.column == 0 else end
        return self.source.find("\n", ends) + 1 or len(self.source)

    @property
    def column(self) -> int:
        """How far its key or its hyphen stands within the line."""
        return self._mark - self.start

    @property
    def _mark(self) -> int:
        if self.key is not None:
            return int(self.key.start_mark.index)
        return self.source.rfind("-", 0, self.value.start_mark.index)


def _same(one: Data, other: Data) -> bool:
    """Tell whether two values are the same, their keys in the same order."""
    return json.dumps(one) == json.dumps(other)


def _name(pair: tuple[str, Data], *, by_key: bool) -> str:
    return pair[0] if by_key else json.dumps(pair[1], ensure_ascii=False)


def _block(pair: tuple[str, Data], column: int, *, is_point: bool) -> str:
    """Return the lines of a new entry."""
    key, value = pair
    indent, begin = " " * column, "-" if is_point else f"{_key(key)}:"
    if isinstance(value, str):
        return f"{indent}{begin} {_words(value, column)}\n"
    inner = column + _STEP
    entries: Iterator[tuple[str, Data]]
    entries = iter(value.items()) if isinstance(value, dict) else (("", item) for item in value)
    text = "".join(_block(entry, inner, is_point=isinstance(value, list)) for entry in entries)
    return f"{indent}- {text[inner:]}" if is_point else f"{indent}{begin}\n{text}"


def _words(words: str, column: int, style: str = "") -> str:
    """Return words as YAML, as plainly as they can stand; `style` is the quotes that they had."""
    if "\n" in words and (below := _lines_below(words, column + _STEP, "|-")):
        return below
    if style == "'" and "\n" not in words and not _BREAKS.search(words):
        return "'{}'".format(words.replace("'", "''"))
    # A place in a mapping and in a list take other words, so they have to fit into both.
    is_plain = not style and _reads(f"- a: {words}\n", [{"a": words}]) and _reads(f"- {words}\n", [words])
    return words if is_plain else _quoted(words)


def _key(key: str) -> str:
    return key if _reads(f"{key}: a\n", {key: "a"}) else _quoted(key)


def _lines_below(words: str, column: int, header: str) -> str:
    """Return words as lines below a sign; nothing where they cannot stand there as they are."""
    indent = " " * column
    text = "\n".join([header, *(f"{indent}{line}" if line else "" for line in words.split("\n"))])
    return text if _reads(f"a:\n{' ' * (column - 1)}b: {text}\n", {"a": {"b": words}}) else ""


def _reads(source: str, data: Data) -> bool:
    """Tell whether a piece of YAML says just this, as words and not as a number or a yes."""
    try:
        node = parse_yaml(source)
        return _same(_plain(node, ("b",), keep=False), data) and _is_text(node)
    except FormatError:
        return False


def _is_text(node: Node) -> bool:
    if isinstance(node.value, str):
        return node.is_text and not node.cut
    return all(map(_is_text, node.value.values() if isinstance(node.value, dict) else node.value))


def _quoted(words: str) -> str:
    text = json.dumps(words, ensure_ascii=False)
    return _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
