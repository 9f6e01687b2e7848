"""Versions: what was written of an article at one time, and all that rendering made of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from content.rendering import ArticleText
from content.rendering.blocks import html_of, numbers_of
from content.rendering.markup.marks import IN_SHORT, mark_html

from .article import Article
from .blocks_field import BlocksField

TEXT_FIELDS = ("title", "summary", "key_points", "related", "next_steps", "former_anchors", "body")


class ImmutableVersionError(TypeError):
    """Somebody tried to change what a version says."""


def minutes_to_read(words: int) -> int:
    """Return how many minutes words take to read, at 200 a minute, at least one."""
    return max(1, round(words / 200))


class Version(models.Model):
    """One text of an article. It never changes; a correction is a new version.

    `blocks` are its body as it was rendered, `blocks_digest` tells whether what is rendered is the same.
    `not_rendered` says why its text cannot be rendered any more: readers see it then as an older edition of
    the program rendered it. It is `NOT_RENDERED_YET` between an upgrade and the next `render_content`, and
    else empty. `safety_words` are those of signs and safety rules that its page prints, by their names;
    None until they are first noted.
    """

    NOT_RENDERED_YET: ClassVar = "It was rendered by an older edition of the program."
    """What migrations wrote that changed how pages are rendered."""

    class State(models.TextChoices):
        """How far the version has come."""

        DRAFT = "draft", "Draft"
        IN_REVIEW = "in review", "In review"
        PUBLISHED = "published", "Published"

    article = models.ForeignKey(Article, models.CASCADE, verbose_name="page", related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    key_points = models.JSONField(default=list, blank=True)
    related = models.JSONField(default=list, blank=True)
    next_steps = models.JSONField(default=list, blank=True)
    former_anchors = models.JSONField(default=list, blank=True)
    body = models.TextField()

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    notable = models.BooleanField(default=False)
    made_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)

    blocks = BlocksField()
    key_point_blocks = BlocksField()
    next_step_blocks = BlocksField()
    blocks_digest = models.CharField(max_length=64, editable=False)
    not_rendered = models.TextField(editable=False)
    references_html = models.TextField(editable=False)
    notes_html = models.TextField(editable=False)
    toc = models.JSONField(default=list, editable=False)
    anchors = models.JSONField(default=list, editable=False)
    differences = models.JSONField(default=list, editable=False)
    source_kinds = models.JSONField(default=list, editable=False)
    metrics = models.JSONField(default=dict, editable=False)
    safety_words = models.JSONField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-number"]
        get_latest_by = "number"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "in review", "published"]),
                name="version_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="version_published_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new version, or the named fields of an old one; its text cannot be among them."""
        updated = kwargs.get("update_fields")
        if not self._state.adding and (updated is None or set(updated) & set(TEXT_FIELDS)):
            raise ImmutableVersionError("a version does not change; write a new one with write_version()")
        super().save(*args, **kwargs)

    @property
    def text(self) -> ArticleText:
        """What the author wrote, with the article's place in the guide."""
        return ArticleText(
            title=self.title,
            summary=self.summary,
            part=self.article.part.slug,
            order=self.article.order,
            layout=self.article.layout,
            key_points=tuple(self.key_points),
            related=tuple(self.related),
            next_steps=tuple(self.next_steps),
            former_anchors=tuple(self.former_anchors),
            body=self.body,
        )

    @property
    def html(self) -> str:
        """The body as safe HTML."""
        return html_of(self.blocks)

    @property
    def key_points_html(self) -> str:
        """The key points as safe HTML, items of a list."""
        return html_of(self.key_point_blocks)

    @property
    def next_steps_html(self) -> str:
        """The next steps as safe HTML, items of a list."""
        return html_of(self.next_step_blocks)

    @property
    def key_points_mark(self) -> str:
        """The mark of the key points as safe HTML, nothing where they cite no source."""
        numbers = numbers_of(self.key_point_blocks)
        return mark_html(1, numbers, IN_SHORT) if numbers else ""

    @property
    def source_count(self) -> int:
        """How many works it cites."""
        return sum(kind["count"] for kind in self.source_kinds)

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return minutes_to_read(int(self.metrics.get("words", 0)))


class OnPagesQuerySet(models.QuerySet):
    """Citations or links, as they stand on the pages that readers see."""

    def shown(self) -> "OnPagesQuerySet":
        """Return those of live versions of articles that are not withdrawn."""
        return self.filter(version__live_for__isnull=False, version__live_for__withdrawn_at__isnull=True)


class Citation(models.Model):
    """A place at which a version cites a reference: the page's number, the sentence, the anchor."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="citations")
    reference = models.ForeignKey("sources.Reference", models.PROTECT, related_name="citations")
    number = models.PositiveSmallIntegerField()
    locator = models.CharField(max_length=200, blank=True)
    sentence = models.TextField()
    anchor = models.CharField(max_length=120)

    objects = OnPagesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.number}: {self.sentence[:60]}"


class Link(models.Model):
    """A link from a version to an article, so that "what links here" and broken links can be found."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="links")
    target = models.ForeignKey(Article, models.CASCADE, related_name="links_here")
    anchor = models.CharField(max_length=200, blank=True)

    objects = OnPagesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.target.slug}#{self.anchor}"
