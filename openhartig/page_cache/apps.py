from django.apps import AppConfig
from django.db.backends.signals import connection_created

from .writes import watch_connection


class PageCacheConfig(AppConfig):
    name = "openhartig.page_cache"
    verbose_name = "Paginacache"

    def ready(self) -> None:
        """Notice every write to the database, on whatever road it comes."""
        connection_created.connect(watch_connection)
