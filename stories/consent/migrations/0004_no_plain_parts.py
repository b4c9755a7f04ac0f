from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("consent", "0003_encrypted_parts_and_forms"),
    ]

    operations = [
        migrations.RemoveField("agreement", "old_parts"),
    ]
