from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="sitedocument",
            index=models.Index(fields=["file"], name="document_by_file"),
        ),
        migrations.AddIndex(
            model_name="siterendition",
            index=models.Index(fields=["file"], name="rendition_by_file"),
        ),
    ]
