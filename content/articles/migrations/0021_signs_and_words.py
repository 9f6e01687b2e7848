"""The list of signs and the words for readers have permissions of their own; no table changes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_safety_changes")]

    operations = [
        migrations.CreateModel(
            name="SignsFile",
            fields=[],
            options={
                "verbose_name": "list of signs",
                "verbose_name_plural": "signs of danger",
                "proxy": True,
                "default_permissions": ("view", "change"),
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.libraryfile",),
        ),
        migrations.CreateModel(
            name="WordsFile",
            fields=[],
            options={
                "verbose_name": "list of words",
                "verbose_name_plural": "words for readers",
                "proxy": True,
                "default_permissions": ("view", "change"),
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.libraryfile",),
        ),
    ]
