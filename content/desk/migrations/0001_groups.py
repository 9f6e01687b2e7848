"""The groups of the desk, with their permissions."""

from django.db import migrations

from ..accounts.groups import GROUPS, grant


def make(apps, schema_editor):
    grant(apps, using=schema_editor.connection.alias)


def remove(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("articles", "0003_deciding_images_reports"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("axes", "0010_accessattemptexpiration"),
        ("clinic", "0002_desk_settings"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("sources", "0002_history"),
    ]

    operations = [migrations.RunPython(make, remove)]
