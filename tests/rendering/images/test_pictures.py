"""Uploaded pictures: what comes out is small, upright and nothing but a picture."""

import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw

from content.rendering.images.pictures import is_our_encoding, read_picture, scaled, widths_of
from tests.pictures import ENDING, exif, jpeg, opened, photo, png_chunk, saved, webp_chunks

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
AS_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that was turned stores a picture, by the orientation that it notes."""


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_becomes_a_webp_of_our_own(kind):
    picture = read_picture(saved(photo(), kind))
    assert (picture.width, picture.height) == (60, 40)
    image = opened(picture.data)
    assert (image.format, image.size, image.mode) == ("WEBP", (60, 40), "RGB")
    assert near(image.getpixel((2, 20)), (200, 30, 30))
    assert is_our_encoding(picture.data)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photo_is_turned_upright(orientation):
    upright = photo(64, 32)
    upright.paste((250, 250, 250), (0, 0, 16, 16))
    stored = upright.transpose(AS_STORED[orientation]) if orientation in AS_STORED else upright
    for data in (
        saved(stored, "JPEG", exif=exif(orientation), quality=95),
        saved(stored, "PNG", exif=exif(orientation)),
        saved(stored, "WEBP", exif=exif(orientation)),
    ):
        picture = read_picture(data)
        assert (picture.width, picture.height) == (64, 32)
        for place in ((8, 8), (56, 8), (8, 24), (56, 24)):
            assert near(opened(picture.data).getpixel(place), upright.getpixel(place))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_a_camera_notes_is_kept(kind):
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Secret place</x:xmpmeta>'
    options = {"exif": exif(6), "icc_profile": SRGB} | ({} if kind == "PNG" else {"xmp": xmp})
    sent = saved(photo(), kind, **options)
    assert b"Camera 3000" in sent
    picture = read_picture(sent)
    image = opened(picture.data)
    assert not image.getexif()
    assert not {"exif", "icc_profile", "xmp"} & set(image.info)
    for word in (b"Camera", b"Secret", b"EXIF", b"XMP ", b"ICCP"):
        assert word not in picture.data


def test_colours_of_another_profile_are_brought_to_those_of_browsers():
    # As of a device whose red is what browsers call green.
    swapped = SRGB.replace(b"rXYZ", b"-XYZ").replace(b"gXYZ", b"rXYZ").replace(b"-XYZ", b"gXYZ")
    picture = read_picture(saved(Image.new("RGB", (8, 8), (255, 0, 0)), "PNG", icc_profile=swapped))
    red, green, _ = opened(picture.data).getpixel((4, 4))
    assert green > red + 100


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("profile", [b"no profile at all", SRGB], ids=["none", "of another kind"])
def test_profile_that_does_not_fit_is_passed_over(mode, profile):
    plain = photo(mode=mode).convert("RGB")
    picture = read_picture(saved(photo(mode=mode), "JPEG", quality=95, icc_profile=profile))
    assert near(opened(picture.data).getpixel((2, 20)), plain.getpixel((2, 20)))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_notes_that_cannot_be_read_are_passed_over():
    broken = jpeg(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 9)
    assert read_picture(broken).width == 60


def test_transparency_is_kept():
    drawing = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    ImageDraw.Draw(drawing).rectangle((0, 0, 20, 40), fill=(10, 20, 30, 255))
    for sent in (drawing, drawing.quantize(4), drawing.convert("LA")):
        image = opened(read_picture(saved(sent, "PNG")).data)
        assert image.mode == "RGBA"
        assert image.getpixel((35, 5))[3] == 0
        assert image.getpixel((5, 5))[3] == 255
    keyed = Image.new("RGB", (9, 9), (255, 0, 255))
    image = opened(read_picture(saved(keyed, "PNG", transparency=(255, 0, 255))).data)
    assert image.getpixel((4, 4))[3] == 0


def test_what_stands_behind_full_transparency_is_not_kept():
    hidden = photo(64, 64).convert("RGBA")
    hidden.putalpha(0)
    assert opened(read_picture(saved(hidden, "PNG")).data).getcolors() == [(64 * 64, (0, 0, 0, 0))]


def test_alpha_that_hides_nothing_is_dropped():
    assert opened(read_picture(saved(photo(mode="RGBA"), "PNG")).data).mode == "RGB"


def test_cmyk_photo_is_converted():
    image = opened(read_picture(saved(photo(mode="CMYK"), "JPEG", quality=95)).data)
    assert image.mode == "RGB"
    assert near(image.getpixel((2, 20)), (200, 30, 30))


def test_grey_of_16_bits_keeps_its_shades():
    grey = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 32768, 65535)):
        grey.putpixel((x, 0), value)
    shades = opened(read_picture(saved(grey.resize((48, 16), 0), "PNG")).data)
    assert [shades.getpixel((x, 8))[0] for x in (4, 24, 44)] == [0, 128, 255]


def test_colour_of_16_bits_is_read():
    rows = b"".join(b"\0" + bytes((200, 7, 30, 7, 30, 7)) * 8 for _ in range(8))
    head = png_chunk(b"IHDR", b"\0\0\0\x08\0\0\0\x08\x10\x02\0\0\0")
    data = b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    assert opened(read_picture(data).data).getpixel((4, 4)) == (200, 30, 30)


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_pictures_of_few_colours_are_read(mode):
    assert opened(read_picture(saved(photo(mode=mode), "PNG")).data).mode == "RGB"


def test_drawing_is_kept_without_loss_and_photo_is_made_small():
    drawing = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(drawing).text((10, 10), "Where it may hurt", fill=(28, 43, 45))
    assert opened(read_picture(saved(drawing, "PNG")).data).tobytes() == drawing.tobytes()
    grain = Image.effect_noise((300, 200), 60).convert("RGB")
    taken = read_picture(saved(Image.blend(photo(300, 200), grain, 0.15), "PNG"))
    assert webp_chunks(taken.data)[0][0] == b"VP8 "


def test_large_picture_is_made_smaller_and_a_small_one_never_larger():
    picture = read_picture(jpeg(3000, 1500))
    assert (picture.width, picture.height) == (2000, 1000)
    assert opened(scaled(picture.data, 480)).size == (480, 240)
    assert scaled(picture.data, 2000) == scaled(picture.data, 2400) == picture.data
    tall = read_picture(jpeg(90, 9000))
    assert (tall.width, tall.height) == (40, 4000)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2000, [480, 800, 1200, 2000]), (1250, [480, 800, 1250]), (480, [480]), (7, [7])],
)
def test_widths_that_a_browser_can_choose_from(width, widths):
    assert widths_of(width) == widths


def test_photo_of_a_telephone_with_12_megapixels_is_taken():
    blank = saved(Image.new("L", (4032, 3024), 200), "JPEG", exif=exif(6))
    picture = read_picture(blank)
    assert (picture.width, picture.height) == (2000, 2667)


@pytest.mark.parametrize(
    "behind", [ENDING, b"GIF89a" + ENDING, b"\0" * 5000], ids=["html and zip", "gif", "zeros"]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_hidden_behind_a_picture_is_left_behind(kind, behind):
    picture = read_picture(saved(photo(), kind) + behind)
    assert is_our_encoding(picture.data)
    assert behind not in picture.data


def test_what_is_hidden_in_a_comment_is_left_behind():
    picture = read_picture(jpeg(comment=ENDING))
    assert ENDING not in picture.data
