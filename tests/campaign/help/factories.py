import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from campaign.help.models import Helpline, HelpPage
from tests.openhartig.pages.factories import PageFactory


class HelplineFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Hulplijn {number}")
    for_whom = "Als je iemand wilt spreken."
    phone = factory.Sequence(lambda number: f"0800{number:04}")
    phone_label = factory.Sequence(lambda number: f"0800 {number:04}")
    checked_on = factory.LazyFunction(timezone.localdate)

    class Meta:
        model = Helpline


class HelpPageFactory(PageFactory):
    title = "Waar kan ik terecht?"
    slug = "hulp"

    class Meta:
        model = HelpPage
