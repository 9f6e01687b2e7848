"""The footer of a part is kept as blocks in place of HTML, as the text of a page is.

What is stored is brought over as it is, so that no page lacks its emergency card until it is rendered anew.
"""

from importlib import import_module

from django.db import migrations, models

blocks_of_html = import_module("content.articles.migrations.0012_version_blocks").blocks_of_html


def bring_over(apps, schema_editor):
    """Divide the HTML of every footer into blocks."""
    for part in apps.get_model("articles", "Part").objects.exclude(footer_html=""):
        part.footer_blocks = blocks_of_html(part.footer_html)
        part.save(update_fields=["footer_blocks"])


def take_back(apps, schema_editor):
    """Join the blocks of every footer to HTML again."""
    for part in apps.get_model("articles", "Part").objects.all():
        part.footer_html = "\n".join(block["html"] for block in part.footer_blocks)
        part.save(update_fields=["footer_html"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_marks_of_sources")]

    operations = [
        migrations.AddField("part", "footer_blocks", models.JSONField(default=tuple, editable=False)),
        migrations.RunPython(bring_over, take_back),
        migrations.RemoveField("part", "footer_html"),
    ]
