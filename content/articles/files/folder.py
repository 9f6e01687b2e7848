"""Reading a library folder: files in, texts and problems out. Nothing here knows the database."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from content.rendering import FormatError, ParsedArticle, Problem, check_slug, clean_svg, parse_article
from content.sources.csl import KEY, MAX_KEY, ReferenceText, parse_references

from ..search.emergencies import parse_emergencies
from ..search.vocabulary import parse_words
from .handouts import ReadyMade, parse_handouts
from .layout import (
    EMERGENCIES,
    EXPORTED,
    HANDOUTS,
    PARTS,
    PICTURES,
    REDIRECTS,
    REFERENCES,
    SEARCH,
    SIGNS,
    WITHDRAWN,
    WORDS,
    Files,
    article_path,
    files_below,
    image_path,
    is_of_library,
    max_size,
    too_large,
)
from .mapping import Entry, FormerName, parse_alternatives, parse_redirects, parse_withdrawn
from .parts import PartText, parse_parts
from .signs import SignTexts, parse_signs
from .words import SiteWords, parse_site_words

__all__ = [
    "PARTS",
    "REFERENCES",
    "SEARCH",
    "Folder",
    "article_path",
    "problem_line",
    "read_files",
    "read_folder",
]

T = TypeVar("T")


@dataclass
class Folder:
    """What a library folder holds.

    `sources` are its files that are text, as they are; `images` its pictures, and `alternatives` what they
    show in words, both by name. `exported` is what the site held when it wrote the files, as digests, where
    they come from an export. `problems` is a list of "file:line: what is wrong and the mend"; `unread` names
    the files that are there and could not be taken in.
    """

    sources: dict[str, str] = field(default_factory=dict)
    articles: dict[str, ParsedArticle] = field(default_factory=dict)
    references: list[ReferenceText] = field(default_factory=list)
    parts: list[PartText] = field(default_factory=list)
    handouts: list[ReadyMade] = field(default_factory=list)
    signs: SignTexts = field(default_factory=SignTexts)
    words: SiteWords = field(default_factory=SiteWords)
    figures: dict[str, str] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    alternatives: dict[str, Entry] = field(default_factory=dict)
    former_names: dict[str, FormerName] = field(default_factory=dict)
    withdrawn: dict[str, Entry] = field(default_factory=dict)
    exported: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def article_source(self, slug: str) -> str:
        """Return the text of the file from which an article was read."""
        return self.sources[article_path(slug)]

    def report(self, path: str, *problems: Problem) -> None:
        """Add the problems of one file."""
        self.problems += [problem_line(path, problem) for problem in problems]

    def refuse(self, path: str, *problems: Problem) -> None:
        """Add the problems of a file that cannot be taken in."""
        self.unread.add(path)
        self.report(path, *problems)


def problem_line(path: str, problem: Problem) -> str:
    """Print a problem as editors and compilers do: file, line, message."""
    return f"{path}:{problem.line}: {problem.message}" if problem.line else f"{path}: {problem.message}"


def read_folder(root: Path) -> Folder:
    """Read a library folder, and collect the problems of all its files."""
    if not root.is_dir():
        return Folder(problems=[f"{root}: there is no such folder; name the folder that holds articles/"])
    return read_files(files_below(root), where=f"{root}/articles")


def read_files(files: Files, where: str = "articles") -> Folder:
    """Read the files of a library, and collect the problems of all of them.

    `where` is how to name the place that has no article.
    """
    folder = Folder()
    for name, message in files.unreadable.items():
        folder.refuse(name, Problem(0, message))
    names = sorted(name for name in {*files.found, *files.unreadable} if is_of_library(name))
    if not any(name.startswith("articles/") for name in names):
        folder.problems.append(f"{where}: there is no article here; name the folder that holds articles/")
    _read_articles(folder, files, [name for name in names if name.startswith("articles/")])
    for name in (REFERENCES, PARTS):
        if name not in names:
            folder.refuse(name, Problem(0, "the file is missing; the library needs it"))
    folder.references = _parsed(folder, files, REFERENCES, parse_references) or []
    folder.parts = _parsed(folder, files, PARTS, parse_parts) or []
    _parsed(folder, files, SEARCH, parse_words)
    _parsed(folder, files, EMERGENCIES, parse_emergencies)
    folder.handouts = _parsed(folder, files, HANDOUTS, parse_handouts) or []
    folder.signs = _parsed(folder, files, SIGNS, parse_signs) or SignTexts()
    folder.words = _parsed(folder, files, WORDS, parse_site_words) or SiteWords()
    folder.former_names = _parsed(folder, files, REDIRECTS, parse_redirects) or {}
    folder.withdrawn = _parsed(folder, files, WITHDRAWN, parse_withdrawn) or {}
    folder.exported = _exported_digests(files.found.get(EXPORTED, b""))
    _read_drawings(folder, files, [name for name in names if name.startswith("figures/")])
    folder.alternatives = _parsed(folder, files, PICTURES, parse_alternatives) or {}
    _read_images(folder, files, [name for name in names if name.startswith("images/")])
    _check_between_files(folder)
    folder.problems.sort()
    return folder


def _parsed(folder: Folder, files: Files, name: str, parse: Callable[[str], T]) -> T | None:
    """Read one file as text and parse that, or report why it cannot be; nothing where it is not there."""
    data = files.found.get(name)
    if data is None:
        return None
    if len(data) > max_size(name):
        folder.refuse(name, Problem(0, too_large(name)))
        return None
    try:
        source = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        folder.refuse(name, Problem(line, "the file is not UTF-8; save it as UTF-8"))
        return None
    folder.sources[name] = source
    try:
        return parse(source)
    except FormatError as error:
        folder.refuse(name, *error.problems)
        return None


def _read_articles(folder: Folder, files: Files, names: list[str]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        path = PurePosixPath(name)
        if path.stem.lower() in seen:
            message = f"has the same name as {seen[path.stem.lower()]}; rename one"
        elif path.suffix != ".md":
            message = f"ends in {path.suffix}; rename it to end in .md"
        elif len(path.parts) > 2:
            message = "stands in a folder of its own; move it to articles/"
        else:
            message = ""
        seen.setdefault(path.stem.lower(), name)
        if message:
            folder.refuse(name, Problem(0, message))
            continue
        folder.report(name, *check_slug(path.stem))
        if parsed := _parsed(folder, files, name, parse_article):
            folder.articles[path.stem] = parsed


def _read_drawings(folder: Folder, files: Files, names: list[str]) -> None:
    for name in names:
        if why := _bad_name(PurePosixPath(name).stem):
            folder.refuse(name, Problem(0, f"{why}; rename the drawing"))
        elif (svg := _parsed(folder, files, name, clean_svg)) is not None:
            folder.figures[name] = svg


def _bad_name(name: str) -> str:
    """Return what is wrong with the name of a drawing or picture, which a text is to write; or nothing."""
    shown = name if len(name) <= MAX_KEY else f"{name[:MAX_KEY]}…"
    if not KEY.fullmatch(name):
        return f"the name “{shown}” has other signs than small letters, digits and single hyphens"
    return f"the name “{shown}” is over {MAX_KEY} letters" if len(name) > MAX_KEY else ""


def _read_images(folder: Folder, files: Files, names: list[str]) -> None:
    """Take the pictures; whether one is of our own encoding is looked at where it is new to the site."""
    for name in names:
        path = PurePosixPath(name)
        if path.suffix != ".webp":
            message = "is no .webp; upload the picture at the desk, and export it from there"
        elif why := _bad_name(path.stem):
            message = f"{why}; rename the picture"
        elif name in folder.unread:
            continue
        elif len(files.found[name]) > max_size(name):
            message = too_large(name)
        else:
            folder.images[path.stem] = files.found[name]
            continue
        folder.refuse(name, Problem(0, message))


def _exported_digests(data: bytes) -> dict[str, str]:
    """Return the digests in exported.json; none where it cannot be read, so that more conflicts are met."""
    try:
        digests = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(text) for name, text in digests.items()} if isinstance(digests, dict) else {}


def _check_between_files(folder: Folder) -> None:
    """Report where one file of the library does not agree with another."""
    known = {part.slug for part in folder.parts}
    for slug, article in folder.articles.items():
        if known and article.text.part not in known:
            message = f"unknown part “{article.text.part}”; the parts are {', '.join(sorted(known))}"
            folder.report(article_path(slug), Problem(article.lines["part"], message))
    for former in folder.former_names.values():
        if former.old in folder.articles:
            message = (
                f"“{former.old}” is a page of this folder; rename {article_path(former.old)} to "
                f"{article_path(former.now)}, or take this line out"
            )
            folder.report(REDIRECTS, Problem(former.line, message))
    for name in sorted(set(folder.images) - set(folder.alternatives)):
        if PICTURES not in folder.unread:
            message = f"has no alternative text; add a line “{name}: What it shows.” to {PICTURES}"
            folder.report(image_path(name), Problem(0, message))
