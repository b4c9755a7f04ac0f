from datetime import datetime

from wagtail import hooks

from openhartig.operations.daily.errors import each
from stories.models import StoryPage

from .reading import forget_old_readings
from .safety_net import take_off


@hooks.register("daily_work", order=200)
def check_public_stories(now: datetime) -> str:
    """Take off the site what the gate would not let through now."""
    return each(StoryPage.objects.live().values_list("pk", flat=True), take_off)


@hooks.register("daily_work", order=600)
def forget_readings(now: datetime) -> str:
    """Delete old lines of the log of who read what."""
    return str(forget_old_readings(now))
