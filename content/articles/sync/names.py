"""Which file of a folder is which page of the site, where pages were renamed on either side."""

from dataclasses import dataclass

from content.rendering import ArticleText, FormatError, ParsedArticle, Problem
from content.rendering.context import page_address
from content.rendering.problems import did_you_mean

from ..files.folder import article_path
from ..files.layout import REDIRECTS
from ..files.mapping import FormerName, parse_redirects
from ..models import Article, Redirect
from ..publishing import RefusedError, may_rename, rename
from .records import FileRows
from .task import DELETED, Task
from .three_way import Choice, digest


@dataclass
class FilePage:
    """An article's file, and the article, where the site has it; `slug` is what it is called there."""

    path: str
    slug: str
    source: str
    parsed: ParsedArticle
    article: Article | None = None

    @property
    def text(self) -> ArticleText:
        """What the file says."""
        return self.parsed.text


def find_pages(task: Task) -> list[FilePage]:
    """Return each article's file with its page. A file under a former name is that of the renamed page.

    Where a folder says that a page has another name now, and the site still has it under the old one, the
    page is to be renamed, and is found under its new name.
    """
    folder = task.folder
    articles = {article.slug: article for article in Article.objects.select_related("part", "live")}
    former = task.former = dict(Redirect.objects.values_list("old_slug", "article__slug"))
    for name in folder.former_names.values():
        if name.old in articles and name.now in folder.articles and not {name.now} & {*articles, *former}:
            _plan_renaming(task, articles, name)
    pages: dict[str, FilePage] = {}
    for slug, parsed in folder.articles.items():
        now = slug if slug in articles else former.get(slug, slug)
        page = FilePage(article_path(slug), now, folder.article_source(slug), parsed, articles.get(now))
        other = pages.setdefault(now, page)
        if other is not page:
            old, new = sorted([page, other], key=lambda found: found.path == article_path(now))
            message = (
                f"was renamed on the site to “{now}”, and {new.path} is here too; "
                f"take over into {new.path} what it lacks, and delete this file"
            )
            task.outcome.problems.append(f"{old.path}: {message}")
    task.outcome.pages = {page.path: page.slug for page in pages.values()}
    return list(pages.values())


def _plan_renaming(task: Task, articles: dict[str, Article], name: FormerName) -> None:
    """Note that a page of the site is to have the name that the folder has for it now."""
    try:
        may_rename(articles[name.old], name.now)
    except RefusedError as error:
        task.refused.add(name.old)
        for message in error.messages:
            task.report(REDIRECTS, Problem(name.line, message.rstrip(".")))
    else:
        article = articles[name.now] = articles.pop(name.old)
        article.slug = name.now
        task.renamed[name.old] = article
        for old, now in task.former.items():
            task.former[old] = name.now if now == name.old else now
        if article.live_id:
            task.former[name.old] = name.now
        task.decide(f"{REDIRECTS} {name.old}", Choice.UPDATE, page_address(name.old), page_address(name.now))


def check_former_names(task: Task, rows: FileRows, pages: list[FilePage]) -> None:
    """Decide about each former name that the folder has: what is new is added, nothing is taken away.

    One that an editor deleted stays away, unless the folder says that it leads to another page now.
    """
    loaded = _names_in(rows.loaded(REDIRECTS) or "")
    slugs = {*Article.objects.values_list("slug", flat=True)} - set(task.renamed)
    slugs |= {page.slug for page in pages}
    former = task.former
    for name in task.folder.former_names.values():
        if name.old in task.refused:
            continue
        thing = f"{REDIRECTS} {name.old}"
        now = name.now if name.now in slugs else former.get(name.now, "")
        here = name.old if name.old in slugs else former.get(name.old)
        if not now:
            mend = did_you_mean(name.now, sorted(slugs), "write the page, or take this line out")
            task.report(REDIRECTS, Problem(name.line, f"there is no page “{name.now}”; {mend}"))
        elif here == name.old != now:
            message = (
                f"the site has a page “{here}” of its own; rename that at the desk, or take this line out"
            )
            task.report(REDIRECTS, Problem(name.line, message))
        elif here is None:
            before = digest(loaded[name.old]) if name.old in loaded else None
            if task.choose(thing, before, digest(name.now), None) is Choice.KEEP:
                task.decide(thing, Choice.KEEP, "", page_address(now), DELETED)
                continue
            task.decide(thing, Choice.ADD, "", page_address(now))
            task.names[name.old] = now
        elif thing not in task.outcome.found and (here != now or name.old == now):
            task.decide(thing, Choice.KEEP, page_address(here), page_address(now))


def _names_in(source: str) -> dict[str, str]:
    try:
        return {name.old: name.now for name in parse_redirects(source).values()}
    except FormatError:
        return {}


def rename_pages(task: Task) -> None:
    """Give pages the names that the folder has for them."""
    for article in task.renamed.values():
        rename(article, article.slug, task.by, f"As {REDIRECTS} says.")


def add_former_names(task: Task) -> None:
    """Write down the former names that the site did not know."""
    articles = Article.objects.in_bulk(set(task.names.values()), field_name="slug")
    Redirect.objects.bulk_create(
        Redirect(old_slug=old, article=articles[now]) for old, now in task.names.items()
    )
