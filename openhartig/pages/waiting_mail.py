"""One mail a day for whoever has to decide: what kind waits, of which municipality, since when."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.users.models import UserProfile

from openhartig.mail.outbox import send
from openhartig.users.models import User

from .deciding import Waiting, all_waiting


def mail_what_waits(now: datetime) -> int:
    """Mail everybody for whom something waits, and who was not mailed today.

    Returns:
        How many people were mailed.
    """
    found = defaultdict(list)
    for each in all_waiting():
        for user in each.deciders:
            found[user].append(each)
    return sum(_mail(user, waiting, now) for user, waiting in found.items())


@transaction.atomic
def _mail(user: User, waiting: list[Waiting], now: datetime) -> bool:
    if not user.email or not UserProfile.get_for_user(user).submitted_notifications:
        return False
    today = timezone.localdate(now)
    untold = User.objects.filter(pk=user.pk).exclude(told_on=today)
    if not untold.update(told_on=today):
        return False
    return send(user.email, "waiting", {"lines": [each.words for each in waiting]})
