"""The clinic's colour, in shades that can be read wherever the pages use it.

Contrast is that of WCAG 2.2: the relative luminance of two sRGB colours, each with 0.05 added, as a ratio
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, #dfn-relative-luminance). Text has 7:1 (success criterion
1.4.6), the rest 4.5:1. A colour that does not reach it is mixed with black or white until it does.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

TEXT, REST = 7.0, 4.5
BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 200

# The colours of static/css/base.css that text in the clinic's colour stands on, or that stand on its tint.
LIGHT_GROUNDS = ("#fbf9f5", "#ffffff", "#fff4dc", "#fdecea", "#d7ecdc")
LIGHT_TEXTS = ("#1c2b2d", "#42504f")
DARK_GROUNDS = ("#10191b", "#182426", "#2f2512", "#371a1b", "#1b3524")
DARK_TEXTS = ("#e9edeb", "#b9c6c4")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as `#0f5c63`: 0 for black, 1 for white."""
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 for none to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def light_scheme(colour: str) -> dict[str, str]:
    """Return the custom properties that the clinic's colour sets on light pages."""
    tint = _until(_mixed(colour, WHITE, 0.88), WHITE, LIGHT_TEXTS, TEXT)
    band = _until(colour, BLACK, [WHITE], TEXT)
    return {"--teal": _until(colour, BLACK, [*LIGHT_GROUNDS, tint], TEXT), "--tint": tint, "--band": band}


def dark_scheme(colour: str) -> dict[str, str]:
    """Return the custom properties that the clinic's colour sets on dark pages."""
    card = DARK_GROUNDS[1]
    tint = _until(_mixed(colour, card, 0.8), card, DARK_TEXTS, TEXT)
    return {
        "--teal": _until(colour, WHITE, [*DARK_GROUNDS, tint], TEXT),
        "--tint": tint,
        "--band": light_scheme(colour)["--band"],
    }


def desk_header(colour: str) -> dict[str, str]:
    """Return the custom properties of Django's admin that bring the colour to the desk's header."""
    band = light_scheme(colour)["--band"]
    bars = {"--header-bg": band, "--breadcrumbs-bg": _mixed(band, BLACK, 0.25)}
    texts = ("--header-color", "--header-link-color", "--breadcrumbs-fg", "--breadcrumbs-link-fg")
    return bars | dict.fromkeys(texts, WHITE)


@lru_cache(maxsize=8)
def stylesheet(colour: str) -> str:
    """Return the style sheet that brings a colour to every page on a screen; paper stays black and white.

    Raises ValueError where it is no colour such as `#0f5c63`.
    """
    light = _rule(light_scheme(colour) | desk_header(colour))
    dark = _rule(dark_scheme(colour))
    desk = f"#header #site-name a {{ color: {WHITE}; }}"
    return f"@media screen {{\n{light}\n{desk}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n}}\n"


@lru_cache(maxsize=8)
def version_of(colour: str) -> str:
    """Return the version in the style sheet's address: a digest of its text."""
    return sha256(stylesheet(colour).encode()).hexdigest()[:12]


def _rule(properties: Mapping[str, str]) -> str:
    # Doubled, so that it wins wherever in a page the style sheets of the site and the admin stand.
    return f":root:root {{ {' '.join(f'{name}: {value};' for name, value in properties.items())} }}"


def _until(colour: str, goal: str, others: Iterable[str], ratio: float) -> str:
    """Return a colour mixed with as little of `goal` as gives it a contrast of `ratio` with all others."""
    others = list(others)
    for step in range(_STEPS):
        mixed = _mixed(colour, goal, step / _STEPS)
        if all(contrast(mixed, other) >= ratio for other in others):
            return mixed
    return goal


def _mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another, from 0 to 1."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is no colour such as #0f5c63")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
