"""Reading a library folder: each bad input is named with its file, its line and its mend."""

from pathlib import Path

import pytest

from content.articles.files.folder import read_folder
from tests.conftest import article_file

AFTER = "articles/aftercare.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def test_good_folder_is_read_without_a_problem(folder):
    read = read_folder(folder)
    assert read.problems == []
    assert sorted(read.articles) == ["aftercare", "glossary", "risks"]
    assert [reference.key for reference in read.references] == ["brady2014", "biolatto"]
    assert [part.slug for part in read.parts] == ["decide", "afterwards", "about"]
    assert read.article_source("risks") == (folder / "articles/risks.md").read_text()


@pytest.mark.parametrize(
    "change",
    [lambda s: b"\xef\xbb\xbf" + s, lambda s: s.replace(b"\n", b"\r\n"), lambda s: s.replace(b"\n", b"\r")],
    ids=["byte-order mark", "CRLF", "CR"],
)
def test_file_as_other_editors_save_it_is_accepted_and_kept_to_the_letter(folder, change):
    before = read_folder(folder)
    for name in (AFTER, "references.json", "parts.yaml"):
        (folder / name).write_bytes(change((folder / name).read_bytes()))
    read = read_folder(folder)
    assert read.problems == []
    assert (read.articles, read.references, read.parts) == (before.articles, before.references, before.parts)
    assert read.sources[AFTER].encode() == (folder / AFTER).read_bytes()


@pytest.mark.parametrize("name", ["nowhere", "references.json"])
def test_what_is_no_folder_is_a_problem(folder, name):
    assert read_folder(folder / name).problems == [
        f"{folder / name}: there is no such folder; name the folder that holds articles/"
    ]


