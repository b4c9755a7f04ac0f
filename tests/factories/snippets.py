import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from campaign.help.models import Helpline
from campaign.policy.models import PolicyPeriod
from openhartig.region.models import Municipality, Partner, PartnerKind, Subregion
from stories.models import Theme


class ThemeFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Thema {number}")
    slug = factory.Sequence(lambda number: f"thema-{number}")

    class Meta:
        model = Theme


class MunicipalityFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Gemeente {number}")
    slug = factory.Sequence(lambda number: f"gemeente-{number}")
    subregion = Subregion.NORTH

    class Meta:
        model = Municipality


class PartnerFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Partner {number}")
    slug = factory.Sequence(lambda number: f"partner-{number}")
    kind = PartnerKind.SOCIETY

    class Meta:
        model = Partner


class PolicyPeriodFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Regiovisie {number}")
    slug = factory.Sequence(lambda number: f"regiovisie-{number}")
    start_year = 2022
    end_year = 2026

    class Meta:
        model = PolicyPeriod


class HelplineFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Hulplijn {number}")
    slug = factory.Sequence(lambda number: f"hulplijn-{number}")
    for_whom = "Als je iemand wilt spreken."
    phone = factory.Sequence(lambda number: f"0800{number:04}")
    phone_label = factory.Sequence(lambda number: f"0800 {number:04}")
    checked_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = Helpline
