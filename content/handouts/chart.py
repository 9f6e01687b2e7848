"""A line chart of weeks, as SVG to set into a page; the page gives the same numbers in a table."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .counts import Week

_WIDTH, _HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 12, 28


@dataclass(frozen=True)
class _Scale:
    """Converts weeks and counts into coordinates of the SVG; `top` is the highest count on the scale."""

    top: int
    weeks: int

    def x(self, index: int) -> float:
        width = _WIDTH - _LEFT - _RIGHT
        return round(_LEFT + width * index / max(1, self.weeks - 1), 1)

    def y(self, count: int) -> float:
        height = _HEIGHT - _TOP - _BOTTOM
        return round(_TOP + height * (1 - count / self.top), 1)


def line_chart(weeks: list[Week], title: str) -> SafeString:
    """Return a chart of counts by week: a line for openings, a dashed one for those from paper.

    Colours come from the style sheet, by class. `title` is the text alternative.
    """
    scale = _Scale(_round_up(max(week.count for week in weeks)), len(weeks))
    ticks = sorted({0, scale.top // 2, scale.top})
    grid = format_html_join(
        "",
        '<line class="chart-grid" x1="{0}" x2="{1}" y1="{2}" y2="{2}"/>'
        '<text class="chart-text" x="{3}" y="{4}" text-anchor="end">{5}</text>',
        ((_LEFT, _WIDTH - _RIGHT, scale.y(t), _LEFT - 8, scale.y(t) + 4, t) for t in ticks),
    )
    days = format_html_join(
        "",
        '<text class="chart-text" x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (scale.x(index), _HEIGHT - 8, f"{week.monday.day} {week.monday:%b}")
            for index, week in enumerate(weeks)
            if index % 3 == len(weeks) % 3 and 0 < index < len(weeks) - 1
        ),
    )
    lines = format_html_join(
        "",
        '<polyline class="{}" points="{}"/>',
        (
            (name, " ".join(f"{scale.x(i)},{scale.y(count)}" for i, count in enumerate(counts)))
            for name, counts in (
                ("chart-all", [week.count for week in weeks]),
                ("chart-paper", [week.from_paper for week in weeks]),
            )
        ),
    )
    dots = format_html_join(
        "",
        '<circle class="chart-dot" cx="{}" cy="{}" r="3"/>',
        ((scale.x(i), scale.y(week.count)) for i, week in enumerate(weeks)),
    )
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>',
        _WIDTH, _HEIGHT, title, grid, days, lines, dots,
    )  # fmt: skip


def _round_up(count: int) -> int:
    """Return the lowest of 4, 10, 20, 40, 100, 200 … that is at least the count."""
    top, steps = 4, (2.5, 2, 2)
    step = 0
    while top < count:
        top = int(top * steps[step % 3])
        step += 1
    return top
