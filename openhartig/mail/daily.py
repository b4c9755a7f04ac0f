from datetime import datetime

from wagtail import hooks

from .outbox import deliver_due


@hooks.register("daily_work", order=500)
def deliver_mail(now: datetime) -> str:
    """Try again to deliver the mail that waits."""
    counts = deliver_due()
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "0"
