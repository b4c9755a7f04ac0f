from wagtail import hooks

from openhartig.starting_content.files import Content

from .models import TeaPage, TeaRoom


@hooks.register("starting_content", order=345)
def make_tea(is_empty: bool) -> None:
    """Make the section, and two tea rooms."""
    content = Content(__file__)
    content.make_section(TeaPage, "index", is_empty=is_empty)
    if not is_empty:
        content.make_rows(TeaRoom, "tea_rooms")
