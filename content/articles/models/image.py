"""Pictures that editors upload."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

_NAME = RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*$", "Use small letters, digits and single hyphens.")


class Image(models.Model):
    """An uploaded picture. Texts show it as `![What it shows](images/name.webp "Caption")`.

    What is stored is our own encoding of it, not what was sent: WebP, upright, without metadata. `file` is
    the largest; the smaller ones of `widths` lie beside it. `digest` is the SHA-256 of `file`.
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

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(alternative=""), name="image_has_an_alternative_text")
        ]

    def __str__(self) -> str:
        return self.name
