from datetime import datetime
from io import StringIO

from django.core.management import call_command
from wagtail import hooks


@hooks.register("daily_work", order=610)
def forget_cookie_choices(now: datetime) -> str:
    """Delete old proofs of cookie choices."""
    call_command("purge_cookie_receipts", stdout=StringIO())
    return "done"
