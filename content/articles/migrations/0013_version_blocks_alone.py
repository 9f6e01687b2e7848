"""Nothing reads the HTML and the sections of a version any more: they stand in its blocks."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_version_blocks")]

    operations = [
        migrations.RemoveField("version", name)
        for name in ("html", "key_points_html", "next_steps_html", "sections")
    ]
