"""What is printed on pages but kept elsewhere: when it changes, the pages are rendered again.

A load writes in bulk, which sends no signal, and renders everything once at its end.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from content.clinic.models import Clinic
from content.sources.models import Reference

from .models import Review, note_last_review
from .publishing import render_all


@receiver([post_save, post_delete], sender=Clinic)
@receiver([post_save, post_delete], sender=Reference)
def render_pages_again(**kwargs: Any) -> None:
    """Render all pages once the change is certain."""
    transaction.on_commit(render_all)


@receiver(post_delete, sender=Review)
def forget_review(instance: Review, **kwargs: Any) -> None:
    """Let the sign-off before a deleted one be the last again."""
    note_last_review(instance.version.article_id)
