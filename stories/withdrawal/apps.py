from django.apps import AppConfig


class WithdrawalConfig(AppConfig):
    name = "stories.withdrawal"
    verbose_name = "Terugtrekken"

    def ready(self) -> None:
        from . import remembering

        remembering.connect()
