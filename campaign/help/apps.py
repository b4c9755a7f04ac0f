from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "campaign.help"
    verbose_name = "Hulp"
