import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_rendering_due")]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["part__order", "order", "slug"],
                "permissions": [
                    ("publish_article", "Can publish an article"),
                    ("withdraw_article", "Can withdraw an article"),
                    ("rename_article", "Can rename an article"),
                    ("export_library", "Can export the guide"),
                    ("import_library", "Can import a library"),
                ],
                "verbose_name": "page",
            },
        ),
        migrations.AlterModelOptions(
            name="image",
            options={"ordering": ["name"], "verbose_name": "picture"},
        ),
        migrations.AlterModelOptions(
            name="redirect",
            options={
                "ordering": ["old_slug"],
                "verbose_name": "former address",
                "verbose_name_plural": "former addresses",
            },
        ),
        migrations.AlterModelOptions(
            name="review",
            options={"ordering": ["-date", "-pk"], "verbose_name": "sign-off"},
        ),
        migrations.AlterField(
            model_name="redirect",
            name="article",
            field=models.ForeignKey(
                help_text="The page that whoever opens the former address is sent to.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="redirects",
                to="articles.article",
                verbose_name="page",
            ),
        ),
        migrations.AlterField(
            model_name="version",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="versions",
                to="articles.article",
                verbose_name="page",
            ),
        ),
    ]
