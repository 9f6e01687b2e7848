"""The journey: the parts, their published pages, and what comes before and after a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property

from content.rendering.context import HELP_PAGE, page_address
from content.rendering.markup.signs import QUESTION

from ..emergency_card import with_help_page
from ..models import Article, LibraryFile, Part, Redirect


@dataclass(frozen=True)
class Step:
    """A part of the guide with its published pages."""

    part: Part
    pages: list[Article]


class Navigation:
    """All published pages, fetched once for a request."""

    @cached_property
    def _fetched(self) -> list[Article]:
        pages = Article.objects.published().with_titles()
        return list(with_help_page(pages).annotate(question=LibraryFile.printed("question")))

    @cached_property
    def pages(self) -> list[Article]:
        """The published pages in the order of the journey."""
        return self._fetched

    @property
    def question(self) -> str:
        """The question at the top of each page, which asks for signs of an emergency."""
        return (self._fetched[0].question if self._fetched else "") or QUESTION  # type: ignore[attr-defined]

    @property
    def help_address(self) -> str:
        """The address of the page with the emergency card."""
        slug: str = self._fetched[0].help_page if self._fetched else HELP_PAGE  # type: ignore[attr-defined]
        return page_address(slug)

    @cached_property
    def steps(self) -> list[Step]:
        """The parts that have pages."""
        steps: dict[int, Step] = {}
        for page in self.pages:
            steps.setdefault(page.part_id, Step(page.part, [])).pages.append(page)
        return list(steps.values())

    @property
    def journey(self) -> list[Step]:
        """The parts that a patient goes through, without the pages about the guide itself."""
        return [step for step in self.steps if step.part.is_journey]

    @property
    def about(self) -> list[Article]:
        """The pages about the guide itself."""
        return [page for page in self.pages if not page.part.is_journey]

    def insert(self, article: Article) -> None:
        """Let a page stand where it would stand, whether or not it is published."""
        others = [page for page in self.pages if page.pk != article.pk]
        self.pages = sorted([*others, article], key=lambda page: (page.part.order, page.order, page.slug))

    def find(self, slugs: list[str]) -> Iterator[Article]:
        """Return the published pages among some slugs, in the slugs' order; former names count too."""
        by_slug = {page.slug: page for page in self.pages}
        if gone := set(slugs) - set(by_slug):
            now = dict(Redirect.objects.filter(old_slug__in=gone).values_list("old_slug", "article__slug"))
            slugs = list(dict.fromkeys(now.get(slug, slug) for slug in slugs))
        return (by_slug[slug] for slug in slugs if slug in by_slug)

    def after(self, article: Article) -> Article | None:
        """Return the page that comes next on the journey."""
        return self._beside(article, 1)

    def before(self, article: Article) -> Article | None:
        """Return the page that comes before on the journey."""
        return self._beside(article, -1)

    def _beside(self, article: Article, offset: int) -> Article | None:
        journey = [page for page in self.pages if page.part.is_journey]
        positions = {page.pk: index for index, page in enumerate(journey)}
        position = positions.get(article.pk, -10) + offset
        return journey[position] if 0 <= position < len(journey) else None

    def step_of(self, article: Article) -> tuple[int, int] | None:
        """Return the number of a page's part on the journey, from 1, and how many parts the journey has."""
        parts = [step.part.pk for step in self.journey]
        return (parts.index(article.part_id) + 1, len(parts)) if article.part_id in parts else None
