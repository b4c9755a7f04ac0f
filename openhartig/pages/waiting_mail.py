"""One mail a day for whoever has to decide: what kind waits, of which municipality, since when."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
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
    return send(user.email, "waiting", {"lines": [line_of(each) for each in waiting]})


def line_of(each: Waiting) -> str:
    """Say what waits, without its title and without who tells it."""
    kind = str(each.page.page_type_display_name).capitalize()
    place = each.page.team or "de regio"
    day = date_format(timezone.localtime(each.since), "j F")
    if each.sender is None:
        return f"{kind}, {place}: ging vanzelf door op {day}"
    name = each.sender.get_full_name() or each.sender.get_username()
    return f"{kind}, {place}: doorgestuurd door {name} op {day}"
