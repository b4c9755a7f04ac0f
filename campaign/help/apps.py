from django.apps import AppConfig
from django.db.models.signals import pre_save


class HelpConfig(AppConfig):
    name = "campaign.help"
    verbose_name = "Hulp"

    def ready(self) -> None:
        """Listen to what is checked."""
        from .figures import count_check
        from .models import Helpline

        pre_save.connect(count_check, sender=Helpline, dispatch_uid="help.count_check")
