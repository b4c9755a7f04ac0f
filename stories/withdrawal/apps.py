from django.apps import AppConfig


class WithdrawalConfig(AppConfig):
    name = "stories.withdrawal"
    verbose_name = "Terugtrekken"
