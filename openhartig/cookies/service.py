"""What a service is, and which there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest

from openhartig.doors import answers
from openhartig.pages.frame import Frame
from openhartig.pages.models import SiteSettings
from openhartig.web.request_state import RequestState


@dataclass(frozen=True)
class Kept:
    """Something that a service keeps on the device of a visitor.

    Attributes:
        name: its name; a star at the end stands for anything.
        description: what it is for and how long it stays, for visitors.
        domain: of whom it is; empty for this site.
    """

    name: str
    description: str
    domain: str = ""


@dataclass(frozen=True)
class Service:
    """Something of others, or of our own, that keeps or tells something of a visitor.

    The texts are how a site begins; editors may change them afterwards.

    Attributes:
        name: stands in the cookie with the choice, and never changes.
        label: stands with the switch.
        purpose: what it is for, in one sentence.
        details: who gets which data, and where.
        keeps: what it keeps on the device.
        order: its place in the question.
        is_required: whether it works without a choice.
        plays: whose videos it plays, if any, by the name that people know.
        sources: what it needs of the Content-Security-Policy, by directive.
        setting: the field of the settings of the site without which it is not wanted.
        script: the static file with `start(setting)` and `stop(setting)`, for one that does its
            work on every page.
    """

    name: str
    label: str
    purpose: str
    details: str
    keeps: tuple[Kept, ...] = ()
    order: int = 100
    is_required: bool = False
    plays: str = ""
    sources: Mapping[str, list[str]] = field(default_factory=dict)
    setting: str = ""
    script: str = ""

    def setting_in(self, settings: SiteSettings | None) -> str:
        """Return what editors filled in for this service; nothing when it needs nothing."""
        return getattr(settings, self.setting, "") if self.setting else ""

    def is_wanted(self, settings: SiteSettings | None) -> bool:
        """Tell whether a site uses this service at all."""
        return not self.setting or bool(self.setting_in(settings))


def services() -> list[Service]:
    """Return the services of all rooms, in the order of the question."""
    found = [ask() for ask in answers("cookie_services", "services")]
    return sorted(found, key=lambda service: service.order)


def services_of(request: HttpRequest) -> list[Service]:
    """Return the services that the page of a request may ask for; no query for the settings.

    A private page asks for none, and on a preview nothing is measured.
    """
    state = RequestState.of(request)
    if state.is_private:
        return []
    frame = None if getattr(request, "is_dummy", False) else state.kept(Frame)
    settings = vars(frame).get("settings") if frame else None
    return [service for service in services() if service.is_wanted(settings)]
