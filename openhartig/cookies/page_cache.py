from cookie_consent.models import LogItem
from django.db.models import Model
from django.urls import reverse
from wagtail import hooks

from .models import CookieReceipt, Introduction


@hooks.register("never_cached")
def name_own_choice() -> list[str]:
    """Return where a visitor reads what was chosen."""
    return [reverse("cookies_saved")]


@hooks.register("never_on_a_page")
def name_choices() -> list[type[Model]]:
    """Return what visitors chose, and which services were made before."""
    return [CookieReceipt, Introduction, LogItem]
