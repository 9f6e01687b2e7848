"""What files and site both changed: kept by name with both texts, until people decide."""

from collections.abc import Iterable, Mapping

from ..models import Article, LoadConflict
from .state import SiteConflict
from .three_way import TAKEN, Change, Choice, LoadContext


def plan_conflicts(
    context: LoadContext, changes: Iterable[Change], pages: Mapping[str, str]
) -> dict[str, SiteConflict]:
    """Return the conflicts that there are after a load, by name; `pages` are the slugs of the files.

    What people decided is remembered as long as it makes a difference. An import settles only what it takes:
    whoever brings one in decides about its own conflicts there and then.
    """
    before = context.site.conflicts
    if context.is_import:
        taken = {change.name: change.theirs for change in changes if change.choice in TAKEN}
        return {name: known for name, known in before.items() if taken.get(name) != known.theirs}
    after = {}
    for change in changes:
        known = before.get(change.name)
        if change.choice is Choice.CONFLICT:
            slug = pages.get(change.name, "")
            after[change.name] = SiteConflict(change.ours, change.theirs, slug)
        elif change.choice is Choice.KEEP and known and known.is_kept:
            after[change.name] = known
    return after


def write_conflicts(before: Mapping[str, SiteConflict], after: Mapping[str, SiteConflict]) -> None:
    """Write the conflicts that differ between two states of the site."""
    LoadConflict.objects.filter(name__in=before.keys() - after.keys()).delete()
    changed = {name: conflict for name, conflict in after.items() if conflict != before.get(name)}
    articles = Article.objects.in_bulk([c.slug for c in changed.values() if c.slug], field_name="slug")
    LoadConflict.objects.bulk_create(
        [
            LoadConflict(
                name=name,
                article=articles.get(conflict.slug),
                ours=conflict.ours,
                theirs=conflict.theirs,
                is_kept=conflict.is_kept,
            )
            for name, conflict in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["article", "ours", "theirs", "is_kept"],
    )
