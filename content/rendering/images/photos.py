"""Uploaded pictures on a page: no larger than they are, in the width that a reader's screen needs."""

import xml.etree.ElementTree as etree
from pathlib import PurePosixPath

from ..context import Photo, RenderContext
from ..problems import did_you_mean

WIDEST, HIGHEST = 600, 720
"""How large a page shows a picture at most, in CSS pixels: 30rem as figures.css has them, and in one view."""

_FALLBACK = 1200
"""The width for browsers that cannot choose."""


def photo_figure(anchor: str, photo: Photo, alternative: str) -> etree.Element:
    """Return the figure that shows a picture; its size is told before it has come, so that nothing moves."""
    figure = etree.Element("figure", {"id": anchor, "class": "figure photo"})
    factor = min(1, WIDEST / photo.width, HIGHEST / photo.height)
    width, height = (max(1, round(side * factor)) for side in (photo.width, photo.height))
    widths = sorted(photo.addresses)
    fallback = max((w for w in widths if w <= _FALLBACK), default=widths[0])
    attributes = {"src": photo.addresses[fallback]}
    if len(widths) > 1:
        attributes["srcset"] = ", ".join(f"{photo.addresses[w]} {w}w" for w in widths)
        attributes["sizes"] = f"min({width}px, 100vw)"
    attributes |= {"width": str(width), "height": str(height), "alt": alternative}
    etree.SubElement(figure, "img", attributes | {"loading": "lazy", "decoding": "async"})
    return figure


def unknown_photo(source: str, context: RenderContext) -> str:
    """Return what is wrong with the address of a picture that nobody uploaded, with the mend."""
    names = [PurePosixPath(path).stem for path in context.images]
    otherwise = "upload it at the desk under Pictures, or take it out"
    mend = did_you_mean(PurePosixPath(source).stem, names, otherwise, "images/{}.webp")
    return f"there is no picture “{source}”; {mend}"
