from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "openhartig.media"
    verbose_name = "Beeld en bestanden"
