"""Signal handlers: handouts follow the loaded files, and are named where a page is about to be withdrawn."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver

from content.articles.models import Article
from content.articles.publishing.withdraw import LINKING, LinkHere
from content.articles.sync.conflicts import loaded

from .models import Handout
from .ready_made import load_ready_made


@receiver(loaded)
def load_handouts(**kwargs: Any) -> None:
    """Create and update the handouts of handouts.yaml, once the pages are loaded."""
    load_ready_made()


def _handouts_with(target: Article) -> Iterable[LinkHere]:
    """Yield the handouts in use that contain a page."""
    for handout in Handout.objects.in_use().filter(items__article=target).distinct():
        yield LinkHere("handout", str(handout), handout.get_absolute_url())


LINKING.append(_handouts_with)
