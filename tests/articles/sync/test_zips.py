"""Zips: the same guide gives the same bytes, and whatever a stranger sends does no harm."""

import stat
import struct
import zlib
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from content.articles.files.folder import read_files
from content.articles.models import Article, Image, LibraryFile, Part
from content.articles.sync.load import load
from content.articles.sync.zips import MAX_ZIP, ZipError, read_zip, write_zip
from content.sources.models import Reference
from tests.pictures import jpeg
from tests.uploads import store_image

from ..factories import edit

RISKS = "articles/risks.md"


def zipped(*entries: tuple[str | ZipInfo, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return a zip of some entries, each a name and what it holds."""
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


def entry(name: str, mode: int) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = mode << 16
    return info


def exported() -> bytes:
    file = BytesIO()
    write_zip(file)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(ZipError) as error:
        read_zip(data)
    return str(error.value)


# Writing


def test_same_guide_gives_the_same_bytes_and_another_others(loaded, media):
    store_image("hand", "A hand.", jpeg())
    first = exported()
    assert exported() == first
    edit("risks", title="The risks")
    assert exported() != first


def test_zip_holds_the_files_in_order_with_fixed_dates(loaded, media):
    store_image("hand", "A hand.", jpeg())
    with ZipFile(BytesIO(exported())) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert [entry.filename for entry in entries] == [
        "articles/aftercare.md",
        "articles/glossary.md",
        RISKS,
        "exported.json",
        "images.yaml",
        "parts.yaml",
        "references.json",
        "images/hand.webp",
    ]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_note_in_the_zip_holds_no_text(loaded):
    note = read_zip(exported()).found["exported.json"]
    assert b"Risks" not in note
    assert b"guide.example" not in note


def test_zip_loads_into_an_empty_site(loaded, media):
    store_image("hand", "A hand.", jpeg())
    before, html = exported(), {page.slug: page.live.html for page in Article.objects.select_related("live")}
    Article.objects.update(live=None)
    for model in (Article, Reference, Part, LibraryFile, Image):
        model.objects.all().delete()
    assert load(read_files(read_zip(before)), is_import=True).problems == []
    assert {page.slug: page.live.html for page in Article.objects.select_related("live")} == html
    assert exported() == before


# Reading what can be taken


@pytest.mark.parametrize("root", ["", "guide-main/", "a/b/content/library/", "Leitfäden für uns/", "./"])
def test_library_is_found_wherever_it_stands(root):
    data = zipped((f"{root}{RISKS}", b"x"), (f"{root}parts.yaml", b"y"), ("README.md", b"z"))
    assert read_zip(data).found == {RISKS: b"x", "parts.yaml": b"y"}


def test_name_that_an_old_program_wrote_is_read_as_it_was_meant():
    backslashes = zipped(("guide\\articles\\risks.md", b"x"))
    assert read_zip(backslashes).found == {RISKS: b"x"}
    name = "Größe/articles/é.md"
    bare = zipped((name, b"x")).replace(name.encode(), name.encode())
    # Without the mark that says so, as some programs write it.
    flags = struct.pack("<H", 0x800)
    assert list(read_zip(bare.replace(flags, b"\0\0")).found) == ["articles/é.md"]


def test_rubbish_of_other_programs_is_passed_over():
    rubbish = ["__MACOSX/articles/._risks.md", "articles/._risks.md", "articles/.DS_Store", "Thumbs.db"]
    data = zipped((RISKS, b"x"), *((name, b"\xff") for name in rubbish), ("articles/", b""))
    files = read_zip(data)
    assert (files.found, files.unreadable, files.left_out) == ({RISKS: b"x"}, {}, [])


def test_file_that_a_library_has_no_use_for_is_named():
    data = zipped((RISKS, b"x"), ("articles/notes.txt", b""), ("figures/a.png", b""), ("LICENSE", b""))
    assert read_zip(data).left_out == ["articles/notes.txt", "figures/a.png"]


# Refusing a zip as a whole


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"no zip at all", jpeg(), zipped((RISKS, b"x" * 999))[:-30], b"PK\x05\x06" + bytes(17)],
    ids=["nothing", "two letters", "text", "a picture", "cut off", "half an end"],
)
def test_what_is_no_zip_is_refused(data):
    assert refusal(data).startswith("This is no zip, or it is damaged. Upload the zip that the export gave")


@pytest.mark.parametrize(
    "name",
    ["../risks.md", "articles/../../risks.md", "/articles/risks.md", "C:/articles/risks.md",
     "..\\articles\\a.md", "articles/..", "\\\\host\\articles\\a.md", "articles/a\nb.md"],
)  # fmt: skip
def test_name_that_leads_out_of_the_folder_is_refused(name):
    assert "leads out of its folder; make the zip anew" in refusal(zipped((RISKS, b"x"), (name, b"x")))


def test_name_that_ends_early_is_refused():
    data = zipped(("articles/a.md_.exe", b"x")).replace(b"a.md_", b"a.md\0")
    assert refusal(data) == (
        "“articles/a.md?.exe” in the zip leads out of its folder; "
        "make the zip anew, from the folder as the export made it."
    )


def test_name_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped((RISKS, b"x"), (RISKS, b"y"))
    assert refusal(data).startswith(f"“{RISKS}” stands twice in the zip; make the zip anew")


def test_zip_without_articles_or_with_two_guides_is_refused():
    assert refusal(zipped(("risks.md", b"x"))).startswith("The zip has no folder “articles” with .md files.")
    assert refusal(zipped((f"a/{RISKS}", b"x"), (f"b/{RISKS}", b"x"))) == (
        "The zip holds more than one guide, “a” and “b”. Zip one of them."
    )


def test_protected_zip_is_refused():
    data = bytearray(zipped((RISKS, b"x" * 40)))
    for start in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[start] |= 1
    assert refusal(bytes(data)) == "The zip is protected with a password. Make one without."


def test_zip_that_is_too_large_is_refused_unread():
    assert refusal(bytes(MAX_ZIP + 1)) == "The zip is over 20 MiB. Leave out what has not changed."


def test_zip_of_too_many_files_is_refused_before_their_list_is_read():
    data = zipped((RISKS, b"x"), *((f"a/{n}", b"") for n in range(5001)))
    assert refusal(data) == "The zip holds over 5,000 files. Zip the folder of the guide alone."


def test_bomb_is_refused_as_soon_as_too_much_has_come_out_of_it():
    data = zipped(*((f"articles/{n}.md", bytes(2**20)) for n in range(60)))
    assert len(data) < 200_000
    assert refusal(data) == "What is packed into the zip is too much for a guide. Zip its folder alone."


# Refusing one file of a zip


def test_file_that_is_too_large_is_named_whatever_the_zip_says_of_its_size():
    data = zipped((RISKS, Random(1).randbytes(2**20 + 1)), ("parts.yaml", b"y"))
    size = struct.pack("<I", 2**20 + 1)
    for lying in (data, data.replace(size, struct.pack("<I", 2**31))):
        files = read_zip(lying)
        assert files.unreadable == {RISKS: "the file is over 1 MiB; divide it into pages"}
        assert files.found == {"parts.yaml": b"y"}


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFDIR | 0o755])
def test_link_is_named_and_not_followed(mode):
    files = read_zip(zipped((entry(RISKS, mode), b"../../../etc/passwd"), ("articles/a.md", b"x")))
    assert files.unreadable == {RISKS: "is a link or no file at all; put the file itself into the zip"}
    assert files.found == {"articles/a.md": b"x"}


def test_damaged_file_is_named():
    data = zipped((RISKS, b"You may feel sore." * 9), ("articles/a.md", b"x"))
    checksum = struct.pack("<I", zlib.crc32(b"You may feel sore." * 9))
    files = read_zip(data.replace(checksum, bytes(4)))
    assert files.unreadable == {RISKS: "is damaged; make the zip anew, from the folder as the export made it"}


def test_file_that_is_packed_in_another_way_is_named():
    files = read_zip(zipped((RISKS, b"x"), method=ZIP_BZIP2))
    assert files.unreadable[RISKS].startswith("is packed in a way that cannot be read here; make")


def test_what_is_wrong_with_a_file_is_a_problem_of_the_folder():
    folder = read_files(read_zip(zipped((RISKS, b"\xff"), (entry("articles/a.md", stat.S_IFLNK), b"x"))))
    assert "articles/a.md: is a link or no file at all; put the file itself into the zip" in folder.problems
    assert "articles/risks.md:1: the file is not UTF-8; save it as UTF-8" in folder.problems
