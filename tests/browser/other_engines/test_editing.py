"""An editor saves a page in the CMS, in Firefox and WebKitGTK."""

from collections.abc import Iterator

import pytest

from ..conftest import ServedSite, Shell
from .visitor import Visitor

DESKTOP = {"width": 1280, "height": 960}
BEFORE, AFTER = "Een rustige bladzijde", "Een bladzijde met een andere naam"
MAKE_PAGE = f"""
from campaign.home.models import HomePage, PlainPage
page = PlainPage(title={BEFORE!r}, slug="rustig", live=False)
HomePage.objects.get().add_child(instance=page)
page.save_revision()
answer(page.pk)
"""
SAVED = """
from campaign.home.models import PlainPage
page = PlainPage.objects.get(pk={})
answer([page.get_latest_revision_as_object().title, page.live])
"""
DELETE = """
from campaign.home.models import PlainPage
PlainPage.objects.get(pk={}).delete()
"""


@pytest.fixture
def page(shell: Shell) -> Iterator[int]:
    """The key of a page that nobody has published."""
    key = shell.run(MAKE_PAGE)
    yield key
    shell.run(DELETE.format(key))


def test_an_editor_saves_a_draft(
    visitor: Visitor, served: ServedSite, shell: Shell, page: int
) -> None:
    visitor.driver.resize(**DESKTOP)
    visitor.go("/beheer/")
    visitor.write("[name=username]", served.editor)
    visitor.write("[name=password]", served.password)
    visitor.press("button[type=submit]")
    visitor.wait(lambda: visitor.driver.url == f"{visitor.site}/beheer/", "the start screen")
    visitor.go(f"/beheer/pages/{page}/edit/")
    visitor.write("[name=title]", AFTER)
    visitor.press("button.action-save")
    visitor.see(".messages .success", AFTER)
    assert shell.run(SAVED.format(page)) == [AFTER, False]
    assert visitor.asked == set()
