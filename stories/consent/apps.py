from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "stories.consent"
    verbose_name = "Toestemming"
