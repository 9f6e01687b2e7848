"""Keep what sheets printed."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handouts", "0002_marks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(editable=False, max_length=5, unique=True)),
                ("handout_code", models.CharField(db_index=True, editable=False, max_length=6)),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("text_of", models.PositiveBigIntegerField(editable=False)),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
                ("content", models.JSONField(editable=False)),
            ],
            options={"ordering": ["-pk"]},
        ),
        *(
            migrations.AlterField(
                model,
                "note",
                models.TextField(
                    blank=True,
                    help_text="A line or two for every patient who gets it, such as “Bring your medicine list”. "
                    "Write nothing about one patient, and no patient’s name: what a sheet prints is kept for good.",
                    max_length=500,
                ),
            )
            for model in ("handout", "historicalhandout")
        ),
    ]
