"""Whoever fills in a field at the desk is told in a whole sentence what belongs into it."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from tests.desk.people import person

OURS = ("articles", "clinic", "sources")
PASSWORDS = ("password", "password1", "password2", "usable_password")
"""Django itself lists what makes a good password."""

SENTENCE = re.compile(r"[A-Z“].*[.]”?$", re.DOTALL)


def forms_of(model_admin, request):
    """Give the form that adds and the form that changes, where the model has one."""
    if model_admin.has_add_permission(request):
        yield model_admin.get_form(request)
    if model_admin.has_change_permission(request):
        yield model_admin.get_form(request, model_admin.model(), change=True)


@pytest.mark.parametrize(
    "model",
    [User, *(model for model in admin.site._registry if model._meta.app_label in OURS)],
    ids=lambda model: model._meta.model_name,
)
def test_every_field_explains_itself_in_whole_sentences(db, model):
    request = RequestFactory().get("/")
    request.user = person(superuser=True)
    bare = {
        name: str(field.help_text)
        for form in forms_of(admin.site._registry[model], request)
        for name, field in form.base_fields.items()
        if not (field.widget.is_hidden or name in PASSWORDS) and not SENTENCE.match(str(field.help_text))
    }
    assert bare == {}
