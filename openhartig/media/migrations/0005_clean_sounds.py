import openhartig.media.fields
import openhartig.media.models
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("media", "0004_clean_pictures")]

    operations = [
        migrations.AlterField(
            model_name="sitedocument",
            name="file",
            field=openhartig.media.fields.DocumentField(
                upload_to=openhartig.media.models.document_folder, verbose_name="bestand"
            ),
        ),
    ]
