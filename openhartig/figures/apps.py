from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "openhartig.figures"
    verbose_name = "Cijfers"
