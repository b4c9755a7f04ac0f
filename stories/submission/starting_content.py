from wagtail import hooks

from openhartig.starting_content.files import Content

from .models import SharePage


@hooks.register("starting_content", order=330)
def make_share_page(is_empty: bool) -> None:
    """Make the page that leads to the form."""
    Content(__file__).make_section(SharePage, "share", is_empty=is_empty)
