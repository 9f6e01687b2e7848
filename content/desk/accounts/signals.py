"""Signal handlers: sessions when somebody signs in, access when somebody joins or leaves a group."""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone


@receiver(user_logged_in)
def limit_session(request: HttpRequest, **kwargs: Any) -> None:
    """Set the time at which a session ends, however busy it is, and delete those that have ended."""
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    request.session.clear_expired()


@receiver(m2m_changed, sender=User.groups.through)
def update_is_staff(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Set `is_staff`, which gives access to the desk, for whoever is in a group, and clear it for others."""
    if not action.startswith("post_"):
        return
    # From the group's side the sets of people change; one who was cleared out of it is not named.
    people = User.objects.filter(pk__in=pk_set or ()) if reverse else [instance]
    for person in people:
        member = person.is_superuser or person.groups.exists()
        if person.is_staff != member:
            person.is_staff = member
            person.save(update_fields=["is_staff"])


@receiver(pre_save, sender=AccessAttempt)
def delete_form_data(instance: AccessAttempt, **kwargs: Any) -> None:
    """Store no form data with a failed sign-in: somebody may have typed a password into a wrong field."""
    instance.get_data = instance.post_data = ""
