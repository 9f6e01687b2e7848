"""The files that a library has: their names, how large they may be, and how a folder of them is read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from content.rendering import MAX_FILE
from content.rendering.images.pictures import MAX_BYTES

REFERENCES, PARTS = "references.json", "parts.yaml"
SEARCH, EMERGENCIES = "search.yaml", "emergencies.yaml"
REDIRECTS, PICTURES, EXPORTED = "redirects.yaml", "images.yaml", "exported.json"
HANDOUTS, SIGNS, WORDS, WITHDRAWN = "handouts.yaml", "signs.yaml", "words.yaml", "withdrawn.yaml"
SINGLE = (
    REFERENCES,
    PARTS,
    SEARCH,
    EMERGENCIES,
    HANDOUTS,
    SIGNS,
    WORDS,
    REDIRECTS,
    WITHDRAWN,
    PICTURES,
    EXPORTED,
)
"""The files of which a library has one each, by their path."""


@dataclass
class Files:
    """The files of a library by their path, why others cannot be read, and which were left out."""

    found: dict[str, bytes] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def article_path(slug: str) -> str:
    """Return the path of an article's file within a library."""
    return f"articles/{slug}.md"


def image_path(name: str) -> str:
    """Return the path of a picture's file within a library."""
    return f"images/{name}.webp"


def is_of_library(path: str) -> bool:
    """Tell whether a library has a use for a file with this path; what else lies there is left alone."""
    pure = PurePosixPath(path)
    if pure.name.startswith("._") or (pure.name.startswith(".") and pure.suffix != ".md"):
        return False
    if len(pure.parts) > 1 and pure.parts[0] == "articles":
        return pure.suffix.lower() == ".md"
    if len(pure.parts) == 2:
        return pure.parts[0] == "images" or (pure.parts[0] == "figures" and pure.suffix == ".svg")
    return path in SINGLE


def max_size(path: str) -> int:
    """Return how many bytes a file of a library may have."""
    return MAX_BYTES if path.startswith("images/") else MAX_FILE


def too_large(path: str) -> str:
    """Return what is wrong with a file that has more, and the mend."""
    mend = "save it smaller" if path.startswith("images/") else "divide it into pages"
    return f"the file is over {max_size(path) // 1024**2} MiB; {mend}"


def files_below(root: Path) -> Files:
    """Read the files of a library from the folder in which it lies."""
    files = Files()
    for name in sorted(_names_below(root)):
        _read(files, root, name)
    return files


def _names_below(root: Path) -> Iterator[str]:
    """Return the paths of what a library has a use for, without looking anywhere else."""
    for name in SINGLE:
        if os.path.lexists(root / name):
            yield name
    for pattern in ("articles/**/*", "figures/*", "images/*"):
        for path in root.glob(pattern):
            name = path.relative_to(root).as_posix()
            if is_of_library(name):
                yield name


def _read(files: Files, root: Path, name: str) -> None:
    """Read one file, or note why it cannot be read."""
    path = root / name
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            message = "leads to a file outside the library; put the file itself here"
        elif path.stat().st_size > max_size(name):
            message = too_large(name)
        else:
            files.found[name] = path.read_bytes()
            return
    except RuntimeError:
        # Python 3.11 says so of a link that leads to itself; later ones raise OSError.
        message = "the file is a link that leads nowhere; put the file itself here"
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); the library needs it"
    files.unreadable[name] = message
