"""The codes of handouts: short, read aloud and typed from paper, and not to be guessed one from another."""

import re
import secrets

ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY"
"""Crockford's Base32 without B, S and Z, which on paper look like 8, 5 and 2; it has no I, L, O and U."""

LENGTH = 6
"""29 to the sixth are 595 million codes, so that whoever tries some finds nothing."""

_SIGNS = re.compile(r"[\W_]")
_ADDRESS = re.compile(r"(?:^|/)h/([^/.?#]+)", re.IGNORECASE)
_MEANT = str.maketrans("OILBSZ", "011852")


class CodeConverter:
    """A code as part of an address of the staff's desk, spelled as it is."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """Return the code that stands in an address."""
        return value

    def to_url(self, value: str) -> str:
        """Return a code as it stands in an address."""
        return value


def new_code() -> str:
    """Return a code that nobody can foretell; that it is free is for the caller to see to."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_typed(typed: str) -> str | None:
    """Return the code that somebody meant who typed it, or the address in which it stands on a sheet."""
    address = _ADDRESS.search(typed)
    return (read_code(address[1]) if address else None) or read_code(typed)


def read_code(typed: str) -> str | None:
    """Return the code that somebody meant, or None where it cannot be one.

    Capitals, spaces and signs such as hyphens do not matter; O is taken for 0, I and L for 1, B, S and Z for
    8, 5 and 2.
    """
    if len(typed) > 4 * LENGTH:
        return None
    code = _SIGNS.sub("", typed).upper().translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
