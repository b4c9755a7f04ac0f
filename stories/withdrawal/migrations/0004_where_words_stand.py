from django.db import migrations, models


def move_to_where(apps, schema_editor):
    """Say of what stands in earlier versions only that it does."""
    leftovers = apps.get_model("withdrawal", "Leftover").objects
    leftovers.filter(only_earlier=True).update(where="earlier")


class Migration(migrations.Migration):

    dependencies = [
        ("withdrawal", "0003_salt_and_tries"),
    ]

    operations = [
        migrations.AddField(
            model_name="leftover",
            name="where",
            field=models.CharField(
                choices=[
                    ("site", "op de site"),
                    ("draft", "in het concept of een opmerking"),
                    ("earlier", "alleen in een eerdere versie of opmerking"),
                ],
                default="site",
                max_length=10,
                verbose_name="waar",
            ),
        ),
        migrations.RunPython(move_to_where, migrations.RunPython.noop),
        migrations.RemoveField(model_name="leftover", name="only_earlier"),
    ]
