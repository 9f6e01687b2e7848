"""Pictures out and in: byte for byte, three-way by their digest, and none is lost."""

from pathlib import Path

import pytest

from content.articles.models import Article, Image
from content.articles.sync.export import write_folder
from content.articles.sync.three_way import Choice
from content.rendering.images.pictures import read_picture
from tests.pictures import jpeg, png_bomb
from tests.uploads import replace_image, store_image

from ..factories import change_file, changes_nothing, load_folder

FILE, WORDS = "images/hand.webp", "images.yaml"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("media")]


def own(width: int = 60) -> bytes:
    """Return a picture as the desk would keep it."""
    return read_picture(jpeg(width)).data


def put(root: Path, data: bytes, words: str = "A hand.", name: str = "hand") -> Path:
    """Put a picture into a folder, and what it shows in words."""
    (root / "images").mkdir(exist_ok=True)
    (root / f"images/{name}.webp").write_bytes(data)
    (root / WORDS).write_text(f"{name}: {words}\n")
    return root


def kept(name: str = "hand") -> bytes:
    with Image.objects.get(name=name).file.open("rb") as file:
        return file.read()


@pytest.fixture
def pictured(loaded) -> Path:
    """The small library with a picture, loaded."""
    put(loaded, own())
    assert load_folder(loaded).problems == []
    return loaded


def test_picture_comes_in_byte_for_byte_and_pages_show_it(loaded):
    put(loaded, own(700))
    change_file(loaded, "articles/risks.md", "It is rare", "![A hand](images/hand.webp)\n\nIt is rare")
    outcome = load_folder(loaded)
    assert outcome.problems == []
    assert outcome.choices[FILE] is Choice.ADD
    assert kept() == own(700)
    image = Image.objects.get(name="hand")
    assert (image.alternative, image.widths) == ("A hand.", [480, 700])
    assert image.photo.addresses[480] in Article.objects.get(slug="risks").live.html
    assert changes_nothing(load_folder(loaded))


def test_export_writes_pictures_byte_for_byte_and_their_words_in_order(loaded, tmp_path):
    for name in ("wrist", "hand"):
        store_image(name, f"A {name}: what “else”?", jpeg())
    out = tmp_path / "out"
    write_folder(out)
    assert (out / FILE).read_bytes() == kept()
    assert (out / WORDS).read_text() == "hand: 'A hand: what “else”?'\nwrist: 'A wrist: what “else”?'\n"
    outcome = load_folder(out)
    assert outcome.problems == []
    assert outcome.choices[FILE] is outcome.choices[f"{WORDS} hand"] is Choice.AGREE
    assert changes_nothing(load_folder(out))
    assert write_folder(out).files == []


def test_site_without_pictures_exports_no_list_of_them(loaded, tmp_path):
    write_folder(tmp_path / "out")
    assert not (tmp_path / "out" / WORDS).exists()


def test_dry_run_keeps_no_picture(loaded, media):
    put(loaded, own())
    load_folder(loaded, write=False)
    assert not media.exists()


def test_problem_elsewhere_keeps_no_picture(loaded, media):
    put(loaded, own())
    change_file(loaded, "articles/risks.md", "[@brady2014]", "[@nobody]")
    assert load_folder(loaded).problems
    assert not media.exists()


def test_changed_file_replaces_the_picture_that_came_from_a_file(pictured):
    put(pictured, own(80))
    assert load_folder(pictured).choices[FILE] is Choice.UPDATE
    assert kept() == own(80)
    assert Image.objects.count() == 1


def test_picture_that_both_replaced_is_a_conflict_and_the_sites_stays(pictured):
    replace_image(Image.objects.get(name="hand"), jpeg(90))
    put(pictured, own(80))
    for _ in range(2):
        outcome = load_folder(pictured)
        assert outcome.choices[FILE] is Choice.CONFLICT
        assert "-A picture of 90 × 40 pixels." in outcome.conflicts[FILE].difference
        assert "+A picture of 80 × 40 pixels." in outcome.conflicts[FILE].difference
        assert kept() == own(90)


