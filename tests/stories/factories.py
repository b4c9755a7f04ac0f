import factory
from factory.django import DjangoModelFactory

from stories.consent.content import parts_of
from stories.consent.gate import needs_two_editors
from stories.consent.models import Agreement
from stories.models import Perspective, StoryPage, Theme
from tests.openhartig.pages.factories import PageFactory
from tests.stories.consent.factories import TellerFactory, approve


class ThemeFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Thema {number}")
    slug = factory.Sequence(lambda number: f"thema-{number}")

    class Meta:
        model = Theme


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
