from django.apps import AppConfig
from django.core import checks


class OperationsConfig(AppConfig):
    name = "openhartig.operations"
    verbose_name = "Beheer"

    def ready(self) -> None:
        from .checks import check_encrypted_fields

        checks.register(check_encrypted_fields, checks.Tags.models)
