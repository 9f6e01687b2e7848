"""The parts of the guide, and the files of the library that are no article."""

from typing import ClassVar

from django.db import models


class Part(models.Model):
    """A part of the patient's journey, in the order in which they need it.

    `foot` is Markdown that stands below each of its articles; `foot_html` is what was made of it.
    """

    slug = models.SlugField(max_length=50, unique=True)
    title = models.CharField(max_length=80)
    summary = models.CharField(max_length=300)
    foot = models.TextField(blank=True)
    foot_html = models.TextField(blank=True, editable=False)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["order", "slug"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_journey(self) -> bool:
        """Tell whether it is a step of the journey rather than about the guide itself."""
        return self.slug != "about"


class LibraryFile(models.Model):
    """A file of the library that is no article, as last loaded: a drawing, the references, the parts."""

    path = models.CharField(max_length=200, unique=True)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.path
