"""The codes of handouts, and of the editions of their sheets.

They are short, read aloud and typed from paper, and not to be guessed one from another.
"""

import re
import secrets

ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY"
"""Crockford's Base32 without B, S and Z, which on paper look like 8, 5 and 2; it has no I, L, O and U."""

LENGTH = 6
"""29 to the sixth are 595 million codes, so that whoever tries some finds nothing."""

EDITION_LENGTH = 5
"""The code of an edition is one shorter, so that it is not taken for that of a handout."""

_SEPARATORS = re.compile(r"[\W_]")
_ADDRESS = re.compile(r"(?:^|/)h/([^/.?#]+)", re.IGNORECASE)
_LOOKALIKES = str.maketrans("OILBSZ", "011852")


class CodeConverter:
    """A code as part of an address of the staff's desk, spelled as it is."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """Return the code that stands in an address."""
        return value

    def to_url(self, value: str) -> str:
        """Return a code as it stands in an address."""
        return value


class EditionConverter(CodeConverter):
    """The code of an edition as part of an address of the staff's desk."""

    regex = f"[{ALPHABET}]{{{EDITION_LENGTH}}}"


def new_code(length: int = LENGTH) -> str:
    """Return a random code; the caller makes sure that nothing else has it."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_typed(typed: str) -> str | None:
    """Return the code in what was typed: a code, or the address on a sheet; None where it holds none."""
    address = _ADDRESS.search(typed)
    return (read_code(address[1]) if address else None) or read_code(typed)


def read_code(typed: str, length: int = LENGTH) -> str | None:
    """Return the code that was typed, spelled as it is stored, or None where it cannot be one.

    Case, spaces and punctuation are ignored; O is taken for 0, I and L for 1, B, S and Z for
    8, 5 and 2.
    """
    if len(typed) > 4 * length:
        return None
    code = _SEPARATORS.sub("", typed).upper().translate(_LOOKALIKES)
    return code if len(code) == length and set(code) <= set(ALPHABET) else None
