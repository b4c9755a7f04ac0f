from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "campaign.home"
    verbose_name = "Startpagina"
