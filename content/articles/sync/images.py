"""Loading pictures: byte for byte, and only such as this guide's own desk has encoded."""

from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from content.rendering import Problem
from content.rendering.context import Photo
from content.rendering.images.files import DAMAGED, picture_size
from content.rendering.images.pictures import Picture, check_our_encoding

from ..files.folder import Folder
from ..files.layout import PICTURES, image_path
from ..files.mapping import Entry, texts_or_none
from ..images.files import PictureFiles, files_of, stored_files
from ..models import Image, LibraryFile
from ..publishing.context import FIGURES
from ..publishing.images import keep_files
from .records import FileRows
from .task import DELETED, RECORDED, TAKEN, Task
from .three_way import Choice, choose, digest


@dataclass(frozen=True)
class FilePicture:
    """A picture of a folder, or why it cannot be taken; `files` are there where it was encoded already."""

    data: bytes
    why: str
    files: PictureFiles | None = None

    def encoded(self) -> "FilePicture":
        """Return it with its files."""
        if self.why or self.files:
            return self
        return replace(self, files=files_of(Picture(self.data, *picture_size(self.data))))


def digest_of(data: bytes) -> str:
    """Return that by which a picture is known to be the same."""
    return sha256(data).hexdigest()


def read_pictures(folder: Folder, *, is_import: bool, encode: bool) -> dict[str, FilePicture]:
    """Read the pictures that a load is likely to take, by name; any other is read when it is taken."""
    if not folder.images:
        return {}
    here = dict(Image.objects.values_list("name", "digest"))
    loaded = {} if is_import else dict(LibraryFile.objects.values_list("path", "loaded"))
    found = {}
    for name, data in folder.images.items():
        if digest_of(data) not in {here.get(name), loaded.get(image_path(name))}:
            picture = FilePicture(data, check_our_encoding(data))
            found[name] = picture.encoded() if encode else picture
    return found


@dataclass
class PictureChange:
    """What a load makes of one picture; `former_name` is what the one before is called from then on."""

    name: str
    alternative: str
    picture: FilePicture | None = None
    former_name: str = ""


