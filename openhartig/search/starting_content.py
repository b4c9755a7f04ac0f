from wagtail import hooks

from openhartig.starting_content.files import Content

from .models import SearchWord


@hooks.register("starting_content", order=100)
def make_search_words(is_empty: bool) -> None:
    """Make the first other words for the same."""
    if not is_empty:
        Content(__file__).make_rows(SearchWord, "search_words")
