from django.apps import AppConfig


class FoldingConfig(AppConfig):
    name = "stories.folding"
    verbose_name = "Onderwerpen die een lezer dicht laat"
