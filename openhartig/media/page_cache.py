from django.db.models import Model
from taggit.models import Tag, TaggedItem
from wagtail import hooks


@hooks.register("never_on_a_page")
def name_tags() -> list[type[Model]]:
    """Return the tags of pictures and documents, which only editors see."""
    return [Tag, TaggedItem]
