from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    name = "stories.follow_up"
    verbose_name = "Na plaatsing"

    def ready(self) -> None:
        from . import signals

        signals.connect()
