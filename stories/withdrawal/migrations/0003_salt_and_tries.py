from django.db import migrations, models

import openhartig.encryption
import stories.withdrawal.models


def encrypt_salts(apps, schema_editor):
    """Encrypt the salts that stand there in clear, which no key opens."""
    for erasure in apps.get_model("withdrawal", "Erasure").objects.all():
        if isinstance(erasure.salt, openhartig.encryption.Unreadable):
            salt = erasure.salt.cipher_text
            if len(salt) == 32:
                erasure.salt = salt
                erasure.save(update_fields=["salt"])


class Migration(migrations.Migration):

    dependencies = [
        ("withdrawal", "0002_remember_files_and_leftovers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="erasure",
            name="salt",
            field=openhartig.encryption.EncryptedCharField(max_length=32),
        ),
        migrations.RunPython(encrypt_salts, migrations.RunPython.noop),
        migrations.AddField(
            model_name="erasure",
            name="tries",
            field=models.PositiveIntegerField(default=0, verbose_name="nieuwe pogingen"),
        ),
        migrations.AddField(
            model_name="erasure",
            name="next_try_at",
            field=models.DateTimeField(
                db_index=True,
                default=stories.withdrawal.models.in_a_moment,
                verbose_name="volgende poging",
            ),
        ),
    ]
