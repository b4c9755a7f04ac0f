from typing import TYPE_CHECKING

from django.apps import apps

from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality

from .uses import Use

if TYPE_CHECKING:
    from .models import Teller


def story_model() -> type[BasePage]:
    """Return the model of the page of a story, which asks here whether it may be public.

    The only place in this room that names a model above it; `links.py` names one address.
    """
    return apps.get_model("stories", "StoryPage")


def place_of(teller: "Teller") -> Municipality | None:
    """Return the municipality under which a story is counted; None where it may not be named.

    It is that of the page; before there is one, what was sent tells, which only the teller leads to
    from here.
    """
    if Use.MUNICIPALITY not in teller.granted:
        return None
    stories = story_model().objects.filter(key=teller.key)
    if stories.exists():
        return Municipality.objects.filter(pk__in=stories.values("municipality")).first()
    sent = getattr(teller, "submission", None)
    return sent.municipality if sent else None
