"""What an export of the guide holds, and what it leaves on the site."""

from dataclasses import dataclass

from django.db.models import F, Max

from content.articles.models import Article
from content.articles.publishing.context import FIGURES
from content.articles.sync.export import Export


@dataclass(frozen=True)
class Count:
    """How many there are of a thing, what one and several are called, and where in the zip they stand."""

    number: int
    one: str
    several: str
    where: str = ""

    @property
    def words(self) -> str:
        """What they are called."""
        return self.one if self.number == 1 else self.several


def goes_out() -> list[Count]:
    """Return what an export would hold now."""
    export = Export.now()
    drawings = sum(path.startswith(FIGURES) for path in export.stored)
    counts = [
        Count(
            len(export.articles), "page, as readers see it now", "pages, as readers see them now", "articles/"
        ),
        Count(len(export.withdrawn), "withdrawn page", "withdrawn pages", "articles/, withdrawn.yaml"),
        Count(len(export.references), "source", "sources", "references.json"),
        Count(len(export.parts), "part of the guide", "parts of the guide", "parts.yaml"),
        Count(drawings, "drawing", "drawings", "figures/"),
        Count(
            len(export.images),
            "picture, with what it shows in words",
            "pictures, with what they show",
            "images/, images.yaml",
        ),
        Count(
            len(export.former_names),
            "former address of a page",
            "former addresses of pages",
            "redirects.yaml",
        ),
    ]
    return [count for count in counts if count.number]


def stays_here() -> list[Count]:
    """Return what there is now that an export leaves out."""
    articles = Article.objects.annotate(newest_number=Max("versions__number"))
    drafts = articles.exclude(live__number=F("newest_number")).count()
    counts = [
        Count(drafts, "draft, or text that waits for review", "drafts, and texts that wait for review"),
    ]
    return [count for count in counts if count.number]
