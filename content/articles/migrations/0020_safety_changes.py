"""What pages print about safety outside of their versions, and when that changed since a sign-off.

A sign-off that is there already counts as entered on its day: no such change was noted before.
"""

from datetime import UTC, datetime, time

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def take_the_day(apps, schema_editor):
    """Take the day of each sign-off for the time at which it was entered."""
    for review in apps.get_model("articles", "Review").objects.using(schema_editor.connection.alias):
        review.signed_at = datetime.combine(review.date, time(), UTC)
        review.save(update_fields=["signed_at"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_part_footer_blocks"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="signed_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(take_the_day, migrations.RunPython.noop),
        migrations.AddField(
            model_name="version",
            name="safety_words",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="SafetyChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="safety_changes",
                        to="articles.version",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
            },
        ),
    ]