class ImageLoad:
    """The pictures of one load. A picture has no chain of versions, so one that goes is kept by another name.

    Their files are written last, when nothing stands in the way any more: no transaction takes them back.
    """

    def __init__(self, task: Task, rows: FileRows, pictures: dict[str, FilePicture]) -> None:
        self.task = task
        self.rows = rows
        self.pictures = pictures
        self.known = {image.name: image for image in Image.objects.all()}
        self.changes: list[PictureChange] = []
        self.photos: dict[str, Photo] = {}
        drawings = {*task.folder.figures, *(path for path in rows.known if path.startswith(FIGURES))}
        self.taken_names = {
            *self.known,
            *task.folder.images,
            *task.folder.alternatives,
            *(PurePosixPath(path).stem for path in drawings),
        }

    def plan(self) -> None:
        """Decide about each picture and about what it shows in words."""
        folder = self.task.folder
        before = texts_or_none(self.rows.loaded(PICTURES) or "") or {}
        for name, entry in folder.alternatives.items():
            if name not in folder.images and name not in self.known:
                message = f"there is no {image_path(name)}; put the picture there, or take this line out"
                self.task.report(PICTURES, Problem(entry.line, message))
                continue
            words = self._decide_words(name, entry, before)
            picture, former = self._decide_picture(name, words)
            image = self.known.get(name)
            if picture is not None or (image is not None and words != image.alternative):
                self.changes.append(PictureChange(name, words, picture, former))
                self._check(name, entry, picture)

    def _decide_words(self, name: str, entry: Entry, before: dict[str, str]) -> str:
        thing, image = f"{PICTURES} {name}", self.known.get(name)
        if image is None:
            return entry.text
        loaded = digest(before[name]) if name in before else None
        found = choose(self.task.base(thing, loaded), digest(entry.text), digest(image.alternative))
        if found is Choice.LEAVE:
            return entry.text
        choice = self.task.decide(thing, found, image.alternative, entry.text)
        return entry.text if choice in TAKEN else image.alternative

    def _decide_picture(self, name: str, words: str) -> tuple[FilePicture | None, str]:
        """Return a picture that is to be taken, and the name by which the one before stays."""
        path, data, image = image_path(name), self.task.folder.images.get(name), self.known.get(name)
        if data is None:
            return None, ""
        theirs, loaded = digest_of(data), self.rows.loaded(path)
        found = self.task.choose(path, loaded, theirs, image.digest if image else None)
        former, note = "", "" if image or found is Choice.ADD else DELETED
        if image and image.digest not in {loaded, theirs}:
            former = self._free_name(name)
            note = f"The picture that the site has now stays at the desk as “{former}”."
        choice = found
        if found is not Choice.LEAVE:
            more = "" if image else f" {words}"
            choice = self.task.decide(path, found, _size_of(image), _size(data) + more, note)
        if choice in RECORDED:
            self.rows.put(path, theirs)
            if not self.task.is_import:
                self.rows.note(path, theirs)
        if choice not in TAKEN:
            return None, ""
        return self.pictures.get(name) or FilePicture(data, check_our_encoding(data)), former

    def _free_name(self, name: str) -> str:
        """Return a name that no picture and no drawing has yet, for the one that was called `name`."""
        begin = f"{name[:60].rstrip('-')}-former"
        free = next(f"{begin}-{number}" for number in count(1) if f"{begin}-{number}" not in self.taken_names)
        self.taken_names.add(free)
        return free

    def _check(self, name: str, entry: Entry, picture: FilePicture | None) -> None:
        """Report what is wrong with a picture that is to be taken, and with its words."""
        path = image_path(name)
        if picture is not None:
            # What is refused is reported once, and not again wherever a text shows it.
            width, height = (1, 1) if picture.why else picture_size(picture.data)
            self.photos[path] = Photo({width: ""}, width, height, entry.text)
            if picture.why:
                self.task.report(path, Problem(0, picture.why))
            if f"figures/{name}.svg" in self.task.folder.figures and name not in self.known:
                self.task.report(path, Problem(0, f"figures/{name}.svg has the same name; rename one"))
        image = Image(name=name, alternative=entry.text)
        image._state.adding = name not in self.known
        try:
            image.clean_fields(exclude=["file", "digest", "width", "height", "uploaded_by"])
            image.clean()
        except ValidationError as error:
            for message in error.messages:
                self.task.report(PICTURES, Problem(entry.line, f"“{name}”: {message.rstrip('.')}"))

    def write(self) -> None:
        """Keep the pictures that are to be taken, and the words that changed."""
        for change in self.changes:
            image = self.known.get(change.name)
            if change.former_name and image is not None:
                self._keep_former(image, change.former_name)
            if change.picture is not None:
                image = image or Image(name=change.name)
                image.alternative = change.alternative
                files = change.picture.encoded().files
                assert files is not None  # noqa: S101 what cannot be taken was reported
                keep_files(image, files, self.task.by)
            elif image is not None:
                image.alternative = change.alternative
                image.save(update_fields=["alternative"])

    @staticmethod
    def _keep_former(image: Image, name: str) -> None:
        """Keep by another name what goes; of a picture whose file is gone there is nothing to keep."""
        try:
            files = stored_files(image)
        except FileNotFoundError:
            return
        keep_files(Image(name=name, alternative=image.alternative), files, image.uploaded_by)


def _size_of(image: Image | None) -> str:
    return f"A picture of {image.width} × {image.height} pixels." if image else ""


def _size(data: bytes) -> str:
    """Say how large a picture is, as far as it can be read."""
    try:
        width, height = picture_size(data)
    except DAMAGED:
        return "No picture that can be read."
    return f"A picture of {width} × {height} pixels."
