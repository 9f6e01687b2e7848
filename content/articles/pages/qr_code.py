"""The QR code that leads from paper, or from another screen, to a page on the web."""

from functools import lru_cache
from io import BytesIO

import segno

_QUIET = 4
"""The modules that ISO/IEC 18004 asks to be left free on each side."""

_PIXELS = 16
"""How many pixels of a PNG make one module: at 300 dpi a code of 29 modules and its rim is 50 mm wide."""


@lru_cache(maxsize=256)
def qr_code(address: str) -> str:
    """Return the QR code of an address as SVG to set into a page: black, on whatever is behind it."""
    svg = _code(address).svg_inline(border=_QUIET, omitsize=True, svgclass="qr", lineclass=None)
    return str(svg)


@lru_cache(maxsize=256)
def qr_file(address: str, kind: str) -> bytes:
    """Return the QR code of an address as a file, for a poster or a letter; `kind` is "svg" or "png"."""
    out = BytesIO()
    _code(address).save(out, kind=kind, scale=_PIXELS, border=_QUIET, dark="#000", light="#fff")
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    """Return the code with error correction M, so that a fold or a stain on the paper does it no harm."""
    return segno.make(address, error="m", boost_error=False, micro=False)
