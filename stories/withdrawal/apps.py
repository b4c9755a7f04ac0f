from django.apps import AppConfig

from openhartig.operations.beginning import process_begins


class WithdrawalConfig(AppConfig):
    name = "stories.withdrawal"
    verbose_name = "Terugtrekken"

    def ready(self) -> None:
        """Remember the files of stories; finish withdrawals in every process for visitors."""
        from . import remembering, watch

        remembering.connect()
        process_begins.connect(watch.begin, dispatch_uid="withdrawal.watch")
