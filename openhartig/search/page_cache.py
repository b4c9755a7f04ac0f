from django.db.models import Model
from wagtail import hooks
from wagtail.search.models import IndexEntry


@hooks.register("never_on_a_page")
def name_indexes() -> list[type[Model] | str]:
    """Return the index of the CMS and our own: results are found with a question, and not kept."""
    return [IndexEntry, "search_page"]
