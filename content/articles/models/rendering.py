"""What is still to be rendered."""

from django.db import models


class RenderingDue(models.Model):
    """A change after which all pages are to be rendered again, written in one transaction with that change.

    It goes with the rendering that shows the change, so a rendering that fails is not forgotten. `files` are
    those of a picture that was replaced: they can go as soon as no page shows them.
    """

    files = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"rendering {self.pk}"
