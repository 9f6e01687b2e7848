"""What rendering makes of a text: a page, and all that is known of it."""

from dataclasses import dataclass, field

from .blocks import Block, html_of
from .context import RenderContext, Term
from .markup.callouts import Difference
from .markup.citations import Cited, KindCount
from .markup.headings import Heading
from .markup.links import LinkTo
from .problems import Problem, Remark
from .readability import Metrics, measure


@dataclass
class Rendered:
    """All that rendering makes of a text. What is to be served is safe HTML.

    `is_refused` tells that a field is too long or too deep to be rendered at all, or that the program fails
    on it; `problems` say why.
    `slips` are what Markdown drops, flattens or prints as signs: a text that is new or changed is refused for
    them as well, and one that was published before them gets remarks.
    `signs_placed` are the names of the signs of danger that the text places, `practice_placed` those of the
    lines on the clinic's own practice that it places and that the clinic has set.
    `context` is what the text could refer to.
    """

    context: RenderContext = field(default_factory=RenderContext, compare=False, repr=False)
    blocks: list[Block] = field(default_factory=list)
    key_points: list[Block] = field(default_factory=list)
    next_steps: list[Block] = field(default_factory=list)
    references_html: str = ""
    notes_html: str = ""
    toc: list[Heading] = field(default_factory=list)
    anchors: frozenset[str] = frozenset()
    citations: list[Cited] = field(default_factory=list)
    links: list[LinkTo] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    source_kinds: list[KindCount] = field(default_factory=list)
    metrics: Metrics = field(default_factory=lambda: measure([]))
    problems: list[Problem] = field(default_factory=list)
    slips: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    signs_placed: frozenset[str] = frozenset()
    practice_placed: frozenset[str] = frozenset()
    is_refused: bool = False

    @property
    def refusals(self) -> list[Problem]:
        """What is to be mended before this text is taken as a new one: its problems and its slips."""
        return sorted({*self.problems, *self.slips})

    @property
    def html(self) -> str:
        """The body as safe HTML."""
        return html_of(self.blocks)

    @property
    def key_points_html(self) -> str:
        """The key points as safe HTML, items of a list."""
        return html_of(self.key_points)

    @property
    def next_steps_html(self) -> str:
        """The next steps as safe HTML, items of a list."""
        return html_of(self.next_steps)
