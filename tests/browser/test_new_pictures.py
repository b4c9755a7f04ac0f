"""What an editor sees of a new picture before it is kept: how it is cut, and what is asked."""

import pytest
from playwright.sync_api import Page, expect

from tests.openhartig.media.factories import drawn_picture

from .conftest import ServedSite
from .looking import axe
from .test_editors import DESKTOP, log_in

PICTURE = {"name": "brug.png", "mimeType": "image/png", "buffer": drawn_picture(640, 400)}
MIDDLE = "[name$=focal_point_x]"


@pytest.fixture
def cms(page: Page, served: ServedSite) -> Page:
    log_in(page, served.editor, served.password)
    return page


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_one_picture_shows_how_it_is_cut(cms: Page) -> None:
    cms.goto("/beheer/images/add/")
    cms.locator("[name=file]").set_input_files(PICTURE)
    expect(cms.locator(".picture-frames-cuts canvas")).to_have_count(3)
    assert not axe(cms, ".picture-frames")  # the field for tags is not ours

    cms.locator(".picture-frames > canvas").click(position={"x": 270, "y": 45})
    expect(cms.locator(MIDDLE)).to_have_value("480")
    cms.get_by_label("Van links naar rechts").press("Home")
    expect(cms.locator(MIDDLE)).to_have_value("0")


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_several_pictures_ask_the_same_without_red_beside_green(cms: Page) -> None:
    cms.goto("/beheer/images/multiple/add/")
    cms.locator("#fileupload").set_input_files([PICTURE, PICTURE | {"name": "weg.png"}])
    forms = cms.locator("#upload-list form")
    expect(forms).to_have_count(2)
    expect(cms.locator(".picture-frames-cuts canvas")).to_have_count(6)
    expect(cms.locator("#upload-list .error-message:visible")).to_have_count(0)

    forms.first.get_by_label("Wat is er te zien?").fill("Een brug")
    forms.first.get_by_label("Nee").check()
    forms.first.locator("[type=submit]").click()
    expect(forms).to_have_count(1)
