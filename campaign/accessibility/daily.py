from datetime import datetime

from wagtail import hooks

from .models import KEPT_FOR, ProblemReport


@hooks.register("daily_work", order=640)
def delete_old_reports(now: datetime) -> str:
    """Delete what was reported too long ago, handled or not."""
    deleted, _ = ProblemReport.objects.filter(reported_at__lt=now - KEPT_FOR).delete()
    return str(deleted)
