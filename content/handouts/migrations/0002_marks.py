"""Let the history of a handout tell what was in it."""

from django.db import migrations, models


def mark_present_state(apps, schema_editor):
    """Note what is in each handout by now, in it and in the newest entry of its history."""
    db = schema_editor.connection.alias
    past = apps.get_model("handouts", "HistoricalHandout").objects.using(db)
    for handout in apps.get_model("handouts", "Handout").objects.using(db):
        items = handout.items.order_by("order").select_related("article")
        handout.marks = [f"{item.article.slug}{item.anchor and '#'}{item.anchor}" for item in items]
        handout.save(update_fields=["marks"])
        newest = past.filter(id=handout.pk).order_by("history_date", "history_id").last()
        if newest is not None:
            newest.marks = handout.marks
            newest.save(update_fields=["marks"])


class Migration(migrations.Migration):
    dependencies = [
        ("handouts", "0001_handouts"),
    ]

    operations = [
        migrations.AddField("handout", "marks", models.JSONField(default=list, editable=False)),
        migrations.AddField("historicalhandout", "marks", models.JSONField(default=list, editable=False)),
        migrations.RunPython(mark_present_state, migrations.RunPython.noop),
    ]
