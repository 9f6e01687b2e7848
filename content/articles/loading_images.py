"""Loading pictures: byte for byte, and only such as this guide's own desk has encoded."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import ValidationError

from content.rendering import FormatError, Problem
from content.rendering.library import Photo
from content.rendering.picture_files import DAMAGED, picture_size
from content.rendering.pictures import check_our_encoding

from .images import store_own_encoding
from .library_files import PICTURES, image_path
from .loading_records import FileRows
from .loading_task import RECORDED, TAKEN, Task
from .mapping_file import Entry, parse_mapping
from .models import Image
from .three_way import Choice, choose, digest


@dataclass
class Plan:
    """What a load makes of one picture; `former_name` is what the one before is called from then on."""

    name: str
    alternative: str
    data: bytes | None = None
    former_name: str = ""


class ImageLoad:
    """The pictures of one load. A picture has no chain of versions, so one that goes is kept by another name.

    Their files are written last, when nothing stands in the way any more: no transaction takes them back.
    """

    def __init__(self, task: Task, rows: FileRows) -> None:
        self.task = task
        self.rows = rows
        self.known = {image.name: image for image in Image.objects.all()}
        self.plans: list[Plan] = []
        self.photos: dict[str, Photo] = {}

    def plan(self) -> None:
        """Decide about each picture and about what it shows in words."""
        folder = self.task.folder
        before = _alternatives(self.rows.loaded(PICTURES) or "")
        for name, entry in folder.alternatives.items():
            if name not in folder.images and name not in self.known:
                message = f"there is no {image_path(name)}; put the picture there, or take this line out"
                self.task.report(PICTURES, Problem(entry.line, message))
                continue
            words = self._decide_words(name, entry, before)
            data, former = self._decide_picture(name, words)
            image = self.known.get(name)
            if image is None or data is not None or words != image.alternative:
                self.plans.append(Plan(name, words, data, former))
                self._check(name, entry, data)

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

    def _decide_picture(self, name: str, words: str) -> tuple[bytes | None, str]:
        """Return the bytes of a picture that is to be taken, and the name by which the one before stays."""
        path, data, image = image_path(name), self.task.folder.images.get(name), self.known.get(name)
        if data is None:
            return None, ""
        theirs, loaded = sha256(data).hexdigest(), self.rows.loaded(path)
        found = choose(self.task.base(path, loaded), theirs, image.digest if image else None)
        former = self._free_name(name) if image and loaded != image.digest else ""
        note = f"The picture that the site has now stays at the desk as “{former}”." if former else ""
        choice = found
        if found is not Choice.LEAVE:
            more = "" if image else f" {words}"
            choice = self.task.decide(path, found, _size_of(image), _size(data) + more, note)
        if choice in RECORDED:
            self.rows.put(path, theirs)
            if not self.task.is_import:
                self.rows.note(path, theirs)
        return (data, former) if choice in TAKEN else (None, "")

    def _free_name(self, name: str) -> str:
        """Return a name that no picture has yet, for the one that was called `name`."""
        number = 1
        while f"{name[:70]}-former-{number}" in self.known:
            number += 1
        return f"{name[:70]}-former-{number}"

    def _check(self, name: str, entry: Entry, data: bytes | None) -> None:
        """Report what is wrong with a picture that is to be taken, and with its words."""
        path = image_path(name)
        if data is not None:
            why = check_our_encoding(data)
            # What is refused is reported once, and not again wherever a text shows it.
            width, height = (1, 1) if why else picture_size(data)
            self.photos[path] = Photo({width: ""}, width, height, entry.text)
            if why:
                self.task.report(path, Problem(0, why))
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
        for plan in self.plans:
            image = self.known.get(plan.name)
            if plan.former_name and image is not None:
                with image.file.open("rb") as file:
                    store_own_encoding(plan.former_name, image.alternative, file.read(), image.uploaded_by)
            if plan.data is not None:
                store_own_encoding(plan.name, plan.alternative, plan.data, self.task.by)
            elif image is not None:
                image.alternative = plan.alternative
                image.save(update_fields=["alternative"])


def _alternatives(source: str) -> dict[str, str]:
    try:
        return {name: entry.text for name, entry in parse_mapping(source, "").items()}
    except FormatError:
        return {}


def _size_of(image: Image | None) -> str:
    return f"A picture of {image.width} × {image.height} pixels." if image else ""


def _size(data: bytes) -> str:
    """Say how large a picture is, as far as it can be read."""
    try:
        width, height = picture_size(data)
    except DAMAGED:
        return "No picture that can be read."
    return f"A picture of {width} × {height} pixels."
