from django.db.models import Model
from wagtail import hooks

from .models import Leftover, StoryFile


@hooks.register("never_on_a_page")
def name_what_is_left() -> list[type[Model]]:
    """Return what is known of the files of a story, and what waits after it is gone."""
    return [Leftover, StoryFile]
