"""Reviewers may correct a sign-off, and delete a source that no text cites."""

from django.db import migrations

from ..accounts.groups import grant


def give(apps, schema_editor):
    grant(apps, using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_image_history"), ("desk", "0001_groups")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
