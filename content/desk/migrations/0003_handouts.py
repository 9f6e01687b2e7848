"""Let the groups hand out; the staff's group is for nothing else."""

from django.db import migrations

from ..accounts.groups import grant


def grant_again(apps, schema_editor):
    grant(apps, using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_corrections"),
        ("handouts", "0001_handouts"),
    ]

    operations = [migrations.RunPython(grant_again, migrations.RunPython.noop)]
