"""Composes the text of the cookie question and keeps every version that visitors could see."""

from cookie_consent.models import CookieGroup
from django.db import transaction
from wagtail.models import Site

from openhartig.pages.models import SiteSettings

from .models import CookieLayer, CookieText
from .service import Service, services

MORE_THAN_VIDEOS = "Mogen anderen iets van je bezoek zien?"


def compose(layer: CookieLayer, settings: SiteSettings) -> dict:
    """Return what the question says now.

    Args:
        layer: what editors wrote.
        settings: tell which services the site uses at all.
    """
    wanted = {each.name: each for each in services() if each.is_wanted(settings)}
    groups = CookieGroup.objects.filter(is_required=False, varname__in=wanted)
    asked = [wanted[group.varname] for group in groups]
    return {
        "heading": layer.heading or _heading(asked),
        "introduction": layer.introduction,
        "explanation": layer.explanation,
        "services": [_service(group) for group in groups.prefetch_related("cookie_set")],
    }


def _heading(asked: list[Service]) -> str:
    """Return what is asked: whose videos may play, when the site uses nothing but players."""
    *others, last = [service.plays for service in asked] or [""]
    if not all([*others, last]):
        return MORE_THAN_VIDEOS
    names = f"{', '.join(others)} en {last}" if others else last
    return f"Wil je video’s van {names} zien?"


def _service(group: CookieGroup) -> dict:
    purpose, _, details = group.description.replace("\r\n", "\n").partition("\n\n")
    cookies = sorted(group.cookie_set.all(), key=lambda cookie: (cookie.name, cookie.domain))
    return {
        "name": group.varname,
        "label": group.name,
        "purpose": purpose,
        "details": details,
        "cookies": [
            {"name": c.name, "domain": c.domain, "description": c.description} for c in cookies
        ],
    }


@transaction.atomic
def keep_current_text(*, language_only: bool = False) -> None:
    """Keep a new version of the text when it changed, and let pages show it.

    Args:
        language_only: the meaning stayed the same, so that nobody is asked again.
    """
    for site in Site.objects.all():
        layer = CookieLayer.for_site(site)
        settings = SiteSettings.objects.select_related("cookie_text").filter(site=site).first()
        if settings:
            _keep(settings, compose(layer, settings), language_only)


def _keep(settings: SiteSettings, content: dict, language_only: bool) -> None:
    current = settings.cookie_text
    digest = CookieText.digest_of(content)
    if current and current.digest == digest:
        return
    asked = current.round if current else 0
    number = asked if language_only and asked else asked + 1
    text = CookieText.objects.create(content=content, digest=digest, round=number)
    SiteSettings.objects.filter(pk=settings.pk).update(cookie_text=text)
