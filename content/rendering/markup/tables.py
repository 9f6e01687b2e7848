"""Small structures inside a text: tables that fit a phone, lists that can be ticked."""

import re
import xml.etree.ElementTree as etree

from ..problems import mask_code
from .headings import text_of

TABLE_RULE = re.compile(r"(?=.*[-–—−])(?=.*\|)[|:+\s–—−-]+")
"""The line below the headings of a table, also with the dashes that a word processor makes of hyphens."""


def cells_in(row: str) -> int:
    """Return how many cells a row has that begins and ends with “|”, or with none."""
    return mask_code(row.strip()).removeprefix("|").removesuffix("|").count("|") + 1


def with_borders(row: str, columns: int) -> str:
    """Return a row between two “|”; where it does not begin with one, the last may part an empty cell."""
    masked = mask_code(row)
    if not row.startswith("|") and masked.count("|") + 1 == columns:
        return f"|{row}|"
    return f"|{row[row.startswith('|') : len(row) - masked.endswith('|')]}|"


def finish_tables(root: etree.Element) -> None:
    """Label every cell with its column, so that a narrow screen can set the cells below each other.

    The roles are repeated because a style sheet that stacks a table takes them away from a screen reader.
    """
    for table in root.iter("table"):
        table.attrib["role"] = "table"
        labels = [text_of(th) for th in table.iter("th")]
        for part in table:
            part.attrib["role"] = "rowgroup"
            for row in part:
                row.attrib["role"] = "row"
                for index, cell in enumerate(row):
                    cell.attrib.pop("style", None)
                    if part.tag == "thead":
                        cell.attrib.update({"role": "columnheader", "scope": "col"})
                    elif index == 0:
                        cell.tag = "th"
                        cell.attrib.update({"role": "rowheader", "scope": "row"})
                    else:
                        cell.attrib["role"] = "cell"
                        if index < len(labels):
                            cell.attrib["data-label"] = labels[index]


def finish_tasks(root: etree.Element) -> int:
    """Turn list items that begin with `[ ]` into boxes to tick with their label; return how many."""
    count = 0
    for ul in root.iter("ul"):
        for item in ul:
            head = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            text = (head.text or "").lstrip()
            if not text.startswith(("[ ]", "[x]", "[X]")):
                continue
            count += 1
            ul.attrib["class"] = "tasks"
            label = etree.Element("label")
            etree.SubElement(label, "input", {"type": "checkbox", "id": f"tick-{count}"}).tail = " "
            words = etree.SubElement(label, "span")
            words.text = text[3:].lstrip()
            head.text = ""
            for child in list(head):
                if child.tag in {"ul", "ol", "p"}:
                    break
                head.remove(child)
                words.append(child)
            head.insert(0, label)
    return count
