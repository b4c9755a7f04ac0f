import factory

from campaign.practice.models import ExampleIndexPage, ExamplePage
from tests.openhartig.pages.factories import PageFactory


class ExampleIndexPageFactory(PageFactory):
    title = "In de praktijk"
    slug = "in-de-praktijk"
    show_in_menus = True

    class Meta:
        model = ExampleIndexPage


class ExamplePageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Praktijkvoorbeeld {number}")
    slug = factory.Sequence(lambda number: f"voorbeeld-{number}")
    aim = "<p>Mensen in de wijk leren elkaar kennen.</p>"
    period = "2025-2026"
    result = "<p>Er kwamen dertig buren.</p>"

    class Meta:
        model = ExamplePage
