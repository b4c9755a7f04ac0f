from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    name = "campaign.accessibility"
    verbose_name = "Toegankelijkheid"
