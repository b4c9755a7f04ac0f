from wagtail import hooks

from openhartig.users.workflow import make_workflow

from .models import BasePage


@hooks.register("starting_content", order=600)
def make_workflow_of_all_pages(is_empty: bool) -> None:
    """Make the workflow between who writes a page and the site."""
    make_workflow(BasePage.get_first_root_node())
