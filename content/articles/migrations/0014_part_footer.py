"""What stands below the pages of a part is called its footer; files call it `foot` as before."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_version_blocks_alone")]

    operations = [
        migrations.RenameField("part", "foot", "footer"),
        migrations.RenameField("part", "foot_html", "footer_html"),
        migrations.RenameField("historicalpart", "foot", "footer"),
    ]
