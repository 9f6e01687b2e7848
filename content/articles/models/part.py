"""The parts of the guide, and the files of the library that are no article."""

from copy import copy
from typing import Any, ClassVar

from django.db import models
from django.db.models import Subquery
from django.db.models.fields.json import KT
from simple_history.models import HistoricalRecords

from content.rendering.blocks import html_of

from .blocks_field import BlocksField


class Part(models.Model):
    """A part of the patient's journey, in the order in which they need it.

    `footer` is Markdown that stands below each of its articles; `footer_blocks` is what was made of it.
    """

    slug = models.SlugField(
        "name in files",
        max_length=50,
        unique=True,
        help_text="What files call the part. Small letters, digits and hyphens; it never changes.",
    )
    title = models.CharField(
        max_length=80, help_text="What readers see in the menu, such as “Afterwards”. Keep it short."
    )
    summary = models.CharField(
        max_length=300,
        help_text="One plain sentence that says what the part covers. Readers see it where a page is not "
        "found.",
    )
    footer = models.TextField(
        "text below each page",
        blank=True,
        help_text="It stands below each page of the part, as a rule an emergency card. It is written like "
        "the text of a page, and may cite nothing but [@guide]. Leave it empty if nothing is to stand there.",
    )
    footer_blocks = BlocksField()
    order = models.PositiveSmallIntegerField(
        help_text="Its place in the patient's journey. It is set in the file parts.yaml."
    )
    history = HistoricalRecords(excluded_fields=["footer_blocks"])

    class Meta:
        ordering: ClassVar = ["order", "slug"]

    def __str__(self) -> str:
        return self.title

    @property
    def footer_html(self) -> str:
        """What stands below each of its articles, as safe HTML."""
        return html_of(self.footer_blocks)

    @property
    def is_journey(self) -> bool:
        """Tell whether it is a step of the journey rather than about the guide itself."""
        return self.slug != "about"


class LibraryFile(models.Model):
    """A file of the library that is no article: a drawing, the references, the parts.

    `text` is what the site has; of a picture, its digest. `loaded` is the file as `load_content` last read it
    from a folder, and empty where it never has. `rendered` is what pages print of it, by name: of the signs
    of danger the question at the top, of the words for readers the page of help and the home page.
    """

    path = models.CharField(max_length=200, unique=True)
    text = models.TextField()
    loaded = models.TextField(blank=True)
    rendered = models.JSONField(default=dict, blank=True, editable=False)
    history = HistoricalRecords(excluded_fields=["loaded", "rendered"])

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.path

    @classmethod
    def printed(cls, name: str) -> Subquery:
        """Return what pages print under a name, as an expression that is NULL where no file has it."""
        files = cls.objects.filter(rendered__has_key=name)
        return Subquery(files.values(printed=KT(f"rendered__{name}"))[:1])


class _AtPath(models.Manager["LibraryFile"]):
    """The one file of the library that has a path."""

    def __init__(self, path: str = "") -> None:
        super().__init__()
        self.path = path

    def get_queryset(self) -> models.QuerySet[LibraryFile]:
        """Return the file, if it was loaded."""
        return super().get_queryset().filter(path=self.path)


class SignsFile(LibraryFile):
    """The list of signs of danger, signs.yaml: who may change it has a permission of its own."""

    objects: ClassVar = _AtPath("signs.yaml")  # type: ignore[assignment]

    class Meta:
        proxy = True
        default_permissions = ("view", "change")
        verbose_name = "list of signs"
        verbose_name_plural = "signs of danger"

    def __str__(self) -> str:
        return "Signs of danger"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it as what it is, a file of the library."""
        _save_as_file(self, *args, **kwargs)


class WordsFile(LibraryFile):
    """The words for readers that stand on no page, words.yaml, with a permission of their own."""

    objects: ClassVar = _AtPath("words.yaml")  # type: ignore[assignment]

    class Meta:
        proxy = True
        default_permissions = ("view", "change")
        verbose_name = "list of words"
        verbose_name_plural = "words for readers"

    def __str__(self) -> str:
        return "Words for readers"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it as what it is, a file of the library."""
        _save_as_file(self, *args, **kwargs)


def _save_as_file(record: LibraryFile, *args: Any, **kwargs: Any) -> None:
    """Save a record of a proxy as one of `LibraryFile`: the history listens to that class alone."""
    file = copy(record)
    file.__class__ = LibraryFile
    file.save(*args, **kwargs)


for _proxy in (SignsFile, WordsFile):
    # django-simple-history looks for it at the class that the desk shows.
    vars(_proxy._meta)["simple_history_manager_attribute"] = "history"
