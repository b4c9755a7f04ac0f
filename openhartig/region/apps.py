from django.apps import AppConfig


class RegionConfig(AppConfig):
    name = "openhartig.region"
    verbose_name = "Regio"
