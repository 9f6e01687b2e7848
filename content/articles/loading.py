"""Files → models: a library folder is taken into the database, without losing what editors wrote.

For each article there are three texts: the file as it was last loaded, the file as it is now, and what
the database holds. Only the file changed: it is taken. Only the database changed: it is kept. Both
changed: the database is kept and the conflict reported with its difference.
"""

from django.db import connection, transaction
from django.db.models import Max

from content.rendering import (
    ArticleText,
    ParsedArticle,
    Problem,
    Rendered,
    dump_article,
    parse_article,
    render,
    render_fragment,
)
from content.sources.csl import dump_references, in_order_of
from content.sources.models import Reference

from .folder import PARTS, REFERENCES, SEARCH, Folder, article_path, problem_line
from .folder_library import library_of
from .library import current_library
from .models import Article, LibraryFile, Part, Version
from .publishing import publish, render_all, write_version
from .three_way import Choice, Outcome, choose, difference


@transaction.atomic
def load(folder: Folder, *, take_theirs: bool = False, write: bool = True) -> Outcome:
    """Take a folder into the database, all of it or, where there is a problem, nothing.

    `take_theirs` lets the file win a conflict; the editor's text stays in the article's chain of
    versions. With `write` false nothing is written and the outcome says what would be.
    """
    outcome = Outcome(problems=list(folder.problems))
    if connection.vendor == "postgresql":
        # Two loads at once, as when two servers start, go one after the other; SQLite does so by itself.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('load_content'))")
    _Load(folder, outcome, take_theirs=take_theirs).run()
    if outcome.problems or not write:
        transaction.set_rollback(True)
    return outcome


