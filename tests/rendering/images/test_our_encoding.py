"""A picture in a library is taken only as the site itself writes one: nothing hides in it, or behind it."""

import pytest
from PIL import Image

from content.rendering.images.pictures import (
    MAX_BYTES,
    check_our_encoding,
    is_our_encoding,
    read_picture,
    scaled,
)
from tests.pictures import ENDING, exif, jpeg, photo, saved, webp, webp_bomb, webp_chunks


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("noise", [False, True])
@pytest.mark.parametrize("size", [(1, 1), (17, 33), (600, 400)])
def test_whatever_we_write_is_our_own_encoding(alpha, noise, size):
    image = Image.effect_noise(size, 90).convert("RGB") if noise else photo(*size)
    if alpha:
        image.putalpha(Image.linear_gradient("L").resize(size))
    picture = read_picture(saved(image, "PNG"))
    assert check_our_encoding(picture.data) == ""
    assert check_our_encoding(scaled(picture.data, 480)) == ""


OURS = read_picture(jpeg()).data
_clear = Image.blend(photo(90, 90), Image.effect_noise((90, 90), 60).convert("RGB"), 0.15)
_clear.putalpha(Image.linear_gradient("L").resize((90, 90)))
HEAD, ALPHA, COLOUR = webp_chunks(saved(_clear, "WEBP"))


def lengthened(data: bytes, more: bytes) -> bytes:
    """Return a WebP with bytes behind its image, within the same chunk."""
    *before, (name, payload) = webp_chunks(data)
    return webp(*before, (name, payload + more))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (jpeg(), "this is no WebP picture; upload the picture on the site, and export it from there"),
        (b"", "this is no WebP picture"),
        (OURS + b"\0", "the file is longer or shorter than the picture in it"),
        (OURS + ENDING, "the file is longer or shorter"),
        (OURS[:-2], "the file is longer or shorter"),
        (webp(), "the file is longer or shorter"),
        (lengthened(OURS, ENDING), "bytes stand behind the picture that do not belong to it"),
        (webp(HEAD, (b"ALPH", ALPHA[1] + ENDING), COLOUR), "bytes stand behind the picture"),
        (webp((b"VP8X", HEAD[1] + ENDING), ALPHA, COLOUR), "the file holds more than the picture"),
        (webp((b"VP8X", b"\x18" + HEAD[1][1:]), ALPHA, COLOUR), "the file holds more than the picture"),
        (webp(*webp_chunks(OURS), (b"EXIF", b"II*\0")), "the file holds more than the picture, such as"),
        (webp(*webp_chunks(OURS), (b"JUNK", ENDING)), "the file holds more than the picture"),
        (saved(photo(), "WEBP", exif=exif(1)), "the file holds more than the picture"),
        (saved(photo(), "WEBP", save_all=True, append_images=[photo(60, 40, "L")]), "the file holds more"),
        (webp((b"VP8 ", b"\0" * 40)), "the picture is damaged"),
        (webp((b"VP8 ", webp_chunks(OURS)[0][1][:-20])), "the picture is damaged"),
        (saved(Image.new("L", (2001, 1)), "WEBP"), "the picture is larger than 2000 × 4000 pixels"),
        (webp_bomb(16_384, 16_384), "the file holds more than the picture"),
        (OURS + b"\0" * MAX_BYTES, "the file is over 10 MiB"),
    ],
)  # fmt: skip
def test_file_that_is_not_as_we_write_it_is_told_from_our_own(data, message):
    assert check_our_encoding(data).startswith(message)
    assert not is_our_encoding(data)
