from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "openhartig.search"
    verbose_name = "Zoeken"
