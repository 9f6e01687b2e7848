"""Reading a library folder: files in, texts and problems out. Nothing here knows the database."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml.comments import CommentedSeq

from content.rendering import (
    CONTROL,
    MAX_FILE,
    FormatError,
    ParsedArticle,
    Problem,
    check_slug,
    clean_svg,
    parse_article,
)
from content.sources.csl import ReferenceText, parse_references

from .words_file import parse_words
from .yaml_files import load_yaml

T = TypeVar("T")

REFERENCES, PARTS, SEARCH = "references.json", "parts.yaml", "search.yaml"
_PART_LIMITS = {"slug": 50, "title": 80, "summary": 300}


@dataclass(frozen=True)
class PartText:
    """One entry of parts.yaml."""

    slug: str
    title: str
    summary: str
    foot: str = ""
    foot_line: int = field(default=1, compare=False)


@dataclass
class Folder:
    """What a library folder holds.

    `problems` is a list of "file:line: what is wrong and the mend"; `unread` names the files that are
    there and could not be taken in.
    """

    sources: dict[str, str] = field(default_factory=dict)
    articles: dict[str, ParsedArticle] = field(default_factory=dict)
    references: list[ReferenceText] = field(default_factory=list)
    parts: list[PartText] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def article_source(self, slug: str) -> str:
        """Return the text of the file from which an article was read."""
        return self.sources[article_path(slug)]

    def report(self, path: str, problems: list[Problem]) -> None:
        """Add the problems of one file."""
        self.problems += [problem_line(path, problem) for problem in problems]


def article_path(slug: str) -> str:
    """Return the path of an article's file within a library."""
    return f"articles/{slug}.md"


def problem_line(path: str, problem: Problem) -> str:
    """Print a problem as editors and compilers do: file, line, message."""
    return f"{path}:{problem.line}: {problem.message}" if problem.line else f"{path}: {problem.message}"


def read_folder(root: Path) -> Folder:
    """Read a library folder, and collect the problems of all its files."""
    folder = Folder()
    if not root.is_dir():
        folder.problems.append(f"{root}: there is no such folder; name the folder that holds articles/")
        return folder
    articles = [path for path in sorted((root / "articles").rglob("*")) if path.suffix.lower() == ".md"]
    if not articles:
        folder.problems.append(
            f"{root}/articles: there is no article here; name the folder that holds articles/"
        )
    _read_articles(folder, root, articles)
    readers = {REFERENCES: _read_references, PARTS: _read_parts}
    if os.path.lexists(root / SEARCH):  # a library can do without it
        readers[SEARCH] = _read_search
    for name, parse in readers.items():
        source = _read_text(folder, root, root / name)
        if source is not None:
            parse(folder, source)
    _read_figures(folder, root)
    known = {part.slug for part in folder.parts}
    for slug, article in folder.articles.items():
        if known and article.text.part not in known:
            message = f"unknown part “{article.text.part}”; the parts are {', '.join(sorted(known))}"
            folder.report(article_path(slug), [Problem(article.lines["part"], message)])
    folder.problems.sort()
    return folder


def _read_articles(folder: Folder, root: Path, paths: list[Path]) -> None:
    seen: dict[str, str] = {}
    for path in paths:
        name, slug = path.relative_to(root).as_posix(), path.stem
        if slug.lower() in seen:
            folder.unread.add(name)
            folder.problems.append(f"{name}: has the same name as {seen[slug.lower()]}; rename one")
            continue
        seen[slug.lower()] = name
        if path.suffix != ".md":
            folder.unread.add(name)
            folder.problems.append(f"{name}: ends in {path.suffix}; rename it to end in .md")
            continue
        if path.parent != root / "articles":
            folder.unread.add(name)
            folder.problems.append(f"{name}: stands in a folder of its own; move it to articles/")
            continue
        folder.report(name, check_slug(slug))
        source = _read_text(folder, root, path)
        if source is None:
            continue
        parsed = _try(folder, name, parse_article, source)
        if parsed is not None:
            folder.articles[slug] = parsed


