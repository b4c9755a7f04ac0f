from django.apps import AppConfig


class CookiesConfig(AppConfig):
    name = "openhartig.cookies"
    label = "cookies"
    verbose_name = "Cookies"

    def ready(self) -> None:
        from . import signals  # noqa: F401 - connects the receivers
