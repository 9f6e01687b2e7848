"""What stands in which line: the structure that a writer plainly meant, and where none can be told."""

import re

from ..problems import Lines, Problem

_TABLE_RULE = re.compile(r"[ \t>]*\|?(?: *:?-+:? *\|)+(?: *:?-+:?)? *")


def check_structure(lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each line whose cells, points or rules Markdown would drop or flatten."""
    return _check_rows(lines, field)


def _check_rows(lines: Lines, field: str) -> list[Problem]:
    """Return a problem for each row of a table with more or fewer cells than its header."""
    problems, columns, above = [], 0, ""
    for number, line in enumerate(lines.lines, lines.first):
        if _TABLE_RULE.fullmatch(line) and "|" in above:
            columns = _cells(above)
        elif not line.strip(" \t>"):
            columns = 0
        elif columns and (cells := _cells(line)) != columns:
            message = (
                f"a row of {cells} cells in a table of {columns} columns; give it {columns}, and write a “|” "
                "within a cell as “\\|”"
            )
            problems.append(Problem(number, message, field))
        above = line
    return problems


def _cells(line: str) -> int:
    """Return how many cells a row has."""
    return line.strip(" \t>").removeprefix("|").removesuffix("|").count("|") + 1
