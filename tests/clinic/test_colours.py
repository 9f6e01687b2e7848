"""The clinic's colour: whatever it is, what is printed in it and on it can be read."""

import re

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from content.clinic.colours import (
    DARK_GROUNDS,
    DARK_TEXTS,
    LIGHT_GROUNDS,
    LIGHT_TEXTS,
    contrast,
    dark_scheme,
    desk_header,
    light_scheme,
    luminance,
    stylesheet,
    version_of,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
EXTREMES = ["#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#7f7f7f", "#7a0c14"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_the_guideline(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_luminance_goes_from_black_to_white():
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)


def check(colour: str) -> None:
    for scheme, grounds, texts in (
        (light_scheme(colour), LIGHT_GROUNDS, LIGHT_TEXTS),
        (dark_scheme(colour), DARK_GROUNDS, DARK_TEXTS),
    ):
        for ground in (*grounds, scheme["--tint"]):
            assert contrast(scheme["--teal"], ground) >= 7, (colour, scheme, ground)
        for text in texts:
            assert contrast(text, scheme["--tint"]) >= 7, (colour, scheme, text)
        assert contrast("#ffffff", scheme["--band"]) >= 7, (colour, scheme)
    for ground in LIGHT_GROUNDS[:2]:
        assert contrast(light_scheme(colour)["--band"], ground) >= 4.5, colour
    header = desk_header(colour)
    for bar in ("--header-bg", "--breadcrumbs-bg"):
        assert contrast("#ffffff", header[bar]) >= 7, colour


@given(colours)
def test_text_in_and_on_any_colour_can_be_read(colour):
    check(colour)


@pytest.mark.parametrize("colour", EXTREMES)
def test_text_in_and_on_an_extreme_colour_can_be_read(colour):
    check(colour)


def test_colour_that_can_be_read_is_taken_as_it_is():
    assert light_scheme("#0a4a50")["--teal"] == light_scheme("#0a4a50")["--band"] == "#0a4a50"


def hue_order(colour: str) -> list[int]:
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return sorted(range(3), key=lambda place: channels[place])


@pytest.mark.parametrize("colour", ["#c02060", "#20c060", "#2060c0", "#e0b010"])
def test_shades_keep_the_tone_of_the_colour(colour):
    for shade in (
        light_scheme(colour)["--teal"],
        dark_scheme(colour)["--teal"],
        light_scheme(colour)["--tint"],
    ):
        assert hue_order(shade) == hue_order(colour)


def test_grounds_and_texts_are_those_of_the_style_sheet():
    css = (settings.BASE_DIR / "static/css/base.css").read_text()
    light, dark = (dict(re.findall(r"(--[\w-]+): (#\w+);", half)) for half in css.split("@media", 1))
    for values, grounds, texts in ((light, LIGHT_GROUNDS, LIGHT_TEXTS), (dark, DARK_GROUNDS, DARK_TEXTS)):
        names = ("--paper", "--card", "--amber-tint", "--red-tint", "--green-tint")
        whole = {
            name: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:])
            for name, value in values.items()
        }
        assert grounds == tuple(whole[name] for name in names)
        assert texts == (whole["--ink"], whole["--soft"])


def test_style_sheet_is_for_screens_and_sets_both_schemes():
    css = stylesheet("#7a0c14")
    assert css.startswith("@media screen {")
    assert css.count("--teal: ") == css.count("--band: ") == css.count("--tint: ") == 2
    assert css.count("{") == css.count("}")


def test_version_tells_colours_apart():
    assert version_of("#7a0c14") != version_of("#7a0c15")


@pytest.mark.parametrize("wrong", ["", "red", "#fff", "#ffffff;", "#gggggg", "#12345"])
def test_what_is_no_colour_never_gets_into_a_style_sheet(wrong):
    with pytest.raises(ValueError, match=r"no colour|invalid literal"):
        stylesheet(wrong)
