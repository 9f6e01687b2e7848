"""What stands below each page of a part: what may be wrong with it."""

from content.rendering import Problem, RenderContext, Rendered, render_fragment


def render_footer(footer: str, context: RenderContext) -> Rendered:
    """Render a text that is to stand below the pages of a part; its problems have their lines."""
    rendered = render_fragment(footer, context)
    if rendered.citations:
        # Its numbers would point into the list of references of the page that it stands on.
        message = "it cites a source; only the guide's own words, [@guide], may stand there"
        rendered.problems.append(Problem(1, message))
    return rendered
