"""Makes the rows of services, which editors see and change in the CMS."""

from cookie_consent.models import Cookie, CookieGroup
from django.db import transaction

from .models import Introduction
from .service import Kept, Service, services
from .texts import keep_current_text


@transaction.atomic
def make_services() -> None:
    """Make the rows of what is new in the code, with every start, and ask for it.

    Editors own the rows: those that were made once are left alone, whatever became of them.
    """
    known = {*Introduction.objects.values_list("name", flat=True)}
    new = [service for service in services() if service.name not in known]
    kept = {
        _name(service, each): (service, each) for service in services() for each in service.keeps
    }
    CookieGroup.objects.bulk_create(map(_group, new))
    groups = CookieGroup.objects.in_bulk(field_name="varname")
    Cookie.objects.bulk_create(
        Cookie(
            cookiegroup=groups[service.name],
            name=each.name,
            domain=each.domain,
            description=each.description,
        )
        for name, (service, each) in kept.items()
        if name not in known and service.name in groups
    )
    made = {service.name for service in new} | kept.keys() - known
    Introduction.objects.bulk_create(Introduction(name=name) for name in sorted(made))
    keep_current_text()


def _name(service: Service, kept: Kept) -> str:
    return f"{service.name}: {kept.name} {kept.domain}".rstrip()


def _group(service: Service) -> CookieGroup:
    return CookieGroup(
        varname=service.name,
        name=service.label,
        description=f"{service.purpose}\n\n{service.details}",
        is_required=service.is_required,
        ordering=service.order,
    )
