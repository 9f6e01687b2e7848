"""What happens to handouts when something else changes, and what others have to know of them."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver

from content.articles.models import Article
from content.articles.publishing.withdraw import LINKING, LinkHere
from content.articles.sync.load import loaded

from .models import Handout
from .ready_made import bring_in_ready_made


@receiver(loaded)
def bring_in(**kwargs: Any) -> None:
    """Make the handouts that the library brings, once its pages are there."""
    bring_in_ready_made()


def _handouts(target: Article) -> Iterable[LinkHere]:
    """The handouts that lead patients to a page."""
    for handout in Handout.objects.in_use().filter(items__article=target).distinct():
        yield LinkHere("handout", str(handout), handout.get_absolute_url())


LINKING.append(_handouts)
