from django.db.models import QuerySet
from wagtail import hooks

from openhartig.users.workflow import make_workflow

from .models import BasePage, SiteSettings


@hooks.register("starting_content", order=600)
def make_workflow_of_all_pages(is_empty: bool) -> None:
    """Make the workflow between who writes a page and the site."""
    make_workflow(BasePage.get_first_root_node())


@hooks.register("starting_content", order=900)
def make_menu(is_empty: bool) -> None:
    """Write down what the menu and the bottom of the site show, for editors to put in order."""
    for settings in SiteSettings.objects.select_related("site__root_page"):
        sections = BasePage.objects.child_of(settings.site.root_page)
        settings.menu = _rows(sections.filter(show_in_menus=True))
        settings.footer = _rows(sections.filter(show_in_footer=True))
        settings.save()


def _rows(pages: QuerySet) -> list[tuple[str, BasePage]]:
    return [("page", page) for page in pages]
