"""Loading articles: which text each has afterwards, whether they agree with each other, and writing them."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Max

from content.rendering import (
    ArticleText,
    Library,
    Problem,
    Rendered,
    dump_article,
    read_or_none,
    render,
)

from ..files.folder import problem_line
from ..files.handouts import check_pages
from ..files.layout import HANDOUTS, PARTS, REFERENCES, SIGNS, WITHDRAWN, image_path
from ..files.parts import PartText
from ..files.signs import signs_problems
from ..models import Article, Decision, Part, Version
from ..publishing.context import current_library
from ..publishing.decisions import drop_moot_plans
from ..publishing.part_footer import foot_problems
from ..publishing.publish import publish, withdraw, write_version
from ..publishing.record import NAMED_PAGES, record
from .context import Brought, library_of
from .names import FilePage
from .needed import needed_by
from .records import REASON
from .task import RECORDED, TAKEN, Task
from .three_way import Choice, choose_text, digest


@dataclass
class Held:
    """A text that the site will hold, where it comes from, and on which lines of a file its fields begin."""

    text: ArticleText
    where: str
    lines: dict[str, int]


class ArticleLoad:
    """The articles of one load."""

    def __init__(self, task: Task, pages: list[FilePage]) -> None:
        self.task = task
        self.pages = pages
        self.held: dict[str, Held] = {}
        self.withdrawn: dict[str, str] = {}
        newest = Article.objects.annotate(newest_pk=Max("versions")).values("newest_pk")
        versions = Version.objects.filter(pk__in=newest).select_related("article__part", "author")
        self.newest = {version.article_id: version for version in versions}

    def plan(self) -> None:
        """Choose for each file, and note which texts the site will hold."""
        for page in self.pages:
            newest, live = self._newest(page), self._live(page)
            loaded = read_or_none(page.article.loaded) if page.article else None
            found = choose_text(
                self.task.base(page.path, text_digest(loaded)),
                text_digest(page.text),
                text_digest(newest.text if newest else None),
                text_digest(live),
            )
            if found is Choice.LEAVE and self._is_written_anew(page):
                found = Choice.AGREE
            if found in {Choice.LEAVE, Choice.AGREE}:
                choice = self.task.decide(page.path, found)
            else:
                ours = dump_article(newest.text) if newest else ""
                choice = self.task.decide(page.path, found, ours, dump_article(page.text), self._note(page))
            if choice in TAKEN:
                self.held[page.slug] = Held(page.text, page.path, page.parsed.lines)
            else:
                self.held[page.slug] = Held(live or page.text, f"{page.path} (as it is on the site)", {})
        self._plan_withdrawing()
        taken = [page for page in self.pages if self.task.outcome.choices[page.path] in TAKEN]
        self.task.needed |= needed_by(page.text for page in taken)
        others = Article.objects.published().exclude(pk__in=[p.article.pk for p in self.pages if p.article])
        for article in others.select_related("part", "live"):
            if article.live is not None:
                article.live.article = article
                where = f"{article.slug} (a page of the site)"
                self.held[article.slug] = Held(article.live.text, where, {})

    def _plan_withdrawing(self) -> None:
        """Choose which pages come to the site as withdrawn ones: such as it does not have yet.

        Of a page that it has, an editor decides that, here as well as there.
        """
        if not self.task.folder.withdrawn:
            return
        pages = {page.slug: page for page in self.pages}
        here = set(Article.objects.values_list("slug", flat=True))
        for slug, entry in self.task.folder.withdrawn.items():
            thing, instead = f"{WITHDRAWN} {slug}", self._now(entry.text)
            page = pages.get(self._now(slug))
            if page is None:
                message = (
                    f"there is no page “{slug}” in the folder; put its file there, or take this line out"
                )
            elif entry.text and instead not in here | set(pages):
                message = f"there is no page “{entry.text}” to read instead; write “{slug}: ''” for none"
            elif page.slug in NAMED_PAGES:
                message = f"the site itself links to “{slug}”, so it cannot be withdrawn; take this line out"
            elif page.article is None:
                words = f"Withdrawn. To read instead: {instead or 'nothing'}."
                self.task.decide(thing, Choice.ADD, "", words)
                self.withdrawn[page.slug] = instead
                continue
            else:
                if page.article.withdrawn_at is None:
                    self.task.decide(thing, Choice.KEEP, "Readers see this page.", "Withdrawn.")
                continue
            self.task.report(WITHDRAWN, Problem(entry.line, message))

    def _now(self, slug: str) -> str:
        """Return the name that a page has now, of which a list may have a former one."""
        return self.task.former.get(slug, slug)

    def _newest(self, page: FilePage) -> Version | None:
        return self.newest.get(page.article.pk) if page.article else None

    def _live(self, page: FilePage) -> ArticleText | None:
        return page.article.live.text if page.article and page.article.live else None

    def _is_written_anew(self, page: FilePage) -> bool:
        """Tell whether a file that says the same as the site says it in other signs."""
        assert page.article is not None  # noqa: S101 it says the same as an article
        if not self.task.is_import:
            return page.article.loaded != page.source
        return dump_article(page.text, page.article.file_text) != page.source

    def _note(self, page: FilePage) -> str:
        """Say what else is to be known of a page before its text is taken from a file."""
        newest, notes = self._newest(page), []
        if page.article and page.article.withdrawn_at:
            notes.append("The page is withdrawn and stays so, whichever text it has.")
        if newest and newest.pk != newest.article.live_id:
            who = newest.author or "the library"
            what = "waits for review" if newest.state == Version.State.IN_REVIEW else "is a draft"
            notes.append(
                f"Version {newest.number} by {who} {what}. If you take the file's text, that is published; "
                f"version {newest.number} stays in the history of the page."
            )
        return " ".join(notes)

    def check(self, feet: list[PartText], brought: Brought) -> dict[str, Rendered]:
        """Render every text with all the others in place; report the problems of all of them."""
        now = current_library()
        texts = {slug: held.text for slug, held in self.held.items()}
        library = library_of(self.task.folder, texts, self.task.former | self.task.names, brought)
        rendered = {}
        for slug, held in self.held.items():
            rendered[slug] = render(held.text, library, held.lines)
            problems = rendered[slug].problems
            # A problem that a page on the site has already is not the files' to mend.
            old = render(held.text, now).problems if problems and not held.lines else []
            for problem in problems:
                self._report(held.where, problem, warn=problem in old or self._stood_so(slug, held))
        self._check_frame(rendered)
        self._warn_of_withdrawn(rendered)
        self._check_feet(feet, library, now)
        for problem in signs_problems(self.task.folder.signs, library):
            self.task.report(SIGNS, problem)
        for problem in check_pages(self.task.folder.handouts, library.pages):
            self.task.report(HANDOUTS, problem)
        return rendered

    def _stood_so(self, slug: str, held: Held) -> bool:
        """Tell whether a site had a text as it is, with what is wrong with it by now.

        A withdrawn page is not kept in order, and one that was brought back may name what is gone since.
        """
        return slug in self.withdrawn or (bool(held.lines) and self._is_as_exported)

    @cached_property
    def _is_as_exported(self) -> bool:
        """Tell whether the files are those of an export, with every page as it was and nothing left out."""
        folder, noted = self.task.folder, self.task.folder.exported
        sources = {f"{REFERENCES} {item.key}" for item in folder.references}
        there = {*folder.sources, *map(image_path, folder.images), *sources}
        kinds = ("articles/", "images/", "figures/", f"{REFERENCES} ")
        return all(name in there for name in noted if name.startswith(kinds)) and all(
            noted.get(page.path) == text_digest(page.text) for page in self.pages
        )

    def _report(self, where: str, problem: Problem, *, warn: bool) -> None:
        if warn:
            self.task.outcome.warnings.append(problem_line(where, problem))
        else:
            self.task.report(where, problem)

    def _check_frame(self, rendered: dict[str, Rendered]) -> None:
        """Report a heading that goes although the site's own templates link to it."""
        for page in self.pages:
            anchor, live = NAMED_PAGES.get(page.slug), page.article and page.article.live
            if anchor and live and anchor in live.anchors and anchor not in rendered[page.slug].anchors:
                message = f"the heading “{anchor}” is gone, and the site links to it on every page; keep it"
                self.task.report(page.path, Problem(page.parsed.lines["body"], message))

    def _warn_of_withdrawn(self, rendered: dict[str, Rendered]) -> None:
        """Warn of links in new texts to pages that editors withdrew: readers see plain words there."""
        withdrawn = {p.slug for p in self.pages if p.article and p.article.withdrawn_at} | set(self.withdrawn)
        for page in self.pages:
            if self.task.outcome.choices[page.path] in TAKEN:
                for slug in sorted(withdrawn & {link.slug for link in rendered[page.slug].links}):
                    message = (
                        f"links to “{slug}”, which is withdrawn on the site; readers see plain words there"
                    )
                    self.task.outcome.warnings.append(f"{page.path}: {message}")

    def _check_feet(self, feet: list[PartText], library: Library, now: Library) -> None:
        for part in feet:
            problems = foot_problems(part.foot, library)
            is_kept = part not in self.task.folder.parts
            old = foot_problems(part.foot, now) if problems and is_kept else []
            for problem in problems:
                message = f"foot of {part.slug}: {problem.message}"
                at = Problem(part.foot_line + problem.line - 1, message)
                self._report(PARTS, at, warn=problem in old)

    def write(self, rendered: dict[str, Rendered]) -> None:
        """Write the texts that are to be taken, publish them, and note down that they were."""
        # A version notes the articles that it links to, so all of them are there before the first version.
        parts = {part.slug: part for part in Part.objects.all()}
        for page in self.pages:
            self._write_article(page, parts)
        decisions = [
            self._publish(page, rendered[page.slug])
            for page in self.pages
            if self.task.outcome.choices[page.path] in TAKEN
        ]
        Decision.objects.bulk_create(decisions)
        articles = Article.objects.in_bulk({*self.withdrawn, *self.withdrawn.values()}, field_name="slug")
        for slug, instead in self.withdrawn.items():
            withdraw(articles[slug], articles.get(instead))
            record(articles[slug], Decision.Kind.WITHDRAWN, self.task.by, note=REASON)

    def _write_article(self, page: FilePage, parts: dict[str, Part]) -> None:
        """Write an article's place, and the file that it was taken from."""
        choice = self.task.outcome.choices[page.path]
        article = page.article = page.article or Article(slug=page.slug)
        before = (article.part_id, article.order, article.layout, article.file_text, article.loaded)
        if choice in TAKEN:
            article.part, article.order = parts[page.text.part], page.text.order
            article.layout = page.text.layout
        if choice in RECORDED:
            article.file_text = page.source
        if choice is not Choice.CONFLICT and not self.task.is_import:
            article.loaded = page.source
        if before != (article.part_id, article.order, article.layout, article.file_text, article.loaded):
            article.save()

    def _publish(self, page: FilePage, rendered: Rendered) -> Decision:
        """Publish a file's text as a new version, or the draft that says the same."""
        article, newest = page.article, self._newest(page)
        assert article is not None  # noqa: S101 it was written just now
        if newest is not None:
            newest.article = article  # whose place the file may have changed
        if newest is not None and newest.text == page.text:
            version = newest
        else:
            version = write_version(
                article,
                page.text,
                rendered,
                author=self.task.by,
                note=self._version_note(first=newest is None),
                # Nobody told whether it alters what the page advises, and a clinician signed another text.
                notable=article.last_review_id is not None,
                made_from=newest,
            )
        withdrawn = (article.withdrawn_at, article.read_instead)
        version.article = article
        publish(version)
        drop_moot_plans(version, self.task.by)
        if withdrawn[0]:
            # Only an editor brings back what an editor has withdrawn.
            article.withdrawn_at, article.read_instead = withdrawn
            article.save(update_fields=["withdrawn_at", "read_instead"])
        return Decision(
            article=article, version=version, kind=Decision.Kind.PUBLISHED, by=self.task.by, note=REASON
        )

    def _version_note(self, *, first: bool) -> str:
        return self.task.note or ("First published." if first else "Updated with a new edition of the text.")


def text_digest(text: ArticleText | None) -> str | None:
    """Return the digest of an article's text, if there is one."""
    return digest(vars(text)) if text else None
