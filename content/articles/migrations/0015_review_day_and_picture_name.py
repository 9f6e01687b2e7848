"""A sign-off is of today in the clinic's time zone, and no line break ends a picture's name."""

import django.core.validators
import django.utils.timezone
from django.db import migrations, models

NAME = django.core.validators.RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", "Use small letters, digits and single hyphens."
)
HELP = "What texts call it. Small letters, digits and hyphens; it never changes."


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_part_footer")]

    operations = [
        migrations.AlterField(
            "historicalimage",
            "name",
            models.CharField(db_index=True, help_text=HELP, max_length=80, validators=[NAME]),
        ),
        migrations.AlterField(
            "image",
            "name",
            models.CharField(help_text=HELP, max_length=80, unique=True, validators=[NAME]),
        ),
        migrations.AlterField(
            "review",
            "date",
            models.DateField(
                default=django.utils.timezone.localdate, help_text="The day on which they checked it."
            ),
        ),
    ]
