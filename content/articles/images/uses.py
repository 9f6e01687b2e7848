"""Where uploaded pictures are shown: on pages, in drafts, below a part's pages."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from ..models import Article, Image, Part, Plan, Version

_SHOWN = re.compile(r"images/([a-z0-9-]+)\.webp")


@dataclass(frozen=True)
class Use:
    """A text that shows a picture: its title, its kind in words, and its article's key, if it has one."""

    title: str
    kind: str
    article: int | None = None

    def __str__(self) -> str:
        return f"{self.kind} “{self.title}”"


def all_uses() -> dict[str, list[Use]]:
    """Return where each picture is shown, by its name; those that are shown nowhere are not there."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for version in _current_versions().order_by(
        "article__part__order", "article__order", "article", "number"
    ):
        for name in _shown_by(version):
            uses[name].append(Use(version.title, _kind(version), version.article_id))
    for part in Part.objects.exclude(footer=""):
        for name in set(_SHOWN.findall(part.footer)):
            uses[name].append(Use(part.title, "footer of the part"))
    return dict(uses)


def uses_of(image: Image) -> list[Use]:
    """Return where a picture is shown; while it is shown anywhere it cannot be deleted."""
    return all_uses().get(image.name, [])


def _current_versions() -> QuerySet[Version]:
    """Return the versions that readers see or may come to see: live, newest and planned ones."""
    newest = Article.objects.annotate(newest_pk=Max("versions__pk")).values("newest_pk")
    planned = Plan.objects.filter(version__isnull=False).values("version")
    current = Q(pk__in=Article.objects.values("live")) | Q(pk__in=newest) | Q(pk__in=planned)
    return Version.objects.filter(current).select_related("article__part")


def _shown_by(version: Version) -> set[str]:
    return set(_SHOWN.findall("\n".join((version.body, *version.key_points, *version.next_steps))))


def _kind(version: Version) -> str:
    if version.article.live_id != version.pk:
        return "draft of"
    return "withdrawn page" if version.article.withdrawn_at else "page"
