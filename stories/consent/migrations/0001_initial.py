import django.db.models.deletion
import django.utils.timezone
import openhartig.encrypted_files
import openhartig.encryption
import openhartig.keyed_digests
import stories.consent.models
import stories.consent.storage
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('users', '__first__'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField(verbose_name='inhoud')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='vingerafdruk')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
            ],
            options={
                'verbose_name': 'tekst van de toestemming',
                'verbose_name_plural': 'teksten van de toestemming',
            },
        ),
        migrations.CreateModel(
            name='Teller',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('former_keys', models.JSONField(default=list, editable=False, verbose_name='eerdere sleutels')),
                ('origin', models.CharField(choices=[('form', 'zelf gestuurd'), ('interview', 'uit een gesprek')], max_length=20, verbose_name='hoe het binnenkwam')),
                ('name', openhartig.encryption.EncryptedCharField(blank=True, max_length=120, null=True, verbose_name='naam van de verteller')),
                ('email', openhartig.encryption.EncryptedEmailField(blank=True, max_length=254, null=True, verbose_name='e-mailadres')),
                ('phone', openhartig.encryption.EncryptedCharField(blank=True, max_length=40, null=True, verbose_name='telefoonnummer')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begonnen op')),
                ('paused_at', models.DateTimeField(blank=True, null=True, verbose_name='op pauze sinds')),
                ('paused_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision')),
                ('email_digest', openhartig.keyed_digests.KeyedDigestField(db_index=True, editable=False, max_length=64, null=True)),
                ('phone_digest', openhartig.keyed_digests.KeyedDigestField(db_index=True, editable=False, max_length=64, null=True)),
            ],
            options={
                'verbose_name': 'verteller',
                'verbose_name_plural': 'vertellers',
                'ordering': ['-created_at'],
                'permissions': [('coordinate', 'Vertellers zien en begeleiden')],
            },
        ),
        migrations.CreateModel(
            name='SignedForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', openhartig.encrypted_files.EncryptedFileField(storage=stories.consent.storage.private_storage, upload_to=stories.consent.models.signed_form_name, verbose_name='bestand')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='toegevoegd op')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signed_forms', to='consent.teller')),
            ],
            options={
                'verbose_name': 'getekend formulier',
                'verbose_name_plural': 'getekende formulieren',
            },
        ),
        migrations.CreateModel(
            name='PrivateLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='consent.teller')),
            ],
            options={
                'verbose_name': 'privélink',
                'verbose_name_plural': 'privélinks',
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('use', models.CharField(choices=[('site-text', 'tekst op de site'), ('name', 'naam'), ('municipality', 'gemeente'), ('photo', 'foto'), ('video', 'video of geluid'), ('social-media', 'sociale media'), ('press', 'pers')], max_length=20, verbose_name='waarvoor')),
                ('granted', models.BooleanField(verbose_name='toegestaan')),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='besloten op')),
                ('how', models.CharField(choices=[('form', 'met het formulier op de site'), ('private-link', 'op de pagina Mijn verhaal'), ('signed-form', 'op papier, met handtekening'), ('mail', 'per mail'), ('spoken', 'mondeling, met een getuige')], max_length=20, verbose_name='hoe')),
                ('witness', openhartig.encryption.EncryptedCharField(blank=True, max_length=120, null=True, verbose_name='getuige')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gevraagd door')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.consentwording')),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='consent.teller')),
            ],
            options={
                'verbose_name': 'toestemming',
                'verbose_name_plural': 'toestemmingen',
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parts', openhartig.encryption.EncryptedJSONField(default=dict)),
                ('parts_version', models.PositiveSmallIntegerField(verbose_name='versie van de onderdelen')),
                ('kind', models.CharField(choices=[('teller', 'akkoord op Mijn verhaal'), ('recorded', 'akkoord, vastgelegd door de redactie'), ('spelling', 'alleen spelling')], max_length=20, verbose_name='soort')),
                ('agreed_at', models.DateTimeField(auto_now_add=True, verbose_name='akkoord op')),
                ('reason', openhartig.encryption.EncryptedCharField(blank=True, max_length=200, null=True, verbose_name='reden')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door')),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='consent.teller')),
            ],
            options={
                'verbose_name': 'akkoord',
                'verbose_name_plural': 'akkoorden',
            },
        ),
    ]
