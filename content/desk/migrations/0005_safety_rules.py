"""Let reviewers change the clinic's rules on safety, and all who read the desk see them."""

from django.db import migrations

from ..accounts.groups import grant


def grant_again(apps, schema_editor):
    grant(apps, using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0005_practice"),
        ("desk", "0004_signs_and_words"),
    ]

    operations = [migrations.RunPython(grant_again, migrations.RunPython.noop)]
