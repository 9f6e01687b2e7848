"""What an import would do or did, thing by thing, in words for whoever has to confirm it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from content.articles.comparison.changes import Piece, word_diff
from content.articles.files.folder import Folder
from content.articles.files.layout import PARTS, REDIRECTS, REFERENCES, WITHDRAWN
from content.articles.models import Article, Image, Part
from content.articles.sync.load import Outcome
from content.articles.sync.plan import Plan
from content.articles.sync.three_way import Change, Choice
from content.rendering import FIELD_LABELS, ArticleText, parse_article
from content.sources.models import Reference

from ..workflow.new_edition import label_of_file

_GROUPS = {
    Choice.CONFLICT: (
        "Changed in the file and on the site",
        (
            "Somebody changed these on the site, and the files say something new as well. "
            "Say for each which text is to stand; the site’s stands unless you say otherwise."
        ),
    ),
    Choice.ADD: ("New", "The site does not have these; they would be published."),
    Choice.UPDATE: (
        "Changed in the file",
        "These would be published as the files say. What the site says now stays in the history.",
    ),
    Choice.KEEP: (
        "Changed on the site only",
        (
            "The files have older texts of these, so the site’s stay. "
            "Tick what you want to have back as the file says; open a line to see the difference."
        ),
    ),
}
_PLACE = {"part": "Part", "order": "Place within the part", "layout": "Layout"}


@dataclass(frozen=True)
class FieldPieces:
    """A field that differs, and how; a thing that is one text has a field without a label."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Row:
    """One thing of the zip: its name in the library, what it is called, and how it differs from the site.

    `address` is its page on the site. `picture` is the address of the picture in the zip, `picture_here` of
    the site's. `takes_file` tells that the file's text is wanted where the site would keep its own.
    """

    name: str
    label: str
    note: str = ""
    address: str = ""
    fields: list[FieldPieces] = field(default_factory=list)
    picture: str = ""
    picture_here: str = ""
    can_choose: bool = True
    takes_file: bool = False


@dataclass(frozen=True)
class Group:
    """The things with which the same is to be done, and what their list says above them."""

    kind: str
    title: str
    lead: str
    rows: list[Row]


class Rows:
    """Tells the changes of a plan as rows of a page.

    `digest` is that of the zip which is still to be confirmed, and `take` what was ticked there.
    """

    def __init__(self, plan: Plan, folder: Folder, digest: str = "", take: Collection[str] = ()):
        self.plan, self.folder, self.digest, self.take = plan, folder, digest, take
        slugs = set(plan.pages.values())
        self.articles = Article.objects.with_titles().in_bulk(slugs, field_name="slug")
        self.called = {f"{REFERENCES} {source.key}": str(source) for source in Reference.objects.all()}
        self.called |= {f"{PARTS} {part.slug}": part.title for part in Part.objects.all()}
        self.images = {image.path: image for image in Image.objects.all()}

    def groups(self) -> list[Group]:
        """Return the things that differ, by what was found to be done with them."""
        groups = [
            Group(found.name.lower(), *words, self.of(c for c in self.plan.changes if c.found is found))
            for found, words in _GROUPS.items()
        ]
        return [group for group in groups if group.rows]

    def of(self, changes: Iterable[Change]) -> list[Row]:
        """Return a row for each of some changes; pages come first."""
        rows = [self._row(change) for change in changes if change.has_difference]
        return sorted(rows, key=lambda row: (not row.name.startswith("articles/"), row.name))

    def _row(self, change: Change) -> Row:
        name = change.name
        article = self.articles.get(self.plan.pages.get(name, ""))
        image = self.images.get(name)
        return Row(
            name=name,
            label=self._label(name),
            note=change.note,
            address=article.get_absolute_url() if article and article.is_published else "",
            fields=list(_fields(change)),
            picture=self._picture(name),
            picture_here=image.file.url if image else "",
            can_choose=not name.startswith((f"{REDIRECTS} ", f"{WITHDRAWN} ")),
            takes_file=name in self.take,
        )

    def _picture(self, name: str) -> str:
        """Return the address of a picture of the zip."""
        stem = name.removeprefix("images/").removesuffix(".webp")
        is_here = self.digest and name.startswith("images/") and stem in self.folder.images
        return reverse("admin:import_picture", args=[self.digest, stem]) if is_here else ""

    def _label(self, name: str) -> str:
        """Return what people call a thing."""
        if name in self.plan.pages:
            return self._title(name)
        return label_of_file(name, self.called.get(name, ""))

    def _title(self, path: str) -> str:
        article = self.articles.get(self.plan.pages[path])
        if article is not None and article.live is not None:
            return article.live.title
        slug = path.removeprefix("articles/").removesuffix(".md")
        return self.folder.articles[slug].text.title


def report_of(outcome: Outcome, folder: Folder) -> dict[str, Any]:
    """Return what a load did, as plain data that a session can keep."""
    rows = Rows(outcome, folder)
    done = {
        words: [
            {"label": row.label, "address": row.address}
            for row in rows.of(change for change in outcome.changes if change.choice in choices)
        ]
        for words, choices in _DONE.items()
    }
    return {
        "done": {words: found for words, found in done.items() if found},
        "missing": outcome.missing,
        "warnings": outcome.warnings,
        "rendering_failed": outcome.rendering_failed,
    }


_DONE = {
    "Added": [Choice.ADD],
    "Updated": [Choice.UPDATE],
    "Kept as it stands on the site": [Choice.CONFLICT, Choice.KEEP],
}


def _fields(change: Change) -> Iterator[FieldPieces]:
    """Return the fields in which the two texts of a thing differ."""
    if not change.name.startswith("articles/"):
        yield FieldPieces("", word_diff(change.ours, change.theirs))
        return
    ours = _as_fields(parse_article(change.ours).text) if change.ours else {}
    theirs = _as_fields(parse_article(change.theirs).text)
    for label, text in theirs.items():
        before = ours.get(label, "")
        if before != text and (ours or text):
            yield FieldPieces(label, word_diff(before, text))


def _as_fields(text: ArticleText) -> dict[str, str]:
    """Return an article's fields as people type them, a list as lines."""
    values = {label: getattr(text, name) for name, label in (FIELD_LABELS | _PLACE).items()}
    return {
        label: "\n".join(value) if isinstance(value, tuple) else str(value) for label, value in values.items()
    }
