import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consent', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('question', 'vraag gesteld'), ('ready', 'tekst laten zien'), ('declined', 'laten weten dat we het niet plaatsen'), ('link', 'nieuwe link gegeven'), ('read', 'opmerking verwerkt'), ('confirmed', 'vastgelegd dat de verteller erachter staat'), ('hidden', 'verhaal verborgen')], max_length=10, verbose_name='wat')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='wanneer')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='getoonde versie')),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='consent.teller')),
            ],
            options={
                'verbose_name': 'stap',
                'verbose_name_plural': 'stappen',
                'ordering': ['-made_at', '-pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TellerSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('waiting_days', models.PositiveSmallIntegerField(default=14, help_text='In dagen. Gebeurt er langer niets, dan staat de verteller op je startscherm.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='wachten mag hooguit')),
                ('declined_days', models.PositiveSmallIntegerField(default=30, help_text='In dagen, vanaf het bericht aan de verteller. Daarna wordt alles gewist.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='bewaar wat we niet plaatsen')),
                ('unfinished_days', models.PositiveSmallIntegerField(default=90, help_text='In dagen, sinds de verteller er het laatst aan werkte. Daarna wordt alles gewist.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='bewaar wat niet verstuurd is')),
                ('yearly_days', models.PositiveSmallIntegerField(default=365, help_text='In dagen. Zo lang na plaatsing, en daarna telkens weer, vragen we de verteller per mail: sta je er nog achter?', validators=[django.core.validators.MinValueValidator(1)], verbose_name='vraag opnieuw na')),
                ('silence_days', models.PositiveSmallIntegerField(default=60, help_text='In dagen, vanaf die vraag. Geen antwoord? Dan halen we het verhaal van de site. De verteller kan het zelf terugzetten.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='verberg bij stilte na')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'termijnen voor vertellers',
            },
        ),
    ]
