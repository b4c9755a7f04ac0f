from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from openhartig.pages.models import BasePage

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
