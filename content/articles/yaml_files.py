"""Reading the YAML files of a library, with the line of what is wrong."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import AliasToken, AnchorToken, ScalarToken, TagToken

from content.rendering import FormatError, Problem
from content.rendering.front_matter import MAX_FRONT as MAX_YAML
from content.rendering.hostile import check_yaml

_REFUSED = {AnchorToken: "an anchor (&)", AliasToken: "an alias (*)", TagToken: "a tag (!)"}
"""What says that a text stands elsewhere, or is no text: these files are lists of words, and need none."""


def load_yaml(source: str) -> Any:
    """Read a YAML text, keeping the lines of its items. Raises FormatError where it cannot be read."""
    if len(source) > MAX_YAML:
        raise FormatError([Problem(1, f"the file is over {MAX_YAML:,} letters; shorten it", "")])
    if problems := check_yaml(source, 1, "file"):
        raise FormatError(problems)
    try:
        problem = _token_problem(source)
        data = None if problem else YAML().load(source)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FormatError([Problem(line, f"this is not YAML ({error.problem}); mend it here", "")]) from error
    except (YAMLError, ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        # Of some malformed texts, ruamel.yaml stumbles over its own data.
        raise FormatError([Problem(1, f"this is not YAML ({error}); mend it", "")]) from error
    if problem:
        raise FormatError([problem])
    return data


def _token_problem(source: str) -> Problem | None:
    """Return the first sign of YAML that these files have no use for, with its line."""
    for token in YAML().scan(source):
        is_merge = isinstance(token, ScalarToken) and token.plain and token.value == "<<"
        what = "a merge (<<)" if is_merge else _REFUSED.get(type(token))
        if what:
            return Problem(token.start_mark.line + 1, f"{what} stands here; write the words themselves", "")
    return None