class _Load:
    """One load: plans it, checks every text against every other, then writes."""

    def __init__(self, folder: Folder, outcome: Outcome, *, take_theirs: bool) -> None:
        self.folder = folder
        self.outcome = outcome
        self.take_theirs = take_theirs
        self.articles = {
            article.slug: article for article in Article.objects.select_related("part", "live").all()
        }

    def run(self) -> None:
        if not self.folder.problems and self._nothing_changed():
            self.outcome.choices = dict.fromkeys(map(article_path, self.folder.articles), Choice.LEAVE)
            self._note_missing()
            return
        newest = Article.objects.annotate(newest_pk=Max("versions")).values("newest_pk")
        self.newest = {
            version.article_id: version
            for version in Version.objects.filter(pk__in=newest).select_related("article__part")
        }
        self._load_references()
        self._load_files()
        self._load_parts()
        texts = self._plan_articles()
        rendered = self._check(texts)
        if self.outcome.problems:
            return
        # A version notes the articles that it links to, so all of them are there before the first version.
        for slug, parsed in self.folder.articles.items():
            self._write_article(slug, parsed)
        for slug, parsed in self.folder.articles.items():
            self._write_version(slug, parsed, rendered)
        self._note_missing()
        self.outcome.rendered = render_all()

    def _nothing_changed(self) -> bool:
        """Tell whether every file is what was loaded last, and the database holds it all."""
        stored = dict(LibraryFile.objects.values_list("path", "text"))
        stored |= {article_path(a.slug): a.file_text for a in self.articles.values() if a.file_text}
        here = set(Reference.objects.values_list("key", flat=True))
        return (
            not self.take_theirs
            and all(stored.get(path) == source for path, source in self.folder.sources.items())
            and {item.key for item in self.folder.references} <= here
        )

    def _load_files(self) -> None:
        for path in (REFERENCES, PARTS, SEARCH, *self.folder.figures):
            if path == REFERENCES and self.outcome.conflicts:
                continue  # it is not taken in full, so the next load looks at it again
            source = self.folder.sources.get(path)
            if source is None or path in self.folder.unread:
                continue
            _, created = LibraryFile.objects.get_or_create(path=path, defaults={"text": source})
            changed = LibraryFile.objects.filter(path=path).exclude(text=source).update(text=source)
            self.outcome.choices[path] = Choice.ADD if created else Choice.UPDATE if changed else Choice.LEAVE

    def _load_references(self) -> None:
        known = {reference.key: reference for reference in Reference.objects.all()}
        for position, item in enumerate(self.folder.references):
            reference = known.get(item.key) or Reference(key=item.key)
            ours = reference.csl if reference.pk else None
            choice = choose(reference.loaded, item.csl, ours, take_theirs=self.take_theirs)
            name = f"{REFERENCES} {item.key}"
            if choice is Choice.CONFLICT:
                self.outcome.conflicts[name] = difference(
                    dump_references([in_order_of(reference.csl, item.csl)]), dump_references([item.csl])
                )
            if choice in {Choice.ADD, Choice.UPDATE}:
                reference.csl = item.csl
            if choice in {Choice.ADD, Choice.UPDATE, Choice.AGREE}:
                reference.loaded = item.csl
            if choice is not Choice.LEAVE:
                self.outcome.choices[name] = choice
            reference.position = position
            reference.copy_custom()
            known[item.key] = reference
        Reference.objects.bulk_create([r for r in known.values() if r.pk is None])
        Reference.objects.bulk_update(
            [r for r in known.values() if r.pk is not None],
            ["csl", "kind", "appraisal", "position", "loaded"],
        )

    def _load_parts(self) -> None:
        for order, part in enumerate(self.folder.parts):
            Part.objects.update_or_create(
                slug=part.slug,
                defaults={
                    "title": part.title,
                    "summary": part.summary,
                    "foot": part.foot,
                    "order": order,
                },
            )

    def _plan_articles(self) -> dict[str, tuple[ArticleText, dict[str, int]]]:
        """Choose for each article; return the texts that the site will hold, with the lines of files."""
        texts = {}
        for slug, parsed in self.folder.articles.items():
            article = self.articles.get(slug)
            newest = self.newest.get(article.pk) if article else None
            base = _parsed_or_none(article.file_text) if article else None
            ours = newest.text if newest else None
            live = article.live.text if article and article.live else None
            choice = choose(base, parsed.text, ours, take_theirs=self.take_theirs)
            if choice in {Choice.CONFLICT, Choice.UPDATE} and live == parsed.text:
                # The file is what readers see; what differs is a draft on top of it.
                choice = Choice.AGREE
            elif choice is Choice.AGREE and live != parsed.text:
                # The file says what a draft says, so that is to be published.
                choice = Choice.UPDATE
            if choice is Choice.LEAVE and article and article.file_text != self.folder.article_source(slug):
                choice = Choice.AGREE
            self.outcome.choices[article_path(slug)] = choice
            taken = choice in {Choice.ADD, Choice.UPDATE}
            if choice is Choice.CONFLICT and ours is not None:
                self.outcome.conflicts[article_path(slug)] = difference(
                    dump_article(ours), dump_article(parsed.text)
                )
            texts[slug] = (parsed.text, parsed.lines) if taken else (live or parsed.text, {})
        return texts

    def _check(self, texts: dict[str, tuple[ArticleText, dict[str, int]]]) -> dict[str, Rendered]:
        """Render every text with all the others in place; report the problems of all of them."""
        now = current_library()
        library = library_of(self.folder, {slug: text for slug, (text, _) in texts.items()})
        rendered = {}
        for slug, (text, lines) in texts.items():
            rendered[slug] = render(text, library, lines)
            path = article_path(slug) if lines else f"{article_path(slug)} (as it is on the site)"
            # A problem that a page on the site has already is not the files' to mend.
            old = render(text, now).problems if rendered[slug].problems and not lines else []
            for problem in rendered[slug].problems:
                report = self.outcome.warnings if problem in old else self.outcome.problems
                report.append(problem_line(path, problem))
        for part in self.folder.parts:
            foot = render_fragment(part.foot, library)
            problems = list(foot.problems)
            if foot.citations:
                # Its numbers would point into the list of references of the page that it stands on.
                message = "it cites a source; only the guide's own words, [@guide], may stand there"
                problems.append(Problem(1, message))
            self.outcome.problems += [
                f"{PARTS}:{part.foot_line + p.line - 1}: foot of {part.slug}: {p.message}" for p in problems
            ]
        return rendered

    def _write_article(self, slug: str, parsed: ParsedArticle) -> None:
        """Write an article's place and the file that it was loaded from."""
        choice = self.outcome.choices[article_path(slug)]
        if choice not in {Choice.ADD, Choice.UPDATE, Choice.AGREE}:
            return
        article = self.articles.setdefault(slug, Article(slug=slug))
        if choice is not Choice.AGREE:
            article.part = Part.objects.get(slug=parsed.text.part)
            article.order, article.layout = parsed.text.order, parsed.text.layout
        article.file_text = self.folder.article_source(slug)
        article.save()

    def _write_version(self, slug: str, parsed: ParsedArticle, rendered: dict[str, Rendered]) -> None:
        """Write and publish an article's text where it is taken from the file."""
        if self.outcome.choices[article_path(slug)] not in {Choice.ADD, Choice.UPDATE}:
            return
        article = self.articles[slug]
        newest = article.newest
        if newest is None or newest.text != parsed.text or newest.pk != article.live_id:
            version = write_version(
                article,
                parsed.text,
                rendered[slug],
                note="First published." if newest is None else "Updated with a new edition of the text.",
                made_from=newest,
            )
            withdrawn = (article.withdrawn_at, article.read_instead)
            publish(version)
            if withdrawn[0]:
                # Only an editor brings back what an editor has withdrawn.
                article.withdrawn_at, article.read_instead = withdrawn
                article.save(update_fields=["withdrawn_at", "read_instead"])

    def _note_missing(self) -> None:
        """Name what was loaded once and is in the folder no more; it stays on the site."""
        loaded = {article_path(a.slug) for a in self.articles.values() if a.file_text and not a.withdrawn_at}
        loaded |= set(LibraryFile.objects.values_list("path", flat=True))
        missing = sorted(loaded - set(self.folder.sources))
        if self.folder.references:
            gone = Reference.objects.filter(loaded__isnull=False).exclude(
                key__in=[item.key for item in self.folder.references]
            )
            missing += [f"{REFERENCES} {reference.key}" for reference in gone]
        if self.folder.parts:
            parts = Part.objects.exclude(slug__in=[part.slug for part in self.folder.parts])
            missing += [f"{PARTS} {part.slug}" for part in parts]
        self.outcome.missing = missing


def _parsed_or_none(source: str) -> ArticleText | None:
    return parse_article(source).text if source else None
