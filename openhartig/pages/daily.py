from datetime import datetime
from io import StringIO

from django.core.management import call_command
from wagtail import hooks

from .waiting_mail import mail_what_waits


@hooks.register("daily_work", order=300)
def publish_scheduled(now: datetime) -> str:
    """Publish, and take off, what editors planned; the command may say whose page it is about."""
    call_command("publish_scheduled", stdout=StringIO(), verbosity=0)
    return "done"


@hooks.register("daily_work", order=450)
def tell_editors_what_waits(now: datetime) -> str:
    """Mail everybody for whom something waits, once a day."""
    return str(mail_what_waits(now))
