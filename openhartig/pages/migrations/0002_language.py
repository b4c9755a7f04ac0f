from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    """Gives the pages that Wagtail made in its own migrations a language."""

    dependencies = [
        ('pages', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        BootstrapLocaleField('pages.BasePage'),
        BootstrapTranslationKeyField('pages.BasePage'),
        BootstrapTranslatableModel('pages.BasePage'),
    ]
