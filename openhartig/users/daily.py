from datetime import datetime

from django.core.management import call_command
from wagtail import hooks


@hooks.register("daily_work", order=620)
def forget_sessions(now: datetime) -> str:
    """Delete the sessions of the CMS that have ended."""
    call_command("clearsessions")
    return "done"
