"""What a page prints about safety that stands outside of its versions, and when that changes."""

import re

from content.rendering import ArticleText, RenderContext
from content.rendering.markup.signs import placed_in, uncited

from ..models import SafetyChange, Version

_MARKUP = re.compile(r"(?m)^- |\*\*|\[([^\]]*)\]\([^)]*\)")


def safety_words(text: ArticleText, footer: str, context: RenderContext) -> dict[str, str]:
    """Return the words of signs that the page of a text prints, by their names, such as "signs.alarm".

    `footer` is what stands below it. The words are plain, without their sources: another source alone is no
    other warning.
    """
    placed = placed_in((text.body, *text.key_points, *text.next_steps, footer))
    return {
        f"signs.{name}": _MARKUP.sub(r"\1", uncited(context.signs[name]))
        for name in sorted(placed & context.signs.keys())
    }


def note_safety_words(version: Version, context: RenderContext) -> None:
    """Store what a version's page prints about safety now; where that reads otherwise, record the change.

    What was never noted before, as after an upgrade, is no change. Nor is that of a draft that nobody has
    signed.
    """
    article = version.article
    before, now = version.safety_words, safety_words(version.text, article.part.footer, context)
    if before == now:
        return
    version.safety_words = now
    version.save(update_fields=["safety_words"])
    if before is not None and (version.published_at or version.reviews.exists()):
        names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        SafetyChange.objects.create(
            version=version,
            before={name: before[name] for name in names if name in before},
            after={name: now[name] for name in names if name in now},
        )
