import django.db.models.deletion
import uuid
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0002_language'),
    ]

    operations = [
        migrations.AddField(
            model_name='basepage',
            name='latest_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision'),
        ),
        migrations.AddField(
            model_name='basepage',
            name='live_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision'),
        ),
        migrations.AlterField(
            model_name='basepage',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AlterField(
            model_name='basepage',
            name='translation_key',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterUniqueTogether(
            name='basepage',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.CreateModel(
            name='SiteSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(blank=True, help_text='Staat groot op de startpagina.', max_length=160, verbose_name='vraag om over na te denken')),
                ('question_text', models.TextField(blank=True, max_length=400, verbose_name='toelichting bij de vraag')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='naam van het contactpunt')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='telefoonnummer')),
                ('help_strip_text', models.CharField(default='Nu hulp nodig?', help_text='Staat bovenaan elke pagina, vóór de hulplijnen.', max_length=60, verbose_name='tekst van de hulpbalk')),
                ('footer_text', wagtail.fields.RichTextField(blank=True, verbose_name='tekst onderaan')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
                ('social_links', wagtail.fields.StreamField([('link', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bijvoorbeeld: Instagram.', 'label': 'Naam', 'max_length': 40}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Adres'}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, verbose_name='sociale media')),
            ],
            options={
                'verbose_name': 'site-instellingen',
            },
        ),
    ]
