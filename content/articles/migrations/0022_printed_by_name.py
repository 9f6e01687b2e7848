from django.db import migrations, models

SIGNS = "signs.yaml"
SUMMARY = models.CharField(
    max_length=300,
    help_text="One plain sentence that says what the part covers. Readers see it where a page is not found.",
)


def keep_question(apps, schema_editor):
    """The question of the top line stays until the guide is rendered anew."""
    for file in (
        apps.get_model("articles", "LibraryFile").objects.filter(path=SIGNS).exclude(rendered_text="")
    ):
        file.rendered = {"question": file.rendered_text}
        file.save(update_fields=["rendered"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_signs_and_words"),
    ]

    operations = [
        migrations.RenameField("libraryfile", "rendered", "rendered_text"),
        migrations.AddField(
            model_name="libraryfile",
            name="rendered",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.RunPython(keep_question, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("libraryfile", "rendered_text"),
        *(migrations.AlterField(model, "summary", SUMMARY) for model in ("historicalpart", "part")),
    ]