def test_file_that_is_wanted_wins_and_the_editors_picture_stays_by_another_name(pictured):
    for width in (90, 100):
        replace_image(Image.objects.get(name="hand"), jpeg(width))
        put(pictured, own(width + 5))
        load_folder(pictured, take_theirs=True)
        assert kept() == own(width + 5)
    assert kept("hand-former-1") == own(90)
    assert kept("hand-former-2") == own(100)
    assert Image.objects.get(name="hand-former-1").alternative == "A hand."


def test_former_names_are_free_of_each_other_of_drawings_and_of_files(loaded):
    names = [f"{'a' * 59}-{end}" for end in ("one", "two")]
    (loaded / "figures" / f"{'a' * 59}-former-1.svg").write_text(DRAWING)
    for width in (60, 80):
        for name in (*names, f"{'a' * 59}-former-2"):
            put(loaded, own(width), name=name)
        (loaded / WORDS).write_text("".join(f"{path.stem}: A.\n" for path in loaded.glob("images/*")))
        assert load_folder(loaded, take_theirs=True).problems == []
        for name in names:
            replace_image(Image.objects.get(name=name), jpeg(70))
    former = Image.objects.exclude(name__in=[*names, f"{'a' * 59}-former-2"])
    assert [image.name for image in former] == [f"{'a' * 59}-former-{number}" for number in (3, 4)]
    assert [image.width for image in former] == [70, 70]


def test_picture_whose_file_is_gone_can_be_replaced_by_its_file(pictured, media):
    replace_image(Image.objects.get(), jpeg(90))
    for path in media.glob("images/*"):
        path.unlink()
    put(pictured, own(80))
    assert load_folder(pictured, take_theirs=True).problems == []
    assert kept() == own(80)
    assert Image.objects.count() == 1


def test_words_follow_the_file_unless_an_editor_changed_them(pictured):
    put(pictured, own(), "An open hand.")
    assert load_folder(pictured).choices[f"{WORDS} hand"] is Choice.UPDATE
    assert Image.objects.get().alternative == "An open hand."
    Image.objects.update(alternative="A hand, open.")
    put(pictured, own(), "A flat hand.")
    assert load_folder(pictured).choices[f"{WORDS} hand"] is Choice.CONFLICT
    assert Image.objects.get().alternative == "A hand, open."


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ((FILE, jpeg(), "hand: A hand."), f"{FILE}: this is no WebP picture; upload the picture on"),
        ((FILE, own() + b"x", "hand: A hand."), f"{FILE}: the file is longer or shorter than the picture"),
        ((FILE, png_bomb(9000, 9000), "hand: A hand."), f"{FILE}: this is no WebP picture"),
        ((FILE, bytes(10 * 2**20 + 1), "hand: A hand."), f"{FILE}: the file is over 10 MiB; save it smaller"),
        ((FILE, own(), ""), f"{FILE}: has no alternative text; add a line “hand: What it shows.” to {WORDS}"),
        ((FILE, own(), "hand: ''"), f"{WORDS}:1: “hand” is empty; write a text"),
        (
            (FILE, own(), f"hand: {'a' * 301}"),
            f"{WORDS}:1: “hand” is over 300 letters; shorten it",
        ),
        ((FILE, own(), "hand: A [hand]"), f"{WORDS}:1: “hand”: Say it in words alone, without any of"),
        (
            (FILE, own(), "hand: H.\nfoot: A foot."),
            f"{WORDS}:2: there is no images/foot.webp; put the picture",
        ),
        (
            (FILE, own(), "hand: 5"),
            f"{WORDS}:1: “hand” is not a text; write one, in quotes",
        ),
        ((FILE, own(), "hand: ["), f"{WORDS}:1: this is not YAML ("),
        (
            ("images/hand.png", jpeg(), ""),
            "images/hand.png: is no .webp; upload the picture at the desk, and",
        ),
        (
            ("images/A Hand.webp", own(), ""),
            "images/A Hand.webp: the name “A Hand” has other signs than small",
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_bad_picture_is_named_with_its_mend_and_nothing_is_written(loaded, media, bad, problem):
    name, data, words = bad
    (loaded / "images").mkdir()
    (loaded / name).write_bytes(data)
    (loaded / WORDS).write_text(words)
    change_file(loaded, "articles/risks.md", "It is rare", f"![A hand]({FILE})\n\nIt is rare")
    problems = load_folder(loaded).problems
    assert problems[0].startswith(problem)
    assert not media.exists()
    assert "images" not in Article.objects.get(slug="risks").live.body
