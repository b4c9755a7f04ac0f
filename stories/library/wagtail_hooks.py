from collections.abc import Iterator

from wagtail import hooks

from openhartig.users.rights import MUNICIPAL_EDITORS, Right, may_edit_pages

from .models import StoryIndexPage


@hooks.register("rights_of_roles")
def let_municipalities_add_stories() -> Iterator[Right]:
    """Let a municipal editor add stories, and change its own."""
    yield from may_edit_pages(MUNICIPAL_EDITORS, StoryIndexPage.objects.all(), ["add"])
