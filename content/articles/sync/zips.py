"""A library as a zip: written so that the same guide gives the same bytes, read as what a stranger sent.

Nothing of a zip that is read comes to the disk, and nothing that it says of itself is believed: what counts
is what comes out of it, which is cut off where it is too much.
"""

import re
import stat
import zlib
from io import BytesIO
from struct import error as StructError  # noqa: N812 it is an exception
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..files.layout import EXPORTED, Files, is_of_library, max_size, too_large
from .export import Export

MAX_ZIP = 20 * 1024 * 1024
"""How many bytes a zip may have."""

_MAX_ENTRIES = 5_000
_MAX_TOTAL = 60 * 1024 * 1024
_MAX_RATIO = 100
_FREE_OF_RATIO = 1024 * 1024
"""What may come out of any zip, however small: a few pages of one word are no attack."""

_CHUNK = 64 * 1024
_UTF8, _ENCRYPTED = 0x800, 0x1
_UNSAFE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|[\x00-\x1f]")
_RUBBISH = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_DAMAGED = (
    BadZipFile,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    StructError,
)
"""What the standard library raises of a zip that is broken."""

_FOLDERS = ("articles/", "figures/")
_AGAIN = "make the zip anew, from the folder as the export made it"


class ZipError(Exception):
    """A zip that cannot be read at all; the message says why and what to do."""


def write_zip(target: IO[bytes]) -> None:
    """Write the guide as a zip. Names are in order and dates fixed: the same guide gives the same bytes."""
    export = Export.now()
    texts = {name: text.encode() for name, text in export.files().items()}
    texts[EXPORTED] = export.note().encode()
    with ZipFile(target, "w") as archive:
        for name in sorted(texts):
            _add(archive, name, texts[name], ZIP_DEFLATED)
        for name, data in export.pictures():
            # They are as small as they get already.
            _add(archive, name, data, ZIP_STORED)


def _add(archive: ZipFile, name: str, data: bytes, method: int) -> None:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    archive.writestr(entry, data)


def read_zip(data: bytes) -> Files:
    """Return the files of a library that a zip holds, wherever in it the library stands.

    Raises ZipError where it is no zip, is protected, holds unsafe names or more than a library can have. What
    is wrong with one file is noted with that file.
    """
    if len(data) > MAX_ZIP:
        raise ZipError(f"The zip is over {MAX_ZIP // 1024**2} MiB. Leave out what has not changed.")
    # Every entry of the list at a zip's end begins so: counted before the list is read into memory.
    if data.count(b"PK\x01\x02") > _MAX_ENTRIES:
        raise ZipError(f"The zip holds over {_MAX_ENTRIES:,} files. Zip the folder of the guide alone.")
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise ZipError(
            "This is no zip, or it is damaged. Upload the zip that the export gave you, or one of its folder."
        ) from error
    with archive:
        return _read(archive, _by_name(archive), len(data))


def _by_name(archive: ZipFile) -> dict[str, ZipInfo]:
    """Return the entries that are files, by their name in the library."""
    entries: dict[str, ZipInfo] = {}
    for entry in archive.infolist():
        name = _name(entry)
        if _UNSAFE.search(name):
            raise ZipError(f"“{_shown(name)}” in the zip leads out of its folder; {_AGAIN}.")
        if name.endswith("/") or _RUBBISH.search(name):
            continue
        if name in entries:
            raise ZipError(f"“{_shown(name)}” stands twice in the zip; {_AGAIN}.")
        entries[name] = entry
    root = _root(entries)
    return {name.removeprefix(root): entry for name, entry in entries.items() if name.startswith(root)}


def _name(entry: ZipInfo) -> str:
    """Return an entry's name as it was meant: some programs write backslashes, or UTF-8 without saying so."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode()
        except UnicodeError:
            name = entry.orig_filename
    return name.replace("\\", "/").removeprefix("./")


def _shown(name: str) -> str:
    """Return a name of which only what can be read is shown, and not too much of it."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return plain if len(plain) <= 80 else f"{plain[:80]}…"


def _root(names: dict[str, ZipInfo]) -> str:
    """Return the folder in which the library stands: the one nearest the top that holds articles."""
    found = {
        "/".join(parts[:depth])
        for parts in (name.split("/") for name in names if name.lower().endswith(".md"))
        for depth, part in enumerate(parts[:-1])
        if part == "articles"
    }
    if not found:
        raise ZipError(
            "The zip has no folder “articles” with .md files. Zip the whole folder, as the export made it."
        )
    depth = min(_depth(root) for root in found)
    nearest = sorted(root for root in found if _depth(root) == depth)
    if len(nearest) > 1:
        both = " and ".join(f"“{_shown(root)}”" for root in nearest[:2])
        raise ZipError(f"The zip holds more than one guide, {both}. Zip one of them.")
    return f"{nearest[0]}/" if nearest[0] else ""


def _depth(root: str) -> int:
    return root.count("/") + 1 if root else 0


def _read(archive: ZipFile, entries: dict[str, ZipInfo], size: int) -> Files:
    """Unpack what a library has a use for."""
    files = Files(left_out=[n for n in sorted(entries) if n.startswith(_FOLDERS) and not is_of_library(n)])
    room = min(_MAX_TOTAL, max(_FREE_OF_RATIO, _MAX_RATIO * size))
    for name, entry in sorted(entries.items()):
        if not is_of_library(name):
            continue
        if entry.flag_bits & _ENCRYPTED:
            raise ZipError("The zip is protected with a password. Make one without.")
        try:
            data = _unpack(archive, entry, max_size(name) + 1)
        except _DAMAGED as error:
            files.unreadable[name] = str(error) if isinstance(error, _FileError) else f"is damaged; {_AGAIN}"
            continue
        room -= len(data)
        if room < 0:
            raise ZipError("What is packed into the zip is too much for a guide. Zip its folder alone.")
        if len(data) > max_size(name):
            files.unreadable[name] = too_large(name)
        else:
            files.found[name] = data
    return files


class _FileError(ValueError):
    """One entry that cannot be taken; the message says why."""


def _unpack(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    """Return what an entry holds, up to so many bytes."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise _FileError("is a link or no file at all; put the file itself into the zip")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise _FileError(f"is packed in a way that cannot be read here; {_AGAIN}")
    data = bytearray()
    with archive.open(entry) as stream:
        while len(data) < most and (chunk := stream.read(min(_CHUNK, most - len(data)))):
            data += chunk
    return bytes(data)
