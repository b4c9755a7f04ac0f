"""Keeps the text of the cookie question up to date with what it is made of."""

from cookie_consent.models import Cookie, CookieGroup
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from openhartig.pages.models import SiteSettings

from .models import CookieLayer
from .texts import keep_current_text


@receiver(post_save, sender=CookieGroup)
@receiver(post_save, sender=Cookie)
@receiver(post_save, sender=CookieLayer)
@receiver(post_save, sender=SiteSettings)
def text_may_have_changed(instance, raw: bool = False, **kwargs) -> None:
    if not raw:
        keep_current_text(language_only=getattr(instance, "language_only", False))


@receiver(post_delete, sender=CookieGroup)
@receiver(post_delete, sender=Cookie)
def text_has_changed(**kwargs) -> None:
    keep_current_text()
