from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "stories.library"
    verbose_name = "Overzicht van verhalen"
