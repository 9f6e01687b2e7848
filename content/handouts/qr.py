"""The QR code of a handout as a file: for a poster, a letter, a slide."""

from functools import lru_cache
from io import BytesIO

import segno

_PIXELS = 16
"""How many pixels of a PNG make one module: at 300 dpi a code of 29 modules is 50 mm wide."""


@lru_cache(maxsize=256)
def qr_file(address: str, kind: str) -> bytes:
    """Return the QR code of an address as a file; `kind` is "svg" or "png".

    It has the quiet zone of four modules that ISO/IEC 18004 asks for, and error correction Q: a quarter of it
    may be lost to a crease or a stain.
    """
    out = BytesIO()
    code = segno.make(address, error="q", boost_error=False, micro=False)
    code.save(out, kind=kind, scale=_PIXELS if kind == "png" else 10, border=4, dark="#000", light="#fff")
    return out.getvalue()
