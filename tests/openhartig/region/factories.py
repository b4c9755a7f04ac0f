import factory
from factory.django import DjangoModelFactory

from openhartig.region.models import Municipality, Partner, PartnerKind, Subregion


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
