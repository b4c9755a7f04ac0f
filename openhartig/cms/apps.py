from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "openhartig.cms"
    label = "cms"
    verbose_name = "CMS"

    def ready(self) -> None:
        from .widgets import start_choosers_without_inline_scripts

        start_choosers_without_inline_scripts()