def _read_figures(folder: Folder, root: Path) -> None:
    for path in sorted((root / "figures").glob("*.svg")):
        name = f"figures/{path.name}"
        source = _read_text(folder, root, path)
        cleaned = None if source is None else _try(folder, name, clean_svg, source)
        if cleaned is not None:
            folder.figures[name] = cleaned


def _try(folder: Folder, name: str, parse: Callable[[str], T], source: str) -> T | None:
    try:
        return parse(source)
    except FormatError as error:
        folder.unread.add(name)
        folder.report(name, error.problems)
        return None


def _read_text(folder: Folder, root: Path, path: Path) -> str | None:
    """Read one file as text, or report why it cannot be read."""
    name = path.relative_to(root).as_posix()
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            message = "leads to a file outside the library; put the file itself here"
        elif path.stat().st_size > MAX_FILE:
            message = "the file is over 1 MiB; divide it into pages"
        else:
            with path.open(encoding="utf-8", newline="") as file:
                source = file.read()
            folder.sources[name] = source
            return source
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        folder.unread.add(name)
        folder.problems.append(f"{name}:{line}: the file is not UTF-8; save it as UTF-8")
        return None
    except RuntimeError:
        # Python 3.11 says so of a link that leads to itself; later ones raise OSError.
        message = "the file is a link that leads nowhere; put the file itself here"
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); the library needs it"
    folder.unread.add(name)
    folder.problems.append(f"{name}: {message}")
    return None


def _read_references(folder: Folder, source: str) -> None:
    folder.references = _try(folder, REFERENCES, parse_references, source) or []


def _read_parts(folder: Folder, source: str) -> None:
    folder.parts = _try(folder, PARTS, parse_parts, source) or []


def _read_search(folder: Folder, source: str) -> None:
    _try(folder, SEARCH, parse_words, source)


def parse_parts(source: str) -> list[PartText]:
    """Read parts.yaml: the parts in their order. Raises FormatError with every problem and its line."""
    data = load_yaml(source)
    if not isinstance(data, CommentedSeq) or not data:
        raise FormatError([Problem(1, "this is not a list of parts; begin each with “- slug: …”", "")])
    problems: list[Problem] = []
    parts: dict[str, PartText] = {}
    for index, item in enumerate(data):
        line = data.lc.item(index)[0] + 1
        message = _part_message(item)
        if message:
            problems.append(Problem(line, f"part {index + 1}: {message}", ""))
        elif item["slug"] in parts:
            problems.append(Problem(line, f"part {item['slug']} stands twice; delete one", ""))
        else:
            texts = {key: str(value).strip() for key, value in item.items()}
            parts[item["slug"]] = PartText(**texts, foot_line=_foot_line(item, source))
    if problems:
        raise FormatError(problems)
    return list(parts.values())


def _foot_line(item: Any, source: str) -> int:
    """Return the line on which the text of a part's foot begins."""
    if "foot" not in item:
        return 1
    place = int(item.lc.key("foot")[0])
    is_block = re.search(r"foot:[ \t]*[|>]", source.splitlines()[place])
    return place + (2 if is_block else 1)


def _part_message(item: Any) -> str:
    if not isinstance(item, dict):
        return "is no mapping; give it slug, title and summary"
    for key in ("slug", "title", "summary"):
        if not isinstance(item.get(key), str) or not item[key].strip():
            return f"“{key}” is missing; add it"
    if unknown := set(item) - {"slug", "title", "summary", "foot"}:
        return f"unknown key “{min(map(str, unknown))}”; the keys are slug, title, summary, foot"
    if not isinstance(item.get("foot", ""), str):
        return "“foot” is not a text; write one"
    return _part_text_message(item)


def _part_text_message(item: dict[str, str]) -> str:
    for key, value in item.items():
        if CONTROL.search(value):
            return f"“{key}” holds a control character; delete it"
        if len(value.strip()) > (most := _PART_LIMITS.get(key, MAX_FILE)):
            return f"“{key}” is over {most} letters; shorten it"
    return check_slug(item["slug"])[0].message if check_slug(item["slug"]) else ""
