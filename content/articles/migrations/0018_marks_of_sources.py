"""A block has one mark of its sources in place of a number at each sentence, so all is rendered anew.

`render_content`, which `make run` calls, does it for the pages that readers see anyway; this has it render
former versions as well. A version that could not be rendered before keeps the reason.
"""

from django.db import migrations

NOT_RENDERED_YET = "It was rendered by an older edition of the program."


def let_render(apps, schema_editor):
    """Let versions be rendered anew."""
    versions = apps.get_model("articles", "Version").objects.using(schema_editor.connection.alias)
    versions.filter(not_rendered="").update(not_rendered=NOT_RENDERED_YET)


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_load_conflict")]
    operations = [migrations.RunPython(let_render, migrations.RunPython.noop)]
