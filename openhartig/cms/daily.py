from datetime import datetime, timedelta

from wagtail import hooks
from wagtail.admin.models import FormState

KEEP_PREVIEWS = timedelta(hours=1)


@hooks.register("daily_work", order=630)
def forget_previews(now: datetime) -> str:
    """Delete the forms that editors previewed and left: each may hold a whole story."""
    return str(FormState.objects.filter(last_updated_at__lt=now - KEEP_PREVIEWS).delete()[0])
