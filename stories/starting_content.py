from wagtail import hooks

from openhartig.starting_content.files import Content

from .models import Theme


@hooks.register("starting_content", order=100)
def make_themes(is_empty: bool) -> None:
    """Make the themes."""
    if not is_empty:
        Content(__file__).make_rows(Theme, "themes")
