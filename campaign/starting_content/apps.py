from django.apps import AppConfig


class StartingContentConfig(AppConfig):
    name = "campaign.starting_content"
    verbose_name = "Begininhoud"
