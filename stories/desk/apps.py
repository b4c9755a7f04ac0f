from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "stories.desk"
    verbose_name = "Verhalencoördinatie"

    def ready(self) -> None:
        from . import signals

        signals.connect()
