from datetime import datetime, timedelta

from wagtail import hooks

from .models import Guest

KEPT_FOR = timedelta(days=30)


@hooks.register("daily_work", order=600)
def forget_guests(now: datetime) -> str:
    """Delete who was invited long ago."""
    return str(Guest.objects.filter(invited_at__lt=now - KEPT_FOR).delete()[0])
