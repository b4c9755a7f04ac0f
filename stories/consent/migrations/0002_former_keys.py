from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consent", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="teller",
            name="former_keys",
            field=models.JSONField(
                default=list, editable=False, verbose_name="eerdere sleutels"
            ),
        ),
    ]
