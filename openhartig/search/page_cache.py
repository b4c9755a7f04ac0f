from django.db.models import Model
from wagtail import hooks
from wagtail.search.models import IndexEntry

from .models import SearchWord


@hooks.register("never_on_a_page")
def name_indexes() -> list[type[Model] | str]:
    """Return both indexes and the search words: what answers a question of somebody is not kept."""
    return [IndexEntry, "search_page", SearchWord]
