"""Articles: a permanent slug, and which of its versions is live."""

from typing import TYPE_CHECKING, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property

from content.rendering import check_slug
from content.rendering.context import page_address

if TYPE_CHECKING:
    from datetime import datetime

    from .version import Version


def _versions() -> "models.QuerySet[Version]":
    """Return all versions. Their module imports this one, so their model is asked for by name."""
    return apps.get_model("articles", "Version")._default_manager.all()


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles as readers may see them."""

    def published(self) -> "ArticleQuerySet":
        """Return the articles that have a live version and are not withdrawn, in the order of the journey.

        Pages, search, sitemap, feed, related links and handouts all begin here.
        """
        return self.filter(live__isnull=False, withdrawn_at__isnull=True).order_by(
            "part__order", "order", "slug"
        )

    def with_review(self) -> "ArticleQuerySet":
        """Fetch along the last sign-off, whether the page has changed since, and `safety_changed_at`.

        A change is a notable one that was published after it, or a sign or safety rule that reads otherwise.
        """
        later = _versions().filter(
            article=models.OuterRef("pk"),
            number__gt=models.OuterRef("last_review__version__number"),
            number__lte=models.OuterRef("live__number"),
            published_at__isnull=False,
            notable=True,
        )
        safety = apps.get_model("articles", "SafetyChange")._default_manager.filter(
            version__article=models.OuterRef("pk"), version__published_at__isnull=False
        )
        # Whoever checked the page on an earlier day has not seen it, whenever that was written down.
        unsigned = safety.filter(
            models.Q(at__gt=models.OuterRef("last_review__signed_at"))
            | models.Q(at__date__gt=models.OuterRef("last_review__date"))
        )
        changed = models.Exists(later) | models.Exists(unsigned)
        return self.select_related("last_review").annotate(
            changed_since_review=models.ExpressionWrapper(changed, models.BooleanField()),
            safety_changed_at=models.Subquery(safety.order_by("-at").values("at")[:1]),
        )

    def with_newest_title(self) -> "ArticleQuerySet":
        """Fetch along what the newest text is called, for pages that readers do not see yet."""
        newest = _versions().filter(article=models.OuterRef("pk")).order_by("-number")
        return self.annotate(newest_title=models.Subquery(newest.values("title")[:1]))

    def with_text(self) -> "ArticleQuerySet":
        """Fetch along what a page prints, and leave what it is made from in the database."""
        version = (
            "body", "key_points", "next_steps", "former_anchors", "anchors", "differences", "blocks_digest",
            "not_rendered", "safety_words",
        )  # fmt: skip
        return self.select_related("part", "live").defer(
            "file_text", "loaded", "part__footer", *(f"live__{name}" for name in version)
        )

    def with_source(self) -> "ArticleQuerySet":
        """Fetch along what pages are made from, and leave what rendering made of it in the database."""
        version = (
            "blocks", "key_point_blocks", "next_step_blocks", "references_html", "notes_html", "toc",
            "anchors", "differences", "source_kinds", "metrics", "safety_words",
        )  # fmt: skip
        return self.select_related("part", "live").defer(
            "file_text", "loaded", *(f"live__{name}" for name in version)
        )

    def with_instead(self) -> "ArticleQuerySet":
        """Fetch along what withdrawn pages were called, and what their readers are told to read."""
        return self.select_related("part", "live", "read_instead__live").only(
            "slug", "withdrawn_at", "part__slug", "live__title",
            "read_instead__slug", "read_instead__withdrawn_at", "read_instead__read_instead",
            "read_instead__live__title",
        )  # fmt: skip

    def with_titles(self) -> "ArticleQuerySet":
        """Fetch along what a list of pages prints, and leave the texts in the database."""
        return self.select_related("part", "live").only(
            "slug", "order", "layout", "withdrawn_at", "last_review_id",
            "live__title", "live__summary", "live__published_at",
            "part__slug", "part__title", "part__summary", "part__order",
        )  # fmt: skip


_KNOWN_AS = """
SELECT page.id, page.slug, page.live_id, page.withdrawn_at
FROM articles_article page LEFT JOIN articles_redirect former ON former.article_id = page.id
WHERE page.slug = %s OR former.old_slug = %s
"""
"""It is asked of each address that may be a page's, also by programs that try thousands. So it is written
out: to put it together takes Django four times as long as all the rest."""


def validate_slug(slug: str) -> None:
    """Refuse a name that is no address or that belongs to a fixed page."""
    for problem in check_slug(slug):
        raise ValidationError(problem.message)


class Article(models.Model):
    """A page of the guide: its address, its place, and the chain of its versions.

    `file_text` is the file in which its text was last taken in, and how it is written out again; `loaded`
    is its file as `load_content` last read it from a folder.
    """

    class Layout(models.TextChoices):
        """How the body is laid out."""

        ARTICLE = "article", "Article"
        GLOSSARY = "glossary", "Glossary"
        CHECKLIST = "checklist", "Checklist"
        CLAIMS = "claims", "Claims we left out"

    slug = models.CharField(
        max_length=80,
        unique=True,
        validators=[validate_slug],
        help_text="The page's address on the site. It is printed on paper, so it stays as it is.",
    )
    part = models.ForeignKey("articles.Part", models.PROTECT, related_name="articles")
    order = models.PositiveSmallIntegerField(
        default=100, help_text="Its place within the part; small numbers come first."
    )
    layout = models.CharField(max_length=20, choices=Layout, default=Layout.ARTICLE)
    live: "models.ForeignKey[Version | None]" = models.ForeignKey(
        "articles.Version",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="live_for",
        editable=False,
    )
    last_review = models.ForeignKey(
        "articles.Review", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    read_instead = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    file_text = models.TextField(blank=True, editable=False)
    loaded = models.TextField(blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "page"
        ordering: ClassVar = ["part__order", "order", "slug"]
        permissions: ClassVar = [
            ("publish_article", "Can publish an article"),
            ("withdraw_article", "Can withdraw an article"),
            ("rename_article", "Can rename an article"),
            ("export_library", "Can export the guide"),
            ("import_library", "Can import a library"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(layout__in=["article", "glossary", "checklist", "claims"]),
                name="article_layout_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.live.title if self.live else getattr(self, "newest_title", None) or self.slug

    def get_absolute_url(self) -> str:
        """Return the page's public address."""
        return page_address(self.slug)

    @classmethod
    def known_as(cls, name: str) -> "Article | None":
        """Return the page that readers know, or knew, by a name: its own, or one before it was renamed.

        It has none of its texts.
        """
        found = {page.slug: page for page in cls.objects.raw(_KNOWN_AS, [name, name]) if page.live_id}
        return found.get(name) or next(iter(found.values()), None)

    @property
    def is_published(self) -> bool:
        """Tell whether readers see it."""
        return self.live_id is not None and self.withdrawn_at is None

    @property
    def instead(self) -> "Article | None":
        """The page that readers of a withdrawn one are told to read, if there is one.

        Where that was withdrawn as well, it is what its own readers are told to read.
        """
        passed, page = {self.pk}, self.read_instead
        while page is not None and not page.is_published and page.pk not in passed:
            passed.add(page.pk)
            page = page.read_instead
        return page if page is not None and page.is_published else None

    @property
    def newest(self) -> "Version | None":
        """The version that was written last, whatever its state."""
        return self.versions.order_by("-number").first()

    @cached_property
    def changed_since_review(self) -> bool:
        """Tell whether the page has changed since a clinician signed it, as `with_review` does."""
        return Article.objects.with_review().get(pk=self.pk).changed_since_review

    @cached_property
    def safety_changed_at(self) -> "datetime | None":
        """When what readers see about safety last changed without a new version; None where it never has."""
        return Article.objects.with_review().get(pk=self.pk).safety_changed_at if self.pk else None

    @property
    def changed_at(self) -> "datetime | None":
        """When what readers see last changed; None of a page that was never published."""
        if self.live is None or self.live.published_at is None:
            return None
        return max(self.live.published_at, self.safety_changed_at or self.live.published_at)


class Redirect(models.Model):
    """A former address of an article. It points at the article, so a chain of renamings is one step."""

    old_slug = models.CharField(
        "former address",
        max_length=80,
        unique=True,
        validators=[validate_slug],
        help_text="What the page was called in its web address, without the slashes, such as after-needling.",
    )
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        verbose_name="page",
        related_name="redirects",
        help_text="The page that whoever opens the former address is sent to.",
    )

    class Meta:
        verbose_name = "former address"
        verbose_name_plural = "former addresses"
        ordering: ClassVar = ["old_slug"]

    def __str__(self) -> str:
        return f"/{self.old_slug}/ → /{self.article.slug}/"

    def clean(self) -> None:
        """Refuse the address of an article that exists: it would hide that article."""
        if Article.objects.filter(slug=self.old_slug).exists():
            raise ValidationError({"old_slug": "A page has this address; rename that first."})
