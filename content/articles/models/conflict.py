"""What the last load of files left in conflict, until people decide about it."""

import re
from typing import ClassVar

from django.db import models

from .article import Article

_SAFETY = re.compile(r"\[!(?:EMERGENCY|URGENT|WARNING)\]", re.IGNORECASE)


class LoadConflictQuerySet(models.QuerySet["LoadConflict"]):
    """Conflicts, by whether somebody has decided."""

    def waiting(self) -> "LoadConflictQuerySet":
        """Return those about which nobody has decided, as desk, `check_content` and `/healthz` count them."""
        return self.filter(is_kept=False)

    def safety_first(self) -> "list[LoadConflict]":
        """Return them in the order in which to decide: what warns readers, other pages, then the rest."""
        titles = "article__slug", "article__live__title"
        pages = self.select_related("article__live").only("name", "ours", "theirs", "is_kept", *titles)
        found = pages.order_by("article__part__order", "article__order", "name")
        return sorted(found, key=lambda found: (not found.is_safety, found.article is None))


class LoadConflict(models.Model):
    """Something that the files and the site both changed: a page, a source, a part. The site keeps its own.

    `name` is that of the load's change: a path, with a key where the file is a list. `ours` and `theirs` are
    what site and files said at the last load; `is_kept` tells that the site's was chosen over just that.
    """

    name = models.CharField(max_length=300, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="load_conflicts")
    ours = models.TextField(blank=True)
    theirs = models.TextField(blank=True)
    is_kept = models.BooleanField(default=False)

    objects = LoadConflictQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return str(self.article or self.name)

    @property
    def is_safety(self) -> bool:
        """Tell whether it warns readers, in either text: with an emergency or urgent card, or a warning.

        So do the signs of danger, which those cards print, and the words that show such a card in a search.
        """
        return self.name in {"signs.yaml", "emergencies.yaml"} or any(
            map(_SAFETY.search, (self.ours, self.theirs))
        )
