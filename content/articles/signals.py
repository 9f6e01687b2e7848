"""Signals of records that pages print, such as the clinic and the sources: pages are rendered again.

A load writes in bulk, which sends no signal, and renders everything once at its end.
"""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from content.clinic.models import Clinic, SafetyRules
from content.sources.models import Reference

from .images.files import remove_files
from .images.uses import uses_of
from .models import Image, Review, note_last_review
from .publishing.publish import render_again


@receiver([post_save, post_delete], sender=Clinic)
@receiver([post_save, post_delete], sender=SafetyRules)
@receiver([post_save, post_delete], sender=Reference)
def render_pages_again(**kwargs: Any) -> None:
    """Render all pages again once the change is committed."""
    render_again()


@receiver(pre_delete, sender=Image)
def keep_what_is_shown(instance: Image, **kwargs: Any) -> None:
    """Refuse to delete a picture that a page or a draft shows."""
    if uses := uses_of(instance):
        why = "; ".join(f"the {use} shows it; take it out there first" for use in uses)
        raise ProtectedError(why, {instance})


@receiver(post_delete, sender=Image)
def delete_files(instance: Image, **kwargs: Any) -> None:
    """Delete the files of a deleted picture on commit."""
    files = instance.files
    transaction.on_commit(lambda: remove_files(files), robust=True)


@receiver(post_delete, sender=Review)
def forget_review(instance: Review, **kwargs: Any) -> None:
    """Let the sign-off before a deleted one be the last again."""
    note_last_review(instance.version.article_id)
