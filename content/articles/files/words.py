"""words.yaml: words for readers that stand on no page: those of the home page, and the page of help."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from content.rendering import FormatError, Problem, Remark, RenderContext, render_fragment
from content.rendering.context import HELP_ANCHOR, HELP_PAGE
from content.rendering.markup.sentences import remark_on
from content.rendering.problems import Lines
from content.rendering.yaml import Field, ListOf, Located, Record, Text, WithLine, read_yaml

from .mapping import slug_problem

MOST_QUESTIONS = 8
"""More would push the clinic's number off the second screen of a phone."""

MOST_SHORT = 8
"""Whoever is short of time reads no more pages."""


@dataclass(frozen=True)
class HomeQuestion:
    """A question of the home page in patients’ words, its shortest answer in Markdown, and the whole’s place.

    `page` is the name of a page, or of a page and a heading: "risks#bruises". `lines` are those of the
    answer and of the page in the file.
    """

    question: str
    answer: str
    page: str
    lines: tuple[int, int] = field(default=(1, 1), compare=False)

    @property
    def slug(self) -> str:
        """The name of the page alone."""
        return self.page.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The heading, if any."""
        return self.page.partition("#")[2]


@dataclass(frozen=True)
class SiteWords:
    """What words.yaml says; without arguments, what holds where a library has no such file.

    `lead` is Markdown. `lines` tells where the fields begin that name a page or are Markdown.
    """

    help_page: str = HELP_PAGE
    title: str = "Dry needling: what to know before, during and after"
    lead: str = ""
    questions: tuple[HomeQuestion, ...] = ()
    short_of_time: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict, compare=False)


def parse_site_words(source: str) -> SiteWords:
    """Read words.yaml. Raises FormatError with every problem and its line."""
    return read_yaml(source, _WORDS)


@lru_cache(maxsize=2)
def words_or_default(source: str) -> SiteWords:
    """Return what a stored words.yaml says; the defaults where there is none, or one that cannot be read.

    It may have been stored by another edition of the program, which was less strict. Cached, since parsing
    YAML is slow.
    """
    try:
        return parse_site_words(source) if source else SiteWords()
    except FormatError:
        return SiteWords()


def words_problems(words: SiteWords, context: RenderContext) -> Iterator[Problem]:
    """Yield what keeps words from being printed, such as a page that is gone, with the line and the mend."""
    yield from _at("lead", words.lines.get("lead", 1), words.lead, context)
    if line := words.lines.get("help_page"):
        yield from _page_problems("help_page", line, f"{words.help_page}#{HELP_ANCHOR}", context)
    for question in words.questions:
        answer_line, page_line = question.lines
        yield from _at(f"“{question.question}”", answer_line, question.answer, context)
        yield from _page_problems(f"“{question.question}”", page_line, question.page, context)
    for name in words.short_of_time:
        yield from _page_problems("short_of_time", words.lines.get(name, 1), name, context)


def words_remarks(words: SiteWords) -> Iterator[Remark]:
    """Yield what a careful editor would change in the lead and the answers: a sentence without a source."""
    texts = [(question.lines[0], question.answer) for question in words.questions]
    for line, text in [(words.lines.get("lead", 1), words.lead), *texts]:
        blocks = render_fragment(text, RenderContext()).blocks
        yield from remark_on(blocks, Lines(text, line), "", medical=True)


def _at(where: str, line: int, text: str, context: RenderContext) -> Iterator[Problem]:
    rendered = render_fragment(text, context)
    for problem in rendered.refusals:
        yield Problem(line, f"{where}: {problem.message}", "")
    if not rendered.problems and text and [block.kind for block in rendered.blocks] != ["paragraph"]:
        yield Problem(line, f"{where}: a list, a heading or a box has no room here; write one paragraph", "")


def _page_problems(where: str, line: int, name: str, context: RenderContext) -> Iterator[Problem]:
    slug, _, anchor = name.partition("#")
    page = context.pages.get(slug)
    if page is None:
        yield Problem(line, f"{where}: there is no page “{slug}”; write the name of one", "")
    elif anchor and anchor not in page.anchors:
        message = f"{where}: “{slug}” has no heading “#{anchor}”; write one that it has, or another page"
        yield Problem(line, message, "")


def _target_problem(name: str) -> str:
    return slug_problem(name.partition("#")[0])


def _question(question: str, answer: Located[str], page: Located[str]) -> HomeQuestion:
    return HomeQuestion(question, answer.value, page.value, (answer.line, page.line))


def _words(help_page: Located[str] | None = None, home: SiteWords | None = None) -> SiteWords:
    words = home or SiteWords()
    if help_page is None:
        return words
    return replace(words, help_page=help_page.value, lines=words.lines | {"help_page": help_page.line})


def _home(
    title: str = SiteWords.title,
    lead: Located[str] | None = None,
    questions: tuple[HomeQuestion, ...] = (),
    short_of_time: tuple[Located[str], ...] = (),
) -> SiteWords:
    lines = {page.value: page.line for page in short_of_time}
    if lead:
        lines["lead"] = lead.line
    pages = tuple(page.value for page in short_of_time)
    return SiteWords(HELP_PAGE, title, lead.value if lead else "", questions, pages, lines)


_QUESTION = Record(
    _question,
    {
        "question": Text(60),
        "answer": WithLine(Text(200)),
        "page": WithLine(Text(120, check=_target_problem)),
    },
)
_HOME_FIELDS: dict[str, Field[Any]] = {
    "title": Text(80),
    "lead": WithLine(Text(250)),
    "questions": ListOf(
        _QUESTION, begin="- question: …", most=MOST_QUESTIONS, unique=lambda question: question.question
    ),
    "short_of_time": ListOf(
        WithLine(Text(80, check=slug_problem)),
        begin="- name-of-a-page",
        most=MOST_SHORT,
        unique=lambda page: page.value,
    ),
}
_HOME = Record(_home, _HOME_FIELDS, optional=_HOME_FIELDS)
_WORDS: Record[SiteWords] = Record(
    _words,
    {"help_page": WithLine(Text(80, check=slug_problem)), "home": _HOME},
    optional=("help_page", "home"),
)
