"""What stands below each page of a part: what may be wrong with it."""

from content.rendering import Problem, RenderContext, render_fragment


def footer_problems(footer: str, context: RenderContext) -> list[Problem]:
    """Return what keeps a text from standing below the pages of a part, with its lines."""
    rendered = render_fragment(footer, context)
    problems = list(rendered.problems)
    if rendered.citations:
        # Its numbers would point into the list of references of the page that it stands on.
        message = "it cites a source; only the guide's own words, [@guide], may stand there"
        problems.append(Problem(1, message))
    return problems
