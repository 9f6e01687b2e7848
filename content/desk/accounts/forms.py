"""The forms with which an administrator adds and changes people."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import Case, IntegerField, Value, When
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .groups import ADMINISTRATOR, GROUPS


class GroupsField(forms.ModelMultipleChoiceField):
    """Checkboxes of the groups, each with its purpose, in the order of `GROUPS`."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        order = [When(name=name, then=Value(rank)) for rank, name in enumerate(GROUPS)]
        rank = Case(*order, default=Value(len(GROUPS)), output_field=IntegerField())
        super().__init__(Group.objects.order_by(rank, "name"), **kwargs)

    def label_from_instance(self, obj: Any) -> SafeString:
        """Return name and purpose of a group."""
        purpose = GROUPS[obj.name].purpose if obj.name in GROUPS else "A group of your own."
        return format_html("<strong>{}</strong> {}", obj.name, purpose)


def _groups_field() -> GroupsField:
    return GroupsField(
        label="What may this person do?",
        required=False,
        help_text="Tick one or more. Whoever has none cannot sign in at the desk.",
    )


_NAME_HELP = "They sign in with it, and it stands beside what they write. Letters, digits and @ . + - _ only."

_OWN_NAME_HELP = {
    "first_name": "It stands beside what they write, in place of the name that they sign in with.",
    "last_name": "It stands behind the first name.",
}


class NewPersonForm(UserCreationForm):
    """A new person with a first password and groups."""

    groups = _groups_field()

    class Meta(UserCreationForm.Meta):
        fields = ("username", "first_name", "last_name", "email", "groups")
        help_texts = {
            "username": _NAME_HELP,
            **_OWN_NAME_HELP,
            "email": "Other people at the desk can reach them there. The site sends no mail.",
        }


class PersonForm(forms.ModelForm):
    """Changes to a person; a change that would leave the desk without an administrator is refused."""

    groups = _groups_field()
    by: User
    """Who changes it; set by the admin."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "groups", "is_active")
        labels = {"is_active": "May sign in"}
        help_texts = {
            "username": _NAME_HELP,
            **_OWN_NAME_HELP,
            "email": "Other people at the desk can reach them there. The site sends no mail.",
            "is_active": "Take the tick away when somebody leaves: they are out at once, and what they wrote "
            "keeps their name.",
        }

    def clean_username(self) -> str:
        """Refuse a name that differs from somebody else's in capital letters alone."""
        name: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Somebody else has this name.")
        return name

    def clean(self) -> dict[str, Any]:
        """Refuse to take the rights of an administrator from oneself, and from the last one."""
        cleaned = super().clean() or {}
        person = self.instance
        if not _is_administrator(person):
            return cleaned
        stays = person.is_superuser or any(g.name == ADMINISTRATOR for g in cleaned.get("groups", ()))
        if cleaned.get("is_active") and stays:
            return cleaned
        field = "groups" if cleaned.get("is_active") else "is_active"
        if person == self.by:
            self.add_error(field, "You cannot shut yourself out; ask another administrator to do it.")
        elif not _has_other_administrators(person):
            self.add_error(field, "Nobody would be left to look after people; make somebody else one first.")
        return cleaned


class PasswordForm(AdminPasswordChangeForm):
    """A new password for somebody; there is no other way to sign in, so it cannot be taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


def _is_administrator(person: User) -> bool:
    if not (person.pk and person.is_active):
        return False
    return person.is_superuser or person.groups.filter(name=ADMINISTRATOR).exists()


def _has_other_administrators(person: User) -> bool:
    others = User.objects.filter(is_active=True).exclude(pk=person.pk)
    return (others.filter(is_superuser=True) | others.filter(groups__name=ADMINISTRATOR)).exists()
