from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_image_history")]

    operations = [
        migrations.CreateModel(
            name="RenderingDue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("files", models.JSONField(default=list)),
            ],
        ),
    ]
