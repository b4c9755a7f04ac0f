from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from campaign.help.models import HelpPage
from campaign.home.models import HomePage, PlainPage
from campaign.policy.models import AmbitionIndexPage, AmbitionPage
from campaign.practice.models import ExampleIndexPage, ExamplePage
from openhartig.pages.models import BasePage
from stories.consent.content import parts_of
from stories.consent.gate import needs_two_editors
from stories.consent.models import Agreement
from stories.library.models import StoryIndexPage
from stories.models import Perspective, StoryPage
from stories.submission.models import SharePage

from .snippets import PolicyPeriodFactory
from .tellers import TellerFactory, approve

FIRST_DAY = datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))


class PageFactory(DjangoModelFactory):
    """Adds a live page below `parent`, or below the one page that such a page belongs under."""

    slug = factory.Sequence(lambda number: f"pagina-{number}")
    introduction = factory.Sequence(lambda number: f"Inleiding van pagina {number}.")
    first_published_at = factory.Sequence(lambda number: FIRST_DAY + timedelta(minutes=number))
    last_published_at = factory.SelfAttribute("first_published_at")

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        page = model_class(*args, **kwargs)
        (parent or cls.usual_parent()).add_child(instance=page)
        return page

    @classmethod
    def usual_parent(cls) -> BasePage:
        """Return the page under which editors would make such a page."""
        (parent_type,) = cls._meta.model.allowed_parent_page_models()
        if parent_type is BasePage:
            return BasePage.get_first_root_node()
        return parent_type.objects.get()


class HomePageFactory(PageFactory):
    title = "Limburg Openhartig"
    slug = "start"
    heading = "Praten over wat telt"

    class Meta:
        model = HomePage


class StoryIndexPageFactory(PageFactory):
    title = "Verhalen"
    slug = "verhalen"
    show_in_menus = True

    class Meta:
        model = StoryIndexPage


class StoryPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Verhaal {number}")
    slug = factory.Sequence(lambda number: f"verhaal-{number}")
    perspective = Perspective.OWN_EXPERIENCE
    body = [
        {"type": "text", "value": "<p>Het begon op een gewone dinsdag.</p>"},
        {"type": "heading", "value": "Wat mij hielp"},
        {"type": "text", "value": "<p>Een buurvrouw die bleef vragen.</p>"},
    ]

    class Meta:
        model = StoryPage

    @classmethod
    def _create(cls, model_class, *args, **kwargs) -> StoryPage:
        """Make a story with a teller who allows everything, as it would be public."""
        if kwargs.get("is_example"):
            return super()._create(model_class, *args, **kwargs)
        story = model_class(**{name: kwargs[name] for name in kwargs.keys() - {"parent"}})
        teller = TellerFactory(key=story.key)
        teller.agree(parts_of(story), Agreement.Kind.TELLER)
        kwargs["key"] = story.key
        if not (story.live and needs_two_editors(story)):
            return super()._create(model_class, *args, **kwargs)
        page = super()._create(model_class, *args, **kwargs | {"live": False})
        approve(page)
        page.refresh_from_db()
        page.live, page.has_unpublished_changes = True, False
        page.save()
        return page


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


class HelpPageFactory(PageFactory):
    title = "Waar kan ik terecht?"
    slug = "hulp"

    class Meta:
        model = HelpPage


class SharePageFactory(PageFactory):
    title = "Deel jouw verhaal"
    slug = "deel-jouw-verhaal"
    show_in_menus = True

    class Meta:
        model = SharePage


class PlainPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Gewone pagina {number}")
    slug = factory.Sequence(lambda number: f"gewoon-{number}")
    body = [{"type": "text", "value": "<p>Hier staat iets over deze site.</p>"}]

    class Meta:
        model = PlainPage
