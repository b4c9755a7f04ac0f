"""What renews the public pages: per road through the CMS and the site, with real transactions."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, UploadedFile
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaign.help.models import Helpline
from campaign.policy.models import AmbitionPage
from openhartig.mail.outbox import send
from openhartig.media.models import SiteImage
from openhartig.page_cache.stamp import LinkStamp
from openhartig.pages.models import BasePage, SiteSettings
from openhartig.region.models import Municipality, Partner
from openhartig.users.models import User
from stories.consent.models import Teller
from stories.models import StoryPage, Theme
from stories.submission import spam
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.pause import pause
from tests.cms import PUBLISH, add_address, edit_address, form_of, story_form
from tests.consent import agree_to
from tests.databases import copy_database, drop_database, using_database
from tests.factories import (
    HelplineFactory,
    ImageFactory,
    MunicipalityFactory,
    PartnerFactory,
    ThemeFactory,
    make_tree,
)
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.stories.renewals import AS_SCRIPT, World, live
from tests.stories.submission.conftest import BEGIN, FROM_US, USES, Writer

pytestmark = pytest.mark.slow

PASSWORD = "vier-woorden-in-een-zin"
COMMENT = {
    "comments-TOTAL_FORMS": "1",
    "comments-INITIAL_FORMS": "0",
    "comments-0-text": "Klopt dit?",
    "comments-0-contentpath": "title",
    "comments-0-replies-TOTAL_FORMS": "0",
    "comments-0-replies-INITIAL_FORMS": "0",
}


@pytest.fixture(scope="module")
def filled(migrated: str, django_db_blocker, tmp_path_factory) -> Iterator[str]:
    """The name of a database with a small site, to copy."""
    with django_db_blocker.unblock():
        name = copy_database(migrated, tmp_path_factory.mktemp("renewals") / "filled.sqlite3")
        with using_database(name):
            tree = make_tree()
            User.objects.create_superuser("beheerder", password=PASSWORD)
            MunicipalityFactory(slug="weert"), MunicipalityFactory(), ThemeFactory(slug="angst")
            ThemeFactory(), PartnerFactory(), PartnerFactory(), HelplineFactory(), ImageFactory()
            tree.story.save_revision()
            agree_to(tree.story)
            Client().get("/")  # makes the settings of the site
        yield name
        drop_database(name)


@pytest.fixture
def world(db, filled, tmp_path, settings, monkeypatch) -> Iterator[World]:
    settings.PAGE_CACHE_DIR = tmp_path / "page_cache"
    settings.ERASURE_LEDGER = tmp_path / "erased"
    monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", -1)
    world, change = World(), LinkStamp.change

    def counted(stamp: LinkStamp) -> str:
        world.changes += 1
        return change(stamp)

    name = copy_database(filled, tmp_path / "own.sqlite3")
    with using_database(name):
        assert world.editor
        monkeypatch.setattr(LinkStamp, "change", counted)
        yield world
    drop_database(name)


def new_story(world: World) -> None:
    themes = list(Theme.objects.values_list("pk", flat=True))
    address = add_address(BasePage.objects.get(slug="verhalen"), StoryPage)
    answer = world.editor.post(address, story_form(themes=themes), headers=AS_SCRIPT)
    story = StoryPage.objects.get(pk=answer.json()["pk"])
    world.save(story, themes=[themes[0]])
    world.save(story, times=2, themes=[])
    world.save(story, themes=[str(pk) for pk in themes])


def draft_with_choices(world: World) -> None:
    page = world.draft(example_type())
    ambition = live(AmbitionPage).pk
    choices = {"municipalities": keys(Municipality), "partners": keys(Partner)}
    world.save(page, times=2, **choices, ambitions=[ambition])
    world.save(page, municipalities=[], partners=[])


def draft_with_links(world: World) -> None:
    page = world.draft(AmbitionPage)
    story = live(StoryPage).pk
    links = nested_form_data({"story_links": inline_formset([{"story": story}])})
    world.save(page, times=2, **links)


def keys(model) -> list[str]:
    return [str(pk) for pk in model.objects.values_list("pk", flat=True)]


def example_type() -> type[BasePage]:
    return type(BasePage.objects.get(content_type__model="examplepage").specific)


def plain(world: World) -> BasePage:
    return BasePage.objects.get(content_type__model="plainpage").specific


def log_in(world: World) -> None:
    answer = Client().post("/beheer/login/", {"username": "beheerder", "password": PASSWORD})
    assert answer.status_code == 302


def preview(world: World) -> None:
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[plain(world).pk])
    assert world.editor.post(address, form_of(world.editor, plain(world))).json()["is_valid"]
    assert world.editor.get(address).status_code == 200


def comment(world: World) -> None:
    world.save(plain(world), **COMMENT)
    assert Comment.objects.count() == 1


def upload(world: World) -> None:
    def file(name: str, content: bytes) -> dict:
        return {"title": "Nieuw", "collection": 1, "file": SimpleUploadedFile(name, content)}

    world.post("wagtailimages:add", data=file("beeld.png", drawn_picture(90, 60)) | ANSWERED)
    world.post("wagtaildocs:add", data=file("brochure.pdf", b"%PDF"))
    several = file("beeld.png", drawn_picture(80, 60))
    several["files[]"] = several.pop("file")
    world.post("wagtailimages:add_multiple", data=several)
    waiting = UploadedFile.objects.get().pk
    about = {"title": "Nieuw"} | ANSWERED
    filled_in = {f"uploaded-image-{waiting}-{name}": value for name, value in about.items()}
    world.post("wagtailimages:create_multiple_from_uploaded_image", waiting, data=filled_in)
    assert SiteImage.objects.count() == 3


def first_step(world: World) -> None:
    writer = Writer()
    writer.open()
    writer.press(**BEGIN)


def whole_submission(world: World) -> None:
    writer = Writer().go_to("versturen")
    writer.press("send", **USES)
    assert writer.address.startswith("/mijn-verhaal/")


def cookie_choice(world: World) -> None:
    page = Client().get("/cookies/").content.decode()
    text = re.search(r'name="text" value="(\d+)"', page)[1]
    data = {"text": text, "action": "accept"}
    assert Client(headers=FROM_US).post("/cookies/keuze/", data).status_code == 303


def plan(world: World) -> None:
    form = form_of(world.editor, plain(world))
    form.update(PUBLISH | {"go_live_at": "2099-01-01 10:00"})
    world.editor.post(edit_address(world.draft(type(plain(world)))), form)
    assert plain(world).go_live_at


NEVER: dict[str, Callable[[World], object]] = {
    "autosave of a public page": lambda world: world.save(plain(world), times=3),
    "autosave of a public story": lambda world: world.save(live(StoryPage), times=2),
    "a new story that is saved again and again": new_story,
    "autosave of a draft with choices": draft_with_choices,
    "autosave of a draft with links": draft_with_links,
    "preview": preview,
    "comment": comment,
    "log-in": log_in,
    "upload": upload,
    "the first step of a teller": first_step,
    "a whole submission": whole_submission,
    "cookie choice": cookie_choice,
    "mail": lambda world: send("iemand@example.org", "link", {"link": "https://example.org/"}),
    "lock": lambda world: world.post("wagtailadmin_pages:lock", plain(world).pk, data={}),
    "a draft that is planned": plan,
}


@pytest.mark.parametrize("road", NEVER.values(), ids=NEVER)
def test_what_no_page_shows_renews_nothing(world: World, road: Callable) -> None:
    road(world)
    assert world.changes == 0


def publish_draft(world: World) -> None:
    world.publish(world.draft(type(plain(world))))


def publish_agreed_story(world: World) -> None:
    story = world.draft(StoryPage)
    story.get_latest_revision().publish()
    assert StoryPage.objects.get(pk=story.pk).live


ONCE = {
    "publish a change of a public page": lambda world: world.publish(plain(world)),
    "publish a draft": publish_draft,
    "publish a story": publish_agreed_story,
    "unpublish": lambda world: plain(world).unpublish(),
    "a theme": lambda world: Theme.objects.first().save(),
    "a helpline": lambda world: Helpline.objects.first().save(),
    "a municipality": lambda world: Municipality.objects.first().save(),
    "settings": lambda world: SiteSettings.objects.get().save(),
    "a picture": lambda world: SiteImage.objects.first().save(),
}


@pytest.mark.parametrize("road", ONCE.values(), ids=ONCE)
def test_what_pages_show_renews_them_once(world: World, road: Callable) -> None:
    road(world)
    assert world.changes == 1


AT_LEAST = {
    "pause": lambda world: pause(Teller.objects.get(key=live(StoryPage).key)),
    "withdrawal": lambda world: withdraw(live(StoryPage).key),
    "delete": lambda world: live(StoryPage).delete(),
    "a slug": lambda world: BasePage.objects.filter(pk=live(StoryPage).pk).update(slug="anders"),
    "a draft with others": lambda world: BasePage.objects.update(introduction="Anders"),
    "a draft past any transaction": lambda world: BasePage.objects.filter(
        pk=world.draft(StoryPage).pk
    ).update(title="Niemand ziet dit"),
}


@pytest.mark.parametrize("road", AT_LEAST.values(), ids=AT_LEAST)
def test_what_is_in_doubt_renews_the_pages(world: World, road: Callable) -> None:
    road(world)
    assert world.changes >= 1
