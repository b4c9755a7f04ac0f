from django.apps import apps

from openhartig.pages.models import BasePage


def story_model() -> type[BasePage]:
    """Return the model of the page of a story, which asks here whether it may be public.

    The only place in this room that names a model above it; `links.py` names one address.
    """
    return apps.get_model("stories", "StoryPage")
