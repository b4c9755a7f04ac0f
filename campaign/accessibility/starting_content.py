from wagtail import hooks

from openhartig.starting_content.files import Content, add_draft, fields, front_page

from .models import AccessibilityPage


@hooks.register("starting_content", order=410)
def make_statement(is_empty: bool) -> None:
    """Make the page that says what is known today: nobody examined the site yet."""
    if is_empty:
        return
    content = Content(__file__)
    words = content.read("accessibility")
    page = AccessibilityPage(
        **fields(words), body=content.body(words["body"]), show_in_footer=words["show_in_footer"]
    )
    add_draft(front_page(), page).publish()
