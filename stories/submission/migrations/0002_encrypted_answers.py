import openhartig.encryption
from django.db import migrations, models


def encrypt_answers(apps, schema_editor):
    """Move what stood in clear to the encrypted fields."""
    for submission in apps.get_model("submission", "Submission").objects.all():
        submission.content_notes = submission.old_content_notes
        submission.theme_numbers = sorted(submission.old_themes.values_list("pk", flat=True))
        place = submission.old_municipality_id
        submission.municipality_number = None if place is None else str(place)
        submission.perspective = submission.old_perspective or None
        submission.save(
            update_fields=["content_notes", "theme_numbers", "municipality_number", "perspective"]
        )


class Migration(migrations.Migration):

    dependencies = [
        ("submission", "0001_initial"),
    ]

    operations = [
        *(
            migrations.RenameField("submission", name, f"old_{name}")
            for name in ("content_notes", "themes", "municipality", "perspective")
        ),
        migrations.AddField(
            model_name="submission",
            name="content_notes",
            field=openhartig.encryption.EncryptedJSONField(
                blank=True, default=list, verbose_name="dit verhaal gaat ook over"
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="theme_numbers",
            field=openhartig.encryption.EncryptedJSONField(
                blank=True, default=list, verbose_name="thema's"
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="municipality_number",
            field=openhartig.encryption.EncryptedCharField(
                blank=True, max_length=20, null=True, verbose_name="gemeente"
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="perspective",
            field=openhartig.encryption.EncryptedCharField(
                blank=True,
                choices=[
                    ("eigen-ervaring", "Eigen ervaring"),
                    ("naaste", "Naaste"),
                    ("professional", "Professional"),
                    ("werkgever", "Werkgever"),
                    ("bestuurder", "Bestuurder"),
                ],
                max_length=20,
                null=True,
                verbose_name="perspectief",
            ),
        ),
        migrations.RunPython(encrypt_answers, migrations.RunPython.noop),
    ]
