"""Let reviewers change the signs of danger, and administrators the words for readers; who reads, sees both."""

from django.db import migrations

from ..accounts.groups import grant


def grant_again(apps, schema_editor):
    grant(apps, using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_handouts"),
        ("articles", "0021_signs_and_words"),
    ]

    operations = [migrations.RunPython(grant_again, migrations.RunPython.noop)]
