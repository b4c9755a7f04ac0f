import openhartig.encrypted_files
import openhartig.encryption
import stories.consent.models
import stories.consent.storage
from django.db import migrations, models
from openhartig.operations.reencryption import reencrypt_files


def encrypt_parts(apps, schema_editor):
    for agreement in apps.get_model("consent", "Agreement").objects.all():
        agreement.parts = agreement.old_parts
        agreement.save(update_fields=["parts"])


def encrypt_forms(apps, schema_editor):
    """Encrypt the scans that are plain files, once; an earlier version cannot read them."""
    reencrypt_files(apps.get_model("consent", "SignedForm")._meta.get_field("file"))


class Migration(migrations.Migration):

    dependencies = [
        ("consent", "0002_former_keys"),
    ]

    operations = [
        migrations.RenameField("agreement", "parts", "old_parts"),
        migrations.AddField(
            model_name="agreement",
            name="parts",
            field=openhartig.encryption.EncryptedJSONField(default=dict),
        ),
        migrations.RunPython(encrypt_parts, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="signedform",
            name="file",
            field=openhartig.encrypted_files.EncryptedFileField(
                storage=stories.consent.storage.private_storage,
                upload_to=stories.consent.models.signed_form_name,
                verbose_name="bestand",
            ),
        ),
        migrations.RunPython(encrypt_forms, migrations.RunPython.noop),
    ]
