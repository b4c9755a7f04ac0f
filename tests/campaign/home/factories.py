import factory

from campaign.home.models import HomePage, PlainPage
from tests.openhartig.pages.factories import PageFactory


class HomePageFactory(PageFactory):
    title = "Limburg Openhartig"
    slug = "start"
    heading = "Praten over wat telt"

    class Meta:
        model = HomePage


class PlainPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Gewone pagina {number}")
    slug = factory.Sequence(lambda number: f"gewoon-{number}")
    body = [{"type": "text", "value": "<p>Hier staat iets over deze site.</p>"}]

    class Meta:
        model = PlainPage
