from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "campaign.practice"
    verbose_name = "Praktijk"
