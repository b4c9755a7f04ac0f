from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("submission", "0002_encrypted_answers"),
    ]

    operations = [
        migrations.RemoveField("submission", f"old_{name}")
        for name in ("content_notes", "themes", "municipality", "perspective")
    ]
