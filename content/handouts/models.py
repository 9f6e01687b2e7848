"""Handouts, what is in them, and how often they are opened."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from content.articles.models import Article
from content.articles.pages.paper import address_on_paper

from .printed import Printed, short_address

EDITION = "e"
"""The parameter of an address on paper that names the edition of the sheet."""


class HandoutQuerySet(models.QuerySet["Handout"]):
    """Handouts as staff see them."""

    def in_use(self) -> "HandoutQuerySet":
        """Return those that are not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Handout(models.Model):
    """Pages, or sections of pages, that belong together for a patient, under a short code for good.

    `name` is that of the entry of handouts.yaml that it came from, and `loaded` what that said; both are
    empty for what staff made. `edition` counts the saves. `marks` name its items, so
    that each entry of the history has them.
    """

    code = models.CharField(max_length=6, unique=True, editable=False)
    name = models.SlugField(max_length=50, null=True, unique=True, editable=False)  # noqa: DJ001 NULLs differ
    title = models.CharField(
        max_length=120, help_text="What the patient sees at the top, such as “Before your first visit”."
    )
    note = models.TextField(
        max_length=500,
        blank=True,
        help_text="A line or two for every patient who gets it, such as “Bring your medicine list”. "
        "Write nothing about one patient, and no patient’s name: what a sheet prints is kept for good.",
    )
    edition = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    read_instead: "models.ForeignKey[Handout | None]" = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    page_instead = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    order = models.PositiveSmallIntegerField(default=1000, editable=False)
    loaded = models.JSONField(null=True, editable=False)
    marks = models.JSONField(default=list, editable=False)
    history = HistoricalRecords(excluded_fields=["loaded"])

    objects = HandoutQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "title", "code"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address that the patient opens."""
        return reverse("handout", args=[self.code])

    @property
    def instead(self) -> "Handout | Article | None":
        """What patients who have a withdrawn one are told to read, if there is something.

        Where that was withdrawn as well, it is what is to be read instead of it.
        """
        passed, handout = {self.pk}, self
        while (other := handout.read_instead) is not None and other.pk not in passed:
            if other.withdrawn_at is None:
                return other
            passed.add(other.pk)
            handout = other
        if handout.page_instead_id is None:
            return None
        page = Article.objects.with_instead().filter(pk=handout.page_instead_id).first()
        return page if page is None or page.is_published else page.instead

    @property
    def link(self) -> str:
        """The whole address, as it is sent and typed."""
        return settings.SITE_URL + self.get_absolute_url()

    @property
    def short_address(self) -> str:
        """The address as it stands in print beside the QR code."""
        return short_address(settings.SITE_URL, self.code)


class HandoutItem(models.Model):
    """A page in a handout, its key points, or the section of it under one heading."""

    handout = models.ForeignKey(Handout, models.CASCADE, related_name="items")
    article = models.ForeignKey(Article, models.PROTECT, related_name="handout_items")
    anchor = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["handout", "article", "anchor"], name="handout_has_a_section_once"
            )
        ]

    def __str__(self) -> str:
        return self.mark

    @property
    def mark(self) -> str:
        """How a form and handouts.yaml name it: "risks", or "risks#serious-harm"."""
        return mark_of(self.article, self.anchor)


def mark_of(article: Article, anchor: str) -> str:
    """Return how forms, handouts.yaml and the history name a page, or a part of it."""
    return f"{article.slug}#{anchor}" if anchor else article.slug


def title_of_part(page: str, part: str) -> str:
    """Return how a part of a page is called: "Risks: Serious harm", "What is it? Key points"."""
    return f"{page} {part}" if page.endswith(("?", "!", "…")) else f"{page}: {part}"


class Edition(models.Model):
    """What a sheet printed, under the code that it bears: kept for good, whatever becomes of the handout.

    `content` is a `Printed` as JSON; of one content, which `digest` tells from others, there is one edition.
    `handout_code` is no foreign key, so that it goes with no handout. `text_of` is when the newest of its
    pages was published, in seconds since 1970. Of when it was made only the day is known: somebody opened a
    sheet then.

    One that could not be kept has no code, and in `text_of` the last change to anything that it prints.
    """

    code = models.CharField(max_length=5, unique=True, editable=False)
    handout_code = models.CharField(max_length=6, db_index=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    text_of = models.PositiveBigIntegerField(editable=False)
    made_on = models.DateField(default=timezone.localdate, editable=False)
    content = models.JSONField(editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.code

    @cached_property
    def printed(self) -> Printed:
        """What the sheet printed."""
        return Printed.from_json(self.content)

    @property
    def link_on_paper(self) -> str:
        """The address in its QR code: the handout’s, with the edition or the time of the text."""
        address = self.printed.site + reverse("handout", args=[self.handout_code])
        return f"{address}?{EDITION}={self.code}" if self.code else address_on_paper(address, self.text_of)


class Opening(models.Model):
    """How often a handout was opened on one day; nothing tells by whom, at what time, or from where."""

    handout = models.ForeignKey(Handout, models.CASCADE, related_name="openings")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    from_paper = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handout", "day"], name="opening_counts_a_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.handout_id} on {self.day}: {self.count}"
