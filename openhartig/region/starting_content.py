from wagtail import hooks

from openhartig.starting_content.files import Content

from .models import Municipality, Partner


@hooks.register("starting_content", order=100)
def make_region(is_empty: bool) -> None:
    """Make the municipalities, and the partners."""
    if not is_empty:
        content = Content(__file__)
        content.make_rows(Municipality, "municipalities")
        content.make_rows(Partner, "partners")
