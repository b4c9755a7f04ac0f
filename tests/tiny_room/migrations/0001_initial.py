import django.db.models.deletion
import openhartig.encryption
import wagtail.contrib.routable_page.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pages', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', openhartig.encryption.EncryptedEmailField(max_length=254, verbose_name='e-mailadres')),
                ('invited_at', models.DateTimeField(verbose_name='uitgenodigd op')),
            ],
            options={
                'verbose_name': 'gast',
                'verbose_name_plural': 'gasten',
            },
        ),
        migrations.CreateModel(
            name='TeaPage',
            fields=[
                ('basepage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'overzicht van theehuizen',
                'verbose_name_plural': 'overzichten van theehuizen',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'pages.basepage'),
        ),
        migrations.CreateModel(
            name='TeaRoom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='naam')),
                ('mood', models.CharField(choices=[('stil', 'stil'), ('druk', 'druk')], max_length=10, verbose_name='sfeer')),
            ],
            options={
                'verbose_name': 'theehuis',
                'verbose_name_plural': 'theehuizen',
                'ordering': ['name'],
            },
        ),
    ]
