"""Loading articles: which text each has afterwards, whether they agree with each other, and writing them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from content.rendering import (
    ArticleText,
    Problem,
    RenderContext,
    Rendered,
    dump_article,
    outline,
    read_or_none,
    render,
)

from ..files.folder import problem_line
from ..files.handouts import check_pages
from ..files.layout import HANDOUTS, PARTS, REDIRECTS, REFERENCES, SIGNS, WITHDRAWN, WORDS, image_path
from ..files.signs import signs_problems
from ..files.words import words_problems
from ..models import Article, Decision, Part
from ..publishing.decisions import drop_moot_plans
from ..publishing.part_footer import render_footer
from ..publishing.publish import publish, withdraw, write_version
from ..publishing.record import record
from .context import context_after, render_context
from .names import FilePage, PageMatch
from .records import REASON, text_of
from .state import SiteArticle, SiteState
from .three_way import RECORDED, SAME, TAKEN, Batch, Change, Choice, LoadContext, choose_text, digest


@dataclass(frozen=True)
class Candidate:
    """A text that the site will hold, where it comes from, and on which lines of a file its fields begin.

    One that stands on the site already has no lines.
    """

    text: ArticleText
    where: str
    lines: dict[str, int] = field(default_factory=dict)


@dataclass
class ArticlePlan(Batch[SiteArticle]):
    """The plan for articles: which text each is to have, by slug.

    `taken` are the files' texts that come to the site. `withdrawn` are pages that come as withdrawn ones,
    with the slug of the page to read instead, or nothing.
    """

    candidates: dict[str, Candidate] = field(default_factory=dict)
    taken: dict[str, ArticleText] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)


def plan_articles(context: LoadContext, match: PageMatch) -> ArticlePlan:
    """Choose for each file, and note which texts the site will hold."""
    plan = ArticlePlan(dict(match.after))
    for slug, page in match.pages.items():
        article = page.article or SiteArticle()
        change = _article_change(context, page, article)
        plan.changes.append(change)
        if change.choice in TAKEN:
            plan.taken[slug] = page.text
            plan.candidates[slug] = Candidate(page.text, page.path, page.parsed.lines)
        else:
            text = article.live.text if article.live else page.text
            plan.candidates[slug] = Candidate(text, f"{page.path} (as it is on the site)")
        if change.choice in RECORDED:
            article = replace(article, file_text=page.source)
        if change.choice is not Choice.CONFLICT and not context.is_import:
            article = replace(article, loaded=page.source)
        plan.after[slug] = article
    _plan_withdrawing(context, match, plan)
    for slug, article in match.after.items():
        if slug not in match.pages and article.live and article.is_published:
            plan.candidates[slug] = Candidate(article.live.text, f"{slug} (a page of the site)")
    return plan


def _article_change(context: LoadContext, page: FilePage, article: SiteArticle) -> Change:
    newest = article.newest.text if article.newest else None
    live = article.live.text if article.live else None
    base = context.base(page.path, text_digest(read_or_none(article.loaded)))
    found = choose_text(base, text_digest(page.text), text_digest(newest), text_digest(live))
    if found is Choice.LEAVE:
        like = dump_article(page.text, article.file_text) if context.is_import else article.loaded
        if like != page.source:
            found = Choice.AGREE  # it says the same in other signs
    if found in SAME:
        return context.change(page.path, found)
    ours = dump_article(newest) if newest else ""
    return context.change(page.path, found, ours, dump_article(page.text), _note(article))


def _note(article: SiteArticle) -> str:
    """Say what else is to be known of a page before its text is taken from a file."""
    draft, notes = article.newest, []
    if article.is_withdrawn:
        notes.append("The page is withdrawn and stays so, whichever text it has.")
    if draft and draft != article.live:
        what = "waits for review" if draft.is_in_review else "is a draft"
        notes.append(
            f"Version {draft.number} by {draft.author or 'the library'} {what}. If you take the file's text, "
            f"that is published; version {draft.number} stays in the history of the page."
        )
    return " ".join(notes)


def _plan_withdrawing(context: LoadContext, match: PageMatch, plan: ArticlePlan) -> None:
    """Choose which pages come to the site as withdrawn ones: such as it does not have yet.

    Of a page that it has, an editor decides that, here as well as there.
    """
    for slug, entry in context.folder.withdrawn.items():
        thing = f"{WITHDRAWN} {slug}"
        instead = match.former.get(entry.text, entry.text)
        page = match.pages.get(match.former.get(slug, slug))
        if page is None:
            message = f"there is no page “{slug}” in the folder; put its file there, or take this line out"
            plan.report(WITHDRAWN, entry.line, message)
        elif entry.text and instead not in {*match.after, *match.pages}:
            message = f"there is no page “{entry.text}” to read instead; write “{slug}: ''” for none"
            plan.report(WITHDRAWN, entry.line, message)
        elif page.slug in context.named_pages:
            message = f"the site itself links to “{slug}”, so it cannot be withdrawn; take this line out"
            plan.report(WITHDRAWN, entry.line, message)
        elif page.article is None:
            words = f"Withdrawn. To read instead: {instead or 'nothing'}."
            plan.changes.append(context.change(thing, Choice.ADD, "", words))
            plan.withdrawn[page.slug] = instead
        elif not page.article.is_withdrawn:
            change = context.change(thing, Choice.KEEP, "Readers see this page.", "Withdrawn.")
            plan.changes.append(change)


_NAMED = re.compile(
    r"@(?P<source>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"|(?P<picture>(?:images|figures)/[a-z0-9-]+\.(?:webp|svg))"
    # From the beginning of a name alone: of a word of thousands of letters, each would be tried.
    r"|(?<![a-z0-9-])(?P<page>[a-z0-9]+(?:-[a-z0-9]+)*)\.md\b"
)


def needed_by(texts: Iterable[ArticleText]) -> frozenset[str]:
    """Return what texts refer to, as a load calls it: `references.json key`, `images/name.webp`, and so on.

    It comes to the site along with the texts, even where an editor deleted it.
    """
    return frozenset(name for text in texts for name in _names(text))


def _names(text: ArticleText) -> Iterator[str]:
    for match in _NAMED.finditer("\n".join((text.body, *text.key_points, *text.next_steps))):
        if match["source"]:
            yield f"{REFERENCES} {match['source']}"
        elif match["page"]:
            yield f"{REDIRECTS} {match['page']}"
        else:
            yield match["picture"]
    for slug in text.related:
        yield f"{REDIRECTS} {slug}"


class TextCheck:
    """Renders every text with all the others in place, and collects the problems of all of them.

    `after` is the site as it will be. What is wrong on the site already is not the files' to mend: it is a
    warning.
    """

    def __init__(self, context: LoadContext, match: PageMatch, articles: ArticlePlan, after: SiteState):
        self.context, self.folder, self.match, self.articles = context, context.folder, match, articles
        self.after = after
        self.problems: list[str] = []
        self.warnings: list[str] = []
        self.render_context = context_after(
            self.folder, after, {slug: candidate.text for slug, candidate in articles.candidates.items()}
        )
        self.rendered = {slug: self._render(slug, text) for slug, text in articles.candidates.items()}
        self._check_named_headings()
        self._warn_of_withdrawn()
        self._check_part_footers()
        for path, problems in (
            (SIGNS, signs_problems(self.folder.signs, self.render_context)),
            (WORDS, words_problems(self.folder.words, self.render_context)),
            (HANDOUTS, check_pages(self.folder.handouts, self.render_context.pages)),
        ):
            self.problems += [problem_line(path, problem) for problem in problems]

    @cached_property
    def now(self) -> RenderContext:
        """What the texts on the site may refer to as it is."""
        return render_context(self.context.site, self.context.site.published)

    def _render(self, slug: str, candidate: Candidate) -> Rendered:
        rendered = render(candidate.text, self.render_context, candidate.lines)
        problems = rendered.problems
        old = render(candidate.text, self.now).problems if problems and not candidate.lines else []
        # A withdrawn page is not kept in order, and one that was brought back may name what is gone since.
        stood_so = slug in self.articles.withdrawn or (bool(candidate.lines) and self._is_as_exported)
        for problem in problems:
            self._report(candidate.where, problem, warn=stood_so or problem in old)
        for slip in rendered.slips:
            self._report(candidate.where, slip, warn=stood_so or not candidate.lines)
        return rendered

    def _report(self, where: str, problem: Problem, *, warn: bool) -> None:
        (self.warnings if warn else self.problems).append(problem_line(where, problem))

    @cached_property
    def _is_as_exported(self) -> bool:
        """Tell whether the files are those of an export, with every page as it was and nothing left out."""
        folder, noted = self.folder, self.folder.exported
        sources = {f"{REFERENCES} {item.key}" for item in folder.references}
        there = {*folder.sources, *map(image_path, folder.images), *sources}
        kinds = ("articles/", "images/", "figures/", f"{REFERENCES} ")
        return all(name in there for name in noted if name.startswith(kinds)) and all(
            noted.get(page.path) == text_digest(page.text) for page in self.match.pages.values()
        )

    def _check_named_headings(self) -> None:
        """Report a heading that goes although the site's own templates link to it."""
        for page in self.match.pages.values():
            anchor, live = self.context.named_pages.get(page.slug), page.article and page.article.live
            if not anchor or not live or anchor in self.rendered[page.slug].anchors:
                continue
            if anchor in outline(live.text).anchors:
                message = f"the heading “{anchor}” is gone, and the site links to it on every page; keep it"
                self._report(page.path, Problem(page.parsed.lines["body"], message), warn=False)

    def _warn_of_withdrawn(self) -> None:
        """Warn of links in new texts to pages that editors withdrew: readers see plain words there."""
        pages = self.match.pages.values()
        withdrawn = {page.slug for page in pages if page.article and page.article.is_withdrawn}
        withdrawn |= set(self.articles.withdrawn)
        for taken in self.articles.taken:
            for slug in sorted(withdrawn & {link.slug for link in self.rendered[taken].links}):
                message = f"links to “{slug}”, which is withdrawn on the site; readers see plain words there"
                self.warnings.append(f"{self.match.pages[taken].path}: {message}")

    def _check_part_footers(self) -> None:
        for theirs in self.folder.parts:
            part = text_of(self.after.parts[theirs.slug])
            is_kept = part != theirs
            rendered = render_footer(part.footer, self.render_context)
            old = render_footer(part.footer, self.now).problems if rendered.problems and is_kept else []
            if part.footer in {known.footer for known in self.context.site.parts.values()}:
                old = [*old, *rendered.slips]
            first = part.footer_line if is_kept else theirs.footer_line
            for problem in rendered.refusals:
                message = f"footer of the part “{part.title}”: {problem.message}"
                self._report(PARTS, Problem(first + problem.line - 1, message), warn=problem in old)


