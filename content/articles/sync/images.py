"""Loading pictures: byte for byte, and only such as this guide's own desk has encoded."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError

from content.rendering.context import Photo
from content.rendering.images.files import DAMAGED, picture_size
from content.rendering.images.pictures import Picture, check_our_encoding

from ..files.layout import PICTURES, image_path
from ..files.mapping import texts_or_none
from ..images.files import PictureFiles, files_of, stored_files
from ..models import Image
from ..publishing.images import keep_files
from .state import SiteFile, SiteImage
from .three_way import DELETED, RECORDED, TAKEN, Batch, Choice, LoadContext, choose, digest


def digest_of(data: bytes) -> str:
    """Return the digest of a picture's file, as the model `Image` keeps it."""
    return sha256(data).hexdigest()


class PictureReader:
    """Checks and encodes pictures, each once however often a load plans anew: both take a while."""

    def __init__(self) -> None:
        self.check = cache(check_our_encoding)
        self.encode = cache(_encoded)

    def encode_all(self, writes: Iterable["PictureWrite"]) -> None:
        """Encode pictures before anybody has to wait for them."""
        for write in writes:
            if write.data is not None:
                self.encode(write.data)


def _encoded(data: bytes) -> PictureFiles:
    return files_of(Picture(data, *picture_size(data)))


@dataclass(frozen=True)
class PictureWrite:
    """What is written of one picture: its words, and new bytes where `data` is not None.

    A picture has no chain of versions, so the one that goes is kept under `former_name` where it is given.
    """

    name: str
    alternative: str
    data: bytes | None = None
    former_name: str = ""


@dataclass
class PicturePlan(Batch[SiteImage]):
    """The plan for pictures; `files` are their rows among the files that the site has."""

    files: dict[str, SiteFile] = field(default_factory=dict)
    writes: list[PictureWrite] = field(default_factory=list)


def plan_pictures(context: LoadContext, reader: PictureReader) -> PicturePlan:
    """Decide about each picture and about what it shows in words."""
    folder, site, plan = context.folder, context.site, PicturePlan(dict(context.site.images))
    drawings = {PurePosixPath(path).stem: path for path in (*folder.figures, *site.drawings)}
    taken_names = {*site.images, *folder.images, *folder.alternatives, *drawings}
    before = texts_or_none(site.file(PICTURES).loaded) or {}
    for name, entry in folder.alternatives.items():
        here = site.images.get(name)
        if name not in folder.images and not here:
            message = f"there is no {image_path(name)}; put the picture there, or take this line out"
            plan.report(PICTURES, entry.line, message)
            continue
        words = _words(context, plan, name, before) if here else entry.text
        write = _picture_write(context, plan, PictureWrite(name, words), taken_names)
        if write.data is None and (not here or words == here.photo.alternative):
            continue
        plan.writes.append(write)
        if write.data is not None:
            _check_picture(plan, write, reader)
            if name in drawings and not here:
                plan.report(image_path(name), 0, f"{drawings[name]} has the same name; rename one")
        for message in _wrong_words(name, entry.text):
            plan.report(PICTURES, entry.line, f"“{name}”: {message.rstrip('.')}")
    return plan


def _words(context: LoadContext, plan: PicturePlan, name: str, before: dict[str, str]) -> str:
    """Return the alternative text that a picture of the site will have."""
    thing, theirs = f"{PICTURES} {name}", context.folder.alternatives[name].text
    ours, loaded = context.site.images[name].photo.alternative, before.get(name)
    base = context.base(thing, None if loaded is None else digest(loaded))
    found = choose(base, digest(theirs), digest(ours))
    if found is Choice.LEAVE:
        return theirs
    change = context.change(thing, found, ours, theirs)
    plan.changes.append(change)
    return theirs if change.choice in TAKEN else ours


def _picture_write(
    context: LoadContext, plan: PicturePlan, unchanged: PictureWrite, taken_names: set[str]
) -> PictureWrite:
    """Return what is to be written of a picture, of which `unchanged` has the words alone."""
    name = unchanged.name
    path, data, here = image_path(name), context.folder.images.get(name), context.site.images.get(name)
    if data is None:
        return unchanged
    theirs, loaded = digest_of(data), context.site.file(path).loaded or None
    found = context.compare(path, loaded, theirs, here.digest if here else None)
    if found is Choice.LEAVE:
        return unchanged
    former, note = "", "" if here or found is Choice.ADD else DELETED
    if here and here.digest not in {loaded, theirs}:
        former = _free_name(name, taken_names)
        note = f"The picture that the site has now stays at the desk as “{former}”."
    ours = _size(here.photo.width, here.photo.height) if here else ""
    shown = _size_in(data) if here else f"{_size_in(data)} {unchanged.alternative}"
    change = context.change(path, found, ours, shown, note)
    plan.changes.append(change)
    if change.choice in RECORDED:
        plan.files[path] = context.taken_file(path, theirs)
    return replace(unchanged, data=data, former_name=former) if change.choice in TAKEN else unchanged


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that no picture and no drawing has yet, for the one that was called `name`."""
    begin = f"{name[:60].rstrip('-')}-former"
    free = next(f"{begin}-{number}" for number in count(1) if f"{begin}-{number}" not in taken)
    taken.add(free)
    return free


def _check_picture(plan: PicturePlan, write: PictureWrite, reader: PictureReader) -> None:
    """Note a picture that is to come to the site; report what is wrong with it."""
    assert write.data is not None  # noqa: S101 it is to come
    problem = reader.check(write.data)
    # What is refused is reported once, and not again wherever a text shows it.
    width, height = (1, 1) if problem else picture_size(write.data)
    photo = Photo({width: ""}, width, height, write.alternative)
    plan.after[write.name] = SiteImage(digest_of(write.data), photo)
    if problem:
        plan.report(image_path(write.name), 0, problem)


def _wrong_words(name: str, words: str) -> list[str]:
    """Return what is wrong with an alternative text."""
    image = Image(name=name, alternative=words)
    image._state.adding = False  # or it would look for a drawing in the database
    try:
        image.clean_fields(exclude=["file", "digest", "width", "height", "uploaded_by"])
        image.clean()
    except ValidationError as error:
        return error.messages
    return []


def write_pictures(writes: list[PictureWrite], reader: PictureReader, by: Any) -> None:
    """Keep the pictures that are to be taken, and the words that changed."""
    images = Image.objects.in_bulk([write.name for write in writes], field_name="name")
    for write in writes:
        image = images.get(write.name) or Image(name=write.name)
        if write.former_name:
            _keep_former(image, write.former_name)
        image.alternative = write.alternative
        if write.data is not None:
            keep_files(image, reader.encode(write.data), by)
        else:
            image.save(update_fields=["alternative"])


def _keep_former(image: Image, name: str) -> None:
    """Keep by another name what goes; of a picture whose file is gone there is nothing to keep."""
    try:
        files = stored_files(image)
    except FileNotFoundError:
        return
    keep_files(Image(name=name, alternative=image.alternative), files, image.uploaded_by)


def _size_in(data: bytes) -> str:
    """Say how large a picture is, as far as it can be read."""
    try:
        return _size(*picture_size(data))
    except DAMAGED:
        return "No picture that can be read."


def _size(width: int, height: int) -> str:
    return f"A picture of {width} × {height} pixels."
