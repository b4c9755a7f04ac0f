from wagtail import hooks

from openhartig.starting_content.files import Content

from .models import Helpline, HelpPage


@hooks.register("starting_content", order=340)
def make_help(is_empty: bool) -> None:
    """Make the page with help, which every page shows without the menu, and the helplines."""
    content = Content(__file__)
    if not is_empty:
        content.make_rows(Helpline, "helplines")
    content.make_section(HelpPage, "help", is_empty=is_empty, in_menu=False)
