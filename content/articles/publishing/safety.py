"""What a page prints about safety that stands outside of its versions, and when that changes."""

from content.rendering import Rendered
from content.rendering.markup import practice
from content.rendering.markup.signs import placed_in, uncited

from ..comparison.changes import without_markup
from ..models import SafetyChange, Version


def safety_words(rendered: Rendered, footer: str) -> dict[str, str]:
    """Return what a page prints of signs and of the clinic's safety rules, by names such as "signs.alarm".

    `rendered` is what was made of its text, `footer` what stands below it. The words are plain, without their
    sources: another source alone is no other warning.
    """
    context = rendered.context
    placed = (rendered.signs_placed | placed_in([footer])) & context.signs.keys()
    words = {f"signs.{name}": without_markup(uncited(context.signs[name])) for name in sorted(placed)}
    lines = rendered.practice_placed | practice.placed_in(footer, context.practice)
    rules = {name: context.practice[name] for name in sorted(lines)}
    return words | {f"practice.{name}": rule.text for name, rule in rules.items() if rule.is_safety}


def note_safety_words(version: Version, rendered: Rendered) -> None:
    """Store what a version's page prints about safety now; where that reads otherwise, record the change.

    What was never noted before, as after an upgrade, is no change. Nor is that of a draft that nobody has
    signed.
    """
    article = version.article
    before, now = version.safety_words, safety_words(rendered, article.part.footer)
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
