"""What is shown of places where words of a story may stand, and where their links lead."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from openhartig.media.models import SiteDocument
from openhartig.users.models import User
from stories.consent.models import Teller
from stories.consent.permissions import COORDINATE
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.models import Leftover
from tests.factories import ImageFactory, ThemeFactory, Tree

from .quotes import (
    ASK,
    NAME,
    QUOTE,
    make_quoted_story,
    publish,
    quote_on_site,
    quote_on_unpublished_page,
    write,
)
from .screens import show

pytestmark = pytest.mark.slow

LIST = reverse("desk_leftovers")


@pytest.fixture
def story(teller: Teller) -> StoryPage:
    return make_quoted_story(teller)


def page_of_others(site: Tree) -> tuple[Model, str]:
    page = quote_on_site(site)
    return page, page.get_url()


def page_off_the_site(site: Tree) -> tuple[Model, str]:
    return quote_on_unpublished_page(site), ""


def picture(site: Tree) -> tuple[Model, str]:
    image = ImageFactory(title=f"Portret {NAME}")
    return image, image.file.url


def document(site: Tree) -> tuple[Model, str]:
    file = SiteDocument.objects.create(title=f"Interview {NAME}", file="documents/x.pdf")
    return file, file.url


def theme(site: Tree) -> tuple[Model, str]:
    return ThemeFactory(name=f"Zoals {NAME}"), ""


PLACES = [page_of_others, page_off_the_site, picture, document, theme]


@pytest.mark.parametrize("make", PLACES)
def test_who_may_not_edit_a_place_sees_it_and_asks_the_editors(
    cms: Client, story: StoryPage, site: Tree, make: Callable
):
    item, url = make(site)
    withdraw(story.key)

    html = cms.get(LIST).content.decode()

    assert ASK in html
    assert "/edit/" not in html.split("<main")[1]
    assert (f'<a href="{url}">' in html) if url else (f'">{item}</a>' not in html)


@pytest.mark.parametrize("make", PLACES)
def test_who_may_edit_a_place_goes_there(
    story: StoryPage, site: Tree, editor: User, log_in: Callable[[User], Client], make: Callable
):
    app, codename = COORDINATE.split(".")
    permission = Permission.objects.get(content_type__app_label=app, codename=codename)
    editor.user_permissions.add(permission)
    make(site)
    withdraw(story.key)

    html = log_in(editor).get(LIST).content.decode()

    assert ASK not in html


def test_before_the_withdrawal_every_quote_of_a_place_is_shown(
    cms: Client, teller: Teller, story: StoryPage, site: Tree
):
    publish(write(site.plain, f"{NAME} zei: {QUOTE.lower()} Dag {NAME}!"))

    html = show(cms, "withdraw", teller)

    assert html.count(f"‘{NAME}’") == 1
    assert html.count("‘ik telde elke nacht de lantaarns in onze straat’") == 1


def test_what_the_erasure_takes_away_is_no_place_to_look_at(
    cms: Client, teller: Teller, story: StoryPage
):
    photo = ImageFactory(title=f"Portret {NAME}")
    story.photo, story.photo_decorative = photo, True
    story.save_revision()
    Redirect.objects.create(old_path=f"/{NAME}", redirect_page=story)

    html = show(cms, "withdraw", teller)

    assert "Op andere plekken" not in html
    withdraw(teller.key)
    assert not Leftover.objects.exists()