def write_articles(
    states: tuple[Mapping[str, SiteArticle], Mapping[str, SiteArticle]],
    taken: Mapping[str, ArticleText],
    rendered: Mapping[str, Rendered],
    by: Any,
    note: str,
) -> None:
    """Write the texts that are to be taken, publish them, and note down which files pages are from.

    `states` are the articles before and after; `note` is what readers are told of the change.
    """
    before, after = states
    changed = [slug for slug, article in after.items() if article != before.get(slug) or slug in taken]
    articles = Article.objects.in_bulk(changed, field_name="slug")
    parts = {part.slug: part for part in Part.objects.all()}
    # A version notes the articles that it links to, so all of them are there before the first version.
    for slug in changed:
        article = articles.setdefault(slug, Article(slug=slug))
        article.file_text, article.loaded = after[slug].file_text, after[slug].loaded
        if text := taken.get(slug):
            article.part, article.order, article.layout = parts[text.part], text.order, text.layout
        article.save()
    Decision.objects.bulk_create(
        publish_text(articles[slug], text, rendered[slug], by, note=note) for slug, text in taken.items()
    )


def publish_text(
    article: Article, text: ArticleText, rendered: Rendered, by: Any, *, note: str = "", reason: str = REASON
) -> Decision:
    """Publish a file's text as a new version, or the draft that says the same. Return what is to be recorded.

    `note` is what readers are told of the change, `reason` what the record says.
    """
    version = newest = article.newest
    if newest is not None:
        newest.article = article  # whose place the file may have changed
    if version is None or version.text != text:
        version = write_version(
            article,
            text,
            rendered,
            author=by,
            note=note or ("Updated with a new edition of the text." if newest else "First published."),
            # Nobody told whether it alters what the page advises, and a clinician signed another text.
            notable=article.last_review_id is not None,
            made_from=newest,
        )
    withdrawn = (article.withdrawn_at, article.read_instead)
    version.article = article
    publish(version)
    drop_moot_plans(version, by)
    if withdrawn[0]:
        # Only an editor brings back what an editor has withdrawn.
        article.withdrawn_at, article.read_instead = withdrawn
        article.save(update_fields=["withdrawn_at", "read_instead"])
    return Decision(article=article, version=version, kind=Decision.Kind.PUBLISHED, by=by, note=reason)


def withdraw_articles(withdrawn: Mapping[str, str], by: Any) -> None:
    """Withdraw pages that come to the site as withdrawn ones; each is given what to read instead."""
    articles = Article.objects.in_bulk({*withdrawn, *withdrawn.values()}, field_name="slug")
    for slug, instead in withdrawn.items():
        withdraw(articles[slug], articles.get(instead))
        record(articles[slug], Decision.Kind.WITHDRAWN, by, note=REASON)


def text_digest(text: ArticleText | None) -> str | None:
    """Return the digest of an article's text, if there is one."""
    return digest(vars(text)) if text else None
