from django.contrib.sessions.models import Session
from django.db.models import Model
from wagtail import hooks
from wagtail.users.models import UserProfile

from .models import User


@hooks.register("never_on_a_page")
def name_accounts() -> list[type[Model]]:
    """Return who works here."""
    return [Session, User, UserProfile]
