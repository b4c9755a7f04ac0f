import django.db.models.deletion
import django.utils.timezone
import openhartig.encryption
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consent', '0001_initial'),
        ('stories', '0001_initial'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReasonTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Alleen voor jullie zelf, in de lijst.', max_length=80, unique=True, verbose_name='naam')),
                ('text', models.TextField(help_text='De verteller leest dit op de pagina Mijn verhaal. Noem niemand bij naam.', max_length=2000, verbose_name='tekst')),
            ],
            options={
                'verbose_name': 'sjabloon voor niet plaatsen',
                'verbose_name_plural': 'sjablonen voor niet plaatsen',
                'ordering': ['name'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ReadingLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(db_index=True, null=True, verbose_name='verteller')),
                ('read_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='gelezen op')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gelezen door')),
            ],
            options={
                'verbose_name': 'lezing',
                'verbose_name_plural': 'lezingen',
                'ordering': ['-read_at', '-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TellerRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gevraagd op')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gevraagd door')),
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stories.storypage', verbose_name='verhaal')),
            ],
            options={
                'verbose_name': 'vraag om een verteller',
                'verbose_name_plural': 'vragen om een verteller',
                'ordering': ['asked_at'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CorrectionNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='verbeterd op')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='verbeterd door')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voor')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stories.storypage', verbose_name='verhaal')),
            ],
            options={
                'verbose_name': 'bericht over spelling',
                'verbose_name_plural': 'berichten over spelling',
                'ordering': ['made_at'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('story', 'reader'), name='one_notice_per_reader')],
            },
        ),
        migrations.CreateModel(
            name='TellerNote',
            fields=[
                ('teller', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='note', serialize=False, to='consent.teller', verbose_name='verteller')),
                ('text', openhartig.encryption.EncryptedTextField(verbose_name='notitie')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='veranderd op')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='veranderd door')),
            ],
            options={
                'verbose_name': 'notitie over een verteller',
                'verbose_name_plural': 'notities over vertellers',
                'default_permissions': (),
            },
        ),
    ]
