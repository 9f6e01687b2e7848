"""One address of every kind of page, and the ways in which readers look at them."""

from pathlib import Path

import pytest

LIBRARY = Path(__file__).resolve().parents[2] / "content/library"
ARTICLES = [f"/{file.stem}/" for file in sorted(LIBRARY.glob("articles/*.md"))]

PAGES = [
    "/",
    "/risks/",
    "/when-to-get-help/",
    "/checklist/",
    "/questions/",
    "/glossary/",
    "/about-this-guide/",
    "/aftercare/changes/",
    "/sources/",
    "/sources/brady2014/",
    "/differences/",
    "/search/",
    "/search/?q=blood+thinners",
    "/search/?q=chest+pain",
    "/search/?q=sorness",
    "/no-such-page/",
    "/styleguide/",
]
"""One page of each template; every component stands on the last."""

ALL_PAGES = PAGES + [pytest.param(path, marks=pytest.mark.soak) for path in ARTICLES if path not in PAGES]

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
AT_A_DESK, LARGE_TEXT = "at a desk", "text at 200 %"
MODES = {
    AT_A_DESK: {"color_scheme": "light", "viewport": DESK},
    "on a phone, dark, with reduced motion": {
        "color_scheme": "dark",
        "viewport": PHONE,
        "reduced_motion": "reduce",
    },
    LARGE_TEXT: {"viewport": PHONE},
}
"""How a page is opened: what a browser's context takes."""
