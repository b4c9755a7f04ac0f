import factory
from factory.django import DjangoModelFactory

from campaign.policy.models import AmbitionIndexPage, AmbitionPage, PolicyPeriod
from tests.openhartig.pages.factories import PageFactory


class PolicyPeriodFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Regiovisie {number}")
    slug = factory.Sequence(lambda number: f"regiovisie-{number}")
    start_year = 2022
    end_year = 2026

    class Meta:
        model = PolicyPeriod


class AmbitionIndexPageFactory(PageFactory):
    title = "Ambities"
    slug = "ambities"
    show_in_menus = True

    class Meta:
        model = AmbitionIndexPage


class AmbitionPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Meer rust in wijk {number}")
    slug = factory.Sequence(lambda number: f"ambitie-{number}")
    period = factory.SubFactory(PolicyPeriodFactory)
    number = factory.Sequence(lambda number: number + 1)
    goal = "<p>Buren weten elkaar te vinden.</p>"

    class Meta:
        model = AmbitionPage
