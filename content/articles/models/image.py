"""Pictures that editors upload."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from content.rendering import CONTROL
from content.rendering.context import Photo

from .part import LibraryFile

_NAME = RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", "Use small letters, digits and single hyphens.")


class Image(models.Model):
    """An uploaded picture. Texts show it as `![What it shows](images/name.webp "Caption")`.

    What is stored is our own encoding of it, not what was sent: WebP, upright, without metadata. `file` is
    the largest; the smaller ones of `widths` lie beside it. `digest` is the SHA-256 of `file`. The history is
    that of its words: a former file is not kept.
    """

    name = models.CharField(
        max_length=80,
        unique=True,
        validators=[_NAME],
        help_text="What texts call it. Small letters, digits and hyphens; it never changes.",
    )
    alternative = models.CharField(
        "alternative text",
        max_length=300,
        help_text="What the picture shows, for people who cannot see it, in one or two plain sentences.",
    )
    file = models.FileField(upload_to="images/", max_length=200, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    widths = models.JSONField(default=list, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    history = HistoricalRecords(
        excluded_fields=["file", "digest", "width", "height", "widths", "uploaded_by", "uploaded_at"]
    )

    class Meta:
        verbose_name = "picture"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(alternative=""), name="image_has_an_alternative_text")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse an alternative text that Markdown would read as more than words, and a drawing's name."""
        typed, self.alternative = self.alternative, " ".join(self.alternative.split())
        if typed and not self.alternative:
            raise ValidationError({"alternative": "Say what the picture shows, for those who cannot see it."})
        if CONTROL.search(self.alternative) or set(self.alternative) & set("[]{}<>`\\"):
            raise ValidationError(
                {"alternative": "Say it in words alone, without any of the signs [ ] { } < > ` \\."}
            )
        if self._state.adding and LibraryFile.objects.filter(path=f"figures/{self.name}.svg").exists():
            raise ValidationError({"name": "A drawing of the guide has this name. Choose another one."})

    @property
    def path(self) -> str:
        """How texts name it; so is its file called in a library's folder."""
        return f"images/{self.name}.webp"

    @property
    def markdown(self) -> str:
        """What an editor pastes into a text to show it."""
        return f"![{self.alternative}]({self.path})"

    def file_at(self, width: int) -> str:
        """Return the name of the file that holds it at one of its widths.

        It tells what is in the file, so a browser may keep that for ever.
        """
        return f"images/{self.name}-{self.digest[:12]}-{width}.webp"

    @property
    def files(self) -> list[str]:
        """The names of all its files."""
        return [self.file_at(width) for width in self.widths]

    @property
    def photo(self) -> Photo:
        """What the renderer needs to show it."""
        address = self.file.storage.url
        addresses = {width: address(self.file_at(width)) for width in self.widths}
        return Photo(addresses, self.width, self.height, self.alternative)
