"""The one reader of YAML: front matter and the lists of a library, with the line of what is wrong."""

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import (
    AliasToken,
    AnchorToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    DirectiveToken,
    FlowMappingStartToken,
    FlowSequenceStartToken,
    KeyToken,
    ScalarToken,
    TagToken,
)

from .limits import check_yaml
from .problems import FormatError, Problem

MAX_YAML = 20_000
"""Reading YAML is slow, so a longer text is refused unread."""

_REFUSED = {
    AnchorToken: "an anchor (&)",
    AliasToken: "an alias (*)",
    TagToken: "a tag (!)",
    DirectiveToken: "a directive (%)",
}
"""What says that a text stands elsewhere, or is no text: these files are lists of words, and need none."""

_COLLECTIONS = (
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingStartToken,
    FlowSequenceStartToken,
)

_STUMBLES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What ruamel.yaml raises of some malformed texts, such as a day that there is not."""


class _Constructor(RoundTripConstructor):
    """Tells of everything that it cannot make sense of with its line."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep=deep)
        except YAMLError:
            raise
        except _STUMBLES as error:
            raise ConstructorError(None, None, str(error), node.start_mark) from error


def load_yaml(source: str, *, first: int = 1, what: str = "file", unreadable: str = "") -> Any:
    """Read a YAML text, keeping the lines of its items. Raises FormatError where it cannot be read.

    `first` is the line of the file on which it begins, `what` the word for the whole. `unreadable` is what is
    said of a text that is no YAML, with “{}” for the reason.
    """
    if len(source) > MAX_YAML:
        raise FormatError([Problem(1, f"the {what} is over {MAX_YAML:,} letters; shorten it", "")])
    if problems := check_yaml(source, first, what):
        raise FormatError(problems)
    unreadable = unreadable or "this is not YAML ({}); mend it here"
    yaml = YAML()
    yaml.Constructor = _Constructor
    yaml.preserve_quotes = True
    try:
        problem = _token_problem(source, first)
        data = None if problem else yaml.load(source)
    except DuplicateKeyError as error:
        key = re.search(r'found duplicate key "([^"]*)"', error.problem or "")
        message = f"the key “{key[1] if key else '?'}” stands twice; delete one"
        raise FormatError([Problem(_line(error, first), message, "")]) from error
    except MarkedYAMLError as error:
        problem = Problem(_line(error, first), unreadable.format(error.problem), "")
        raise FormatError([problem]) from error
    except (YAMLError, RecursionError, *_STUMBLES) as error:
        raise FormatError([Problem(first, unreadable.format(error), "")]) from error
    if problem:
        raise FormatError([problem])
    return data


def _line(error: MarkedYAMLError, first: int) -> int:
    return first + error.problem_mark.line if error.problem_mark else first


def _token_problem(source: str, first: int) -> Problem | None:
    """Return the first sign of YAML that these files have no use for, with its line."""
    is_key = False
    for token in YAML().scan(source):
        what = _REFUSED.get(type(token))
        if isinstance(token, ScalarToken) and token.plain and token.value == "<<":
            what = "a merge (<<)"
        elif is_key and isinstance(token, _COLLECTIONS):
            what = "a list as the name of something"
        is_key = isinstance(token, KeyToken)
        if what:
            line = first + token.start_mark.line
            return Problem(line, f"{what} stands here; write the words themselves, in quotes if need be", "")
    return None
