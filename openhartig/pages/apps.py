from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "openhartig.pages"
    verbose_name = "Pagina's"
