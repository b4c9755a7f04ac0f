"""Writes down who read the data of a teller."""

from datetime import datetime, timedelta

from stories.consent.models import Teller

from .models import ReadingLog

KEPT_FOR = timedelta(days=365)


def log_reading(user, teller: Teller) -> None:
    """Remember that somebody read the data of a teller."""
    ReadingLog.objects.create(user=user, key=teller.key)


def log_search(user) -> None:
    """Remember that somebody searched for a person; not for whom."""
    ReadingLog.objects.create(user=user, key=None)


def forget_old_readings(now: datetime) -> int:
    """Delete what is older than a year; return how many there were."""
    deleted, _ = ReadingLog.objects.filter(read_at__lt=now - KEPT_FOR).delete()
    return deleted
