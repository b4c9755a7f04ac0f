from django.db.models import Model
from taggit.models import Tag, TaggedItem
from wagtail import hooks

from .models import SiteDocument, SiteImage, SiteRendition


@hooks.register("never_on_a_page")
def name_tags() -> list[type[Model]]:
    """Return the tags of pictures and documents, which only editors see."""
    return [Tag, TaggedItem]


@hooks.register("not_yet_on_a_page")
def name_files() -> list[type[Model]]:
    """Return the files, and the sizes of pictures: a page that lacks one makes it."""
    return [SiteImage, SiteRendition, SiteDocument]
