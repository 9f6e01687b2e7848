"""A version keeps its text as blocks in place of HTML.

What is stored is brought over as it is, so that pages and handouts go on as before; `render_content`, which
`make run` calls, then renders it anew.
"""

from django.db import migrations, models

from content.rendering.blocks import digest_of
from content.rendering.markup.older_html import blocks_of_html

COLUMNS = {"html": "blocks", "key_points_html": "key_point_blocks", "next_steps_html": "next_step_blocks"}
AT_ONCE = 50


def bring_over(apps, schema_editor):
    """Divide the HTML of every version into blocks."""
    versions = apps.get_model("articles", "Version").objects
    for some in _by_and_by(versions):
        for version in some:
            blocks = {new: blocks_of_html(getattr(version, old)) for old, new in COLUMNS.items()}
            for name, found in blocks.items():
                setattr(version, name, [block.to_json() for block in found])
            version.blocks_digest = digest_of(*blocks.values())
            version.not_rendered = "It was rendered by an older edition of the program."
        versions.bulk_update(some, [*COLUMNS.values(), "blocks_digest", "not_rendered"])


def take_back(apps, schema_editor):
    """Join the blocks of every version to HTML again."""
    versions = apps.get_model("articles", "Version").objects
    for some in _by_and_by(versions):
        for version in some:
            for old, new in COLUMNS.items():
                setattr(version, old, "\n".join(block["html"] for block in getattr(version, new)))
        versions.bulk_update(some, COLUMNS)


def _by_and_by(versions):
    """Return all versions, some at a time: a site that is old has thousands."""
    keys = list(versions.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield list(versions.filter(pk__in=keys[start : start + AT_ONCE]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_library_file_rendered")]

    operations = [
        *(
            migrations.AddField("version", name, models.JSONField(default=tuple, editable=False))
            for name in COLUMNS.values()
        ),
        migrations.AddField(
            "version",
            "blocks_digest",
            models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "version", "not_rendered", models.TextField(default="", editable=False), preserve_default=False
        ),
        *(
            # So the columns can be made again, as yet empty, where this is taken back.
            migrations.AlterField("version", name, models.TextField(blank=True, editable=False))
            for name in COLUMNS
        ),
        migrations.RunPython(bring_over, take_back),
    ]
