"""The QR code that leads from a printed page to the page on the web."""

from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def qr_code(address: str) -> str:
    """Return the QR code of an address as SVG to set into a page.

    It is black, has the quiet zone of four modules that ISO/IEC 18004 asks for, and error correction M, so
    that a fold or a stain on the paper does it no harm.
    """
    code = segno.make(address, error="m", boost_error=False, micro=False)
    return code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None)
