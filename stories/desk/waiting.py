"""How long somebody has been waiting, in words."""

from datetime import datetime

from django.utils import timezone

DAYS_IN_WEEK = 7
FIRST_DAY_IN_WEEKS = 14
DAYS_IN_MONTH = 30
FIRST_DAY_IN_MONTHS = 60


def days_since(moment: datetime) -> int:
    """Return how many midnights have passed, as people count days."""
    return (timezone.localdate() - timezone.localdate(moment)).days


def in_words(days: int) -> str:
    """Return a number of days as somebody would say it."""
    if days <= 0:
        return "vandaag"
    if days == 1:
        return "1 dag"
    if days < FIRST_DAY_IN_WEEKS:
        return f"{days} dagen"
    if days < FIRST_DAY_IN_MONTHS:
        return f"{days // DAYS_IN_WEEK} weken"
    return f"{days // DAYS_IN_MONTH} maanden"
