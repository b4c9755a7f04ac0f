from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "openhartig.search"
    verbose_name = "Zoeken"

    def ready(self) -> None:
        """Let the indexes follow what pages point to."""
        from .related import follow

        follow()
