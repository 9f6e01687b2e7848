"""Uploads that are no picture for the guide: each is refused in words that say how to mend it."""

import zlib

import pytest
from PIL import Image

from content.clinic.logo import read_logo
from content.rendering import FormatError
from content.rendering.images.pictures import MAX_BYTES, MAX_PIXELS, MAX_SIDE, read_picture
from tests.pictures import jpeg, photo, png_bomb, png_chunk, saved, webp, webp_bomb


def refusal(data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(FormatError) as error:
        read_picture(data)
    return error.value.problems[0].message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty; choose a picture"),
        (saved(photo(), "GIF"), "this is a GIF; save it as PNG, or as JPEG if it is a photo, and"),
        (saved(photo(), "BMP"), "this is a BMP picture; save it as JPEG or PNG"),
        (saved(photo(), "TIFF"), "this is a TIFF picture; save it as JPEG or PNG"),
        (b"%PDF-1.7", "this is a PDF, not a picture"),
        (b"PK\x03\x04" + jpeg(), "this is a ZIP archive, or a document of an office programme"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "this is a HEIC or AVIF picture, as some telephones take them"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "this is an SVG drawing, which can hold programs"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg onload="x"/>', "this is an SVG drawing"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "this is a web page or XML, whatever its name says"),
        (b"  \n<html>", "this is a web page or XML"),
        (b"MZ\x90\0", "this is no JPEG, PNG or WebP, whatever its name says"),
        (b"GIF89a" + jpeg(), "this is a GIF"),
        (b"<script>" + jpeg(), "this is a web page or XML"),
        (b"\0" * 100, "this is no JPEG, PNG or WebP"),
    ],
)  # fmt: skip
def test_what_is_no_picture_for_the_guide_is_refused_with_the_mend(data, message):
    assert refusal(data).startswith(message)
    assert ";" in refusal(data)


@pytest.mark.parametrize(
    "data",
    [png_bomb(50_000, 50_000), png_bomb(1, 2**31 - 1), webp_bomb(16_384, 16_384), webp_bomb(4000, 4000)],
)
def test_bomb_is_refused_by_the_size_that_it_declares(data):
    assert "which is more than 12 megapixels; save it smaller" in refusal(data)


@pytest.mark.parametrize("read", [read_picture, read_logo])
@pytest.mark.parametrize(
    ("declare", "size"),
    [(png_bomb, (MAX_PIXELS, 1)), (png_bomb, (1, MAX_PIXELS)), (webp_bomb, (MAX_SIDE + 1, 9))],
)
def test_strip_is_refused_by_its_longest_side_before_it_is_decoded(read, declare, size, monkeypatch):
    def decode(*args):
        raise AssertionError("it was decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decode)
    with pytest.raises(FormatError) as error:
        read(declare(*size))
    message = error.value.problems[0].message
    assert f"{size[0]} × {size[1]} pixels, and no side may have over 12,000; cut" in message


def test_strip_whose_sides_are_within_the_limit_is_taken():
    picture = read_picture(saved(Image.new("RGB", (MAX_SIDE, 10)), "PNG"))
    assert (picture.width, picture.height) == (2000, 2)


def test_bomb_behind_a_small_size_is_refused():
    head = 8 + 25  # the mark of a PNG, and the chunk that declares its size
    assert "damaged" in refusal(png_bomb(1, 1)[:head] + png_bomb(30_000, 30_000)[8:])


def test_jpeg_that_declares_too_much_is_refused_before_it_is_decoded():
    data = jpeg()
    at = data.index(b"\xff\xc0") + 5
    assert "60000 × 50000 pixels" in refusal(data[:at] + b"\xc3\x50\xea\x60" + data[at + 4 :])


def test_file_over_10_mib_is_refused_unread():
    assert refusal(jpeg() + b"\0" * MAX_BYTES).startswith("the file is over 10 MiB; save it smaller")


def test_text_that_swells_in_a_png_is_refused():
    data = saved(photo(), "PNG")
    text = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 30_000_000))
    assert refusal(data[:33] + text + data[33:]).startswith("this PNG is damaged")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_file_that_is_cut_off_is_refused(kind, share):
    data = saved(Image.effect_noise((90, 90), 50), kind)
    assert "is damaged or cut off; open it, save it as JPEG or PNG" in refusal(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff", b"\xff\xd8\xff\xe0" + b"\0" * 50,
        b"\x89PNG\r\n\x1a\n", png_bomb(0, 9), png_bomb(90, 90),
        b"RIFF\x04\0\0\0WEBP", b"RIFF\x10\0\0\0WEBPVP8L", webp((b"VP8X", bytes(10))), webp((b"JUNK", b"x")),
    ],
)  # fmt: skip
def test_head_without_a_picture_is_refused(data):
    assert "is damaged or cut off" in refusal(data)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_moving_picture_is_refused(kind):
    frames = [photo(), photo().transpose(Image.Transpose.ROTATE_180)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert refusal(data) == "this picture moves, and readers need it still; save one frame of it as PNG"
