from dataclasses import dataclass

from django import template

from openhartig.cookies.service import Service, services, services_of
from openhartig.pages.frame import Frame

register = template.Library()


@dataclass(frozen=True)
class ServiceScript:
    """The script of a service, as the script of the page needs to know it.

    Attributes:
        is_wanted: whether the page asks for this service; if not, what it left behind goes.
        setting: what the script starts with.
    """

    service: Service
    is_wanted: bool
    setting: str

    @property
    def keeps(self) -> str:
        """The names of what the service keeps on this site."""
        return " ".join(kept.name for kept in self.service.keeps if not kept.domain)


@register.simple_tag(takes_context=True)
def asks_everywhere(context: template.Context) -> bool:
    """Tell whether every page asks, because a wanted service works on every page."""
    return any(script.is_wanted for script in service_scripts(context))


@register.simple_tag(takes_context=True)
def service_scripts(context: template.Context) -> list[ServiceScript]:
    """Return the services that do their work on every page: `{% service_scripts as scripts %}`."""
    request = context["request"]
    settings, wanted = Frame.of(request).settings, services_of(request)
    return [
        ServiceScript(service, service in wanted, service.setting_in(settings))
        for service in services()
        if service.script
    ]
