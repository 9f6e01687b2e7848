"""Which file of a folder is which page of the site, where pages were renamed on either side."""

from dataclasses import dataclass, field

from content.rendering import ArticleText, ParsedArticle
from content.rendering.context import page_address
from content.rendering.problems import did_you_mean

from ..files.folder import article_path
from ..files.layout import REDIRECTS
from ..files.mapping import parse_redirects
from .state import SiteArticle
from .three_way import DELETED, Batch, Choice, LoadContext, digest, parse_loaded


@dataclass(frozen=True)
class FilePage:
    """An article's file, and the article, where the site has it; `slug` is what it is called there."""

    path: str
    slug: str
    source: str
    parsed: ParsedArticle
    article: SiteArticle | None = None

    @property
    def text(self) -> ArticleText:
        """What the file says."""
        return self.parsed.text


@dataclass
class PageMatch(Batch[SiteArticle]):
    """Each article's file with its page, by the page's slug.

    `after` are the site's pages under the names that they will have; `renames` maps the slugs of those that
    get another one to it, and `former` each former name to the slug.
    """

    pages: dict[str, FilePage] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)


def match_pages(context: LoadContext) -> PageMatch:
    """Return each article's file with its page. A file under a former name is that of the renamed page.

    Where a folder says that a page has another name now, and the site still has it under the old one, the
    page is to be renamed, and is found under its new name.
    """
    folder, site = context.folder, context.site
    match = PageMatch(dict(site.articles), former=dict(site.redirects))
    for name in folder.former_names.values():
        may_go = name.old in match.after and name.old not in context.named_pages
        if may_go and name.now in folder.articles and name.now not in {*match.after, *match.former}:
            _rename(context, match, name.old, name.now)
    for slug, parsed in folder.articles.items():
        now = slug if slug in match.after else match.former.get(slug, slug)
        page = FilePage(article_path(slug), now, folder.article_source(slug), parsed, match.after.get(now))
        other = match.pages.setdefault(now, page)
        if other is not page:
            old, new = sorted([page, other], key=lambda found: found.path == article_path(now))
            message = (
                f"was renamed on the site to “{now}”, and {new.path} is here too; "
                f"take over into {new.path} what it lacks, and delete this file"
            )
            match.report(old.path, 0, message)
    return match


def _rename(context: LoadContext, match: PageMatch, old: str, now: str) -> None:
    """Give a page the name that the folder has for it."""
    article = match.after[now] = match.after.pop(old)
    match.renames[old] = now
    match.former = {name: now if slug == old else slug for name, slug in match.former.items()}
    if article.live:
        match.former[old] = now
    change = context.change(f"{REDIRECTS} {old}", Choice.UPDATE, page_address(old), page_address(now))
    match.changes.append(change)


def plan_former_names(context: LoadContext, match: PageMatch) -> Batch[str]:
    """Decide about each former name that the folder has: what is new is added, nothing is taken away.

    One that an editor deleted stays away, unless the folder says that it leads to another page now. `after`
    are the former names of pages, with the slug that each has now.
    """
    loaded = parse_loaded(parse_redirects, context.site.file(REDIRECTS).loaded) or {}
    slugs = {*match.after, *match.pages}
    batch = Batch(dict(match.former))
    for name in context.folder.former_names.values():
        thing = f"{REDIRECTS} {name.old}"
        now = name.now if name.now in slugs else match.former.get(name.now, "")
        here = name.old if name.old in slugs else match.former.get(name.old)
        if not now:
            mend = did_you_mean(name.now, sorted(slugs), "write the page, or take this line out")
            batch.report(REDIRECTS, name.line, f"there is no page “{name.now}”; {mend}")
        elif here == name.old != now:
            message = f"the site has a page “{here}” of its own; rename that at the desk"
            message += ", or take this line out"
            if here in context.named_pages:
                message = f"The site itself links to /{here}/, so this page keeps its address"
            batch.report(REDIRECTS, name.line, message)
        elif here is None:
            before = digest(loaded[name.old].now) if name.old in loaded else None
            if context.compare(thing, before, digest(name.now), None) is Choice.KEEP:
                batch.changes.append(context.change(thing, Choice.KEEP, "", page_address(now), DELETED))
            else:
                batch.changes.append(context.change(thing, Choice.ADD, "", page_address(now)))
                batch.after[name.old] = now
        elif name.old not in match.renames and (here != now or name.old == now):
            change = context.change(thing, Choice.KEEP, page_address(here), page_address(now))
            batch.changes.append(change)
    return batch
