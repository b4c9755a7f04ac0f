from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "stories.coordination"
    verbose_name = "Verhalencoördinatie"

    def ready(self) -> None:
        from . import signals

        signals.connect()