def test_folder_without_anything_names_all_that_is_missing(tmp_path):
    assert read_folder(tmp_path).problems == [
        f"{tmp_path}/articles: there is no article here; name the folder that holds articles/",
        "parts.yaml: the file is missing; the library needs it",
        "references.json: the file is missing; the library needs it",
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (AFTER, b"", ": the file is empty; write front matter and a text, or delete the file"),
        (AFTER, b"---\ntitle: A\n\xff\n---\n", ":3: the file is not UTF-8; save it as UTF-8"),
        (AFTER, "---\n".encode("utf-16"), ":1: the file is not UTF-8"),
        (AFTER, b"x" * (2**20 + 1), ": the file is over 1 MiB; divide it into pages"),
        (AFTER, b"x" * 2**20, ":1: front matter is missing"),
        (AFTER, b"Text.", ":1: front matter is missing; begin the file with a line of three hyphens"),
        (AFTER, b"---\ntitle: A\n", ":1: front matter is not closed; end it with a line of three hyphens"),
        (AFTER, b"---\n- a\n---\n", ":2: the front matter is not a list of “key: value” lines; the keys are"),
        (AFTER, article_file(title="[a]"), ":2: “title” is not a text; write one"),
        (AFTER, article_file(part="nowhere"), ":4: unknown part “nowhere”; the parts are about, afterwards"),
        (AFTER, article_file(order="one"), ":5: “order” is not a whole number from 0 to 1000; write one"),
        (AFTER, article_file(colour="red"), ":6: unknown key “colour”; the keys are title"),
        (AFTER, article_file(layout="poster"), ":6: unknown layout “poster”; the layouts are article"),
        (AFTER, article_file(body="A\0b"), ":8: a control character ('\\x00') stands here; delete it"),
        ("articles/Bad_Name.md", article_file(), ": the name “Bad_Name” is no address; use small letters"),
        ("articles/a--b.md", article_file(), ": the name “a--b” is no address"),
        ("articles/é.md", article_file(), ": the name “é” is no address"),
        ("articles/.md.md", article_file(), ": the name “.md” is no address"),
        (f"articles/{'a' * 81}.md", article_file(), ": the name “aaa"),
        ("articles/admin.md", article_file(), ": the name “admin” belongs to a fixed page; choose another"),
        ("articles/sources.md", article_file(), ": the name “sources” belongs to a fixed page"),
        ("articles/new.MD", article_file(), ": ends in .MD; rename it to end in .md"),
        ("articles/sub/new.md", article_file(), ": stands in a folder of its own; move it to articles/"),
        ("articles/sub/risks.md", article_file(), ": has the same name as articles/risks.md; rename one"),
        ("references.json", b"{", ":1: this is not JSON"),
        ("references.json", b"{}", ":1: this is not a JSON list; put the references between [ and ]"),
        ("references.json", b"[\n\xff]", ":2: the file is not UTF-8; save it as UTF-8"),
        ("references.json", b"[\n{}]", ":2: reference 1 has no “id” of small letters, digits and hyphens"),
        ("parts.yaml", b"", ":1: the file is not a list; begin each entry with “- slug: …”"),
        ("parts.yaml", b"a: b", ":1: the file is not a list"),
        ("parts.yaml", b"- a: b\n  c: d: e", ":2: this is not YAML ("),
        ("parts.yaml", b"- a: 1\n  a: 2", ":2: the key “a” stands twice; delete one"),
        ("handouts.yaml", b"# x\n- !!python/object/apply:os.system [a]", ":2: a tag (!) stands here"),
        ("search.yaml", b"# x\nx: !!python/object/apply:os.system [a]", ":2: a tag (!) stands here"),
        ("redirects.yaml", b"# x\nx: &a b", ":2: an anchor (&) stands here"),
        ("withdrawn.yaml", b"# x\nx: *a", ":2: an alias (*) stands here"),
        ("images.yaml", b"# x\na: !b c", ":2: a tag (!) stands here"),
        ("parts.yaml", b"# a\n" * 5001, ":1: the file is over 20,000 letters; shorten it"),
        ("parts.yaml", b"[" * 5000, ":1: over 60 opening brackets on one line; take them out"),
        ("figures/a.svg", b"<svg", ":1: this is not SVG"),
        ("figures/a.svg", SVG.replace("/>", ">\n<script/></svg>"), ":2: <script> may not stand in a drawing"),
        ("figures/a.svg", b"\xff", ":1: the file is not UTF-8"),
        ("figures/A b.svg", SVG, ": the name “A b” has other signs than small letters, digits and single"),
        (f"figures/{'a' * 240}.svg", SVG, f": the name “{'a' * 80}…” is over 80 letters; rename the drawing"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_file_is_named_with_its_line_and_its_mend(folder, name, content, problem):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = read_folder(folder).problems
    assert found.startswith(f"{name}{problem}")


def test_names_that_differ_in_capitals_alone_are_one_name(folder):
    (folder / "articles/Risks.md").write_text(article_file())
    assert read_folder(folder).problems[1] == (
        "articles/risks.md: has the same name as articles/Risks.md; rename one"
    )


@pytest.mark.parametrize(
    ("part", "line", "problem"),
    [
        ("- a", 0, "an entry of the file is not a list of “key: value” lines; the keys are slug, title"),
        ("- slug: a\n  title: 5\n  summary: S", 1, "“title” is not a text; write one"),
        ("- slug: a\n  title: T\n  summary: S\n  foot: [x]", 3, "“foot” is not a text; write one"),
        ("- slug: A b\n  title: T\n  summary: S", 0, "the name “A b” is no address"),
        (f"- slug: {'a' * 51}\n  title: T\n  summary: S", 0, "“slug” is over 50 letters; shorten it"),
        ("- slug: a\n  title: T\n  summary: S\n- slug: a\n  title: T\n  summary: S", 3, "“a” stands twice"),
    ],
)
def test_bad_part_is_named_with_its_line_and_its_mend(folder, part, line, problem):
    good = (folder / "parts.yaml").read_text()
    for text, first in ((f"{part}\n{good}", 1), (f"{good}{part}\n", good.count("\n") + 1)):
        (folder / "parts.yaml").write_text(text)
        assert read_folder(folder).problems[0].startswith(f"parts.yaml:{first + line}: {problem}")


def test_link_to_a_file_outside_the_library_is_refused(folder, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(article_file())
    (folder / "articles/secret.md").symlink_to(secret)
    (folder / "figures/secret.svg").symlink_to(Path("../../secret.md"))
    assert read_folder(folder).problems == [
        "articles/secret.md: leads to a file outside the library; put the file itself here",
        "figures/secret.svg: leads to a file outside the library; put the file itself here",
    ]


def test_link_within_the_library_is_followed(folder):
    (folder / "figures/a.svg").write_text(SVG)
    (folder / "figures/b.svg").symlink_to("a.svg")
    read = read_folder(folder)
    assert read.problems == []
    assert set(read.figures) == {"figures/a.svg", "figures/b.svg"}


@pytest.mark.parametrize("target", ["loop.md", "nowhere.md"])
def test_link_that_leads_nowhere_is_a_problem(folder, target):
    (folder / "articles/loop.md").symlink_to(target)
    (problem,) = read_folder(folder).problems
    assert problem.startswith("articles/loop.md: the file ")


def test_folder_that_is_named_like_an_article_is_a_problem(folder):
    (folder / "articles/folder.md").mkdir()
    (problem,) = read_folder(folder).problems
    assert problem.startswith("articles/folder.md: the file cannot be read (Is a directory)")


def test_other_files_are_left_alone(folder):
    (folder / "articles/notes.txt").write_bytes(b"\xff")
    (folder / "figures/a.png").write_bytes(b"\xff")
    assert read_folder(folder).problems == []
