import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consent', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AfterCare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.CharField(choices=[('before', 'vóór plaatsing'), ('day', 'op de dag zelf'), ('week', 'een week later'), ('month', 'een maand later')], max_length=10, verbose_name='moment')),
                ('due_on', models.DateField(db_index=True, verbose_name='uiterlijk')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='gedaan op')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gedaan door')),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='after_care', to='consent.teller')),
            ],
            options={
                'verbose_name': 'nazorg',
                'verbose_name_plural': 'nazorg',
                'ordering': ['due_on', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('teller', 'moment'), name='one_after_care_per_moment')],
            },
        ),
    ]
