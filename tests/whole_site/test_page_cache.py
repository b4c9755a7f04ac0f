"""What the page cache counts as never on a page is on none: compared with every page."""

import re
from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, models, transaction
from django.template import defaulttags
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Orderable

from campaign.home.models import PlainPage
from openhartig.media.models import SiteImage
from openhartig.page_cache.drafts import BOOKKEEPING
from openhartig.page_cache.requests import Addresses
from openhartig.page_cache.writes import never_on_a_page
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from stories.models import StoryPage
from tests.factories import PdfFactory

TABLE = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)
WORD = "kruisbessenjam"
OTHER_VALUES = {
    "draft_title": WORD,
    "go_live_at": "2031-02-03 04:05:06+00:00",
    "has_unpublished_changes": True,
    "latest_revision_created_at": "2031-02-03 04:05:06+00:00",
    "latest_revision_id": None,
    "live_revision_id": None,
    "locked": True,
    "locked_at": "2031-02-03 04:05:06+00:00",
    "locked_by_id": None,
    "team_id": None,  # the test takes one that exists
}
NOT_SHOWN_YET = {"wagtailcore_locale", "wagtailcore_pageviewrestriction_groups"}
"""There is one language, and no page that only some groups may see."""


@pytest.fixture
def kept(answers, db) -> list[str]:
    """Every address of the site whose answer is kept."""
    key_of = Addresses().key_of
    requests = {address: RequestFactory().get(address).environ for address in answers}
    found = [
        address
        for address, environ in requests.items()
        if key_of(environ | {"HTTP_HOST": "testserver"}) and answers[address].status_code != 301
    ]
    assert len(found) > 40
    return found


@pytest.fixture
def today(kept, answers) -> dict[str, bytes]:
    """What each of these addresses answered before anything changed."""
    return {address: answers[address].getvalue() for address in kept}


@pytest.fixture
def changing() -> Iterator[None]:
    """Let a test change the site, and put everything back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def built(addresses: list[str]) -> dict[str, bytes]:
    """Return what each address answers now."""
    return {address: Client().get(address).getvalue() for address in addresses}


def write_in_every_row(pages: models.QuerySet) -> None:
    """Put a word in every text that belongs to a page, also those of its own type."""
    for page in pages.specific():
        for field in page._meta.local_concrete_fields + BasePage._meta.local_concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and field.name not in {
                "path",
                "slug",
                "url_path",
                "perspective",
            }:
                field.model._base_manager.filter(pk=page.pk).update(**{field.name: WORD})


def test_no_page_that_is_kept_reads_a_table_that_is_said_to_be_on_none(kept, changing) -> None:
    page = PlainPage.objects.live().first()
    document = f'<a linktype="document" id="{PdfFactory().pk}">Lees het plan</a>'
    page.body = [("text", f"<p>{document}</p>")]
    page.save()
    cache.clear()
    ContentType.objects.clear_cache()

    with CaptureQueriesContext(connection) as queries:
        built(kept)

    read = {table for query in queries for table in TABLE.findall(query["sql"])}
    assert {"pages_basepage", "stories_theme", "help_helpline", "media_sitedocument"} <= read
    assert read & never_on_a_page() == set()


def test_no_table_that_pages_will_show_is_said_to_be_on_none(db) -> None:
    tables = {*connection.introspection.table_names()}
    of_pages = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, BasePage | Orderable)
    }
    assert NOT_SHOWN_YET | of_pages <= tables
    assert never_on_a_page() & (NOT_SHOWN_YET | of_pages) == set()


def test_the_bookkeeping_of_pages_is_on_no_page(kept, today, changing) -> None:
    assert OTHER_VALUES.keys() == BOOKKEEPING
    values = OTHER_VALUES | {"team_id": Municipality.objects.earliest("pk").pk}
    columns = ", ".join(f'"{name}" = %s' for name in values)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE pages_basepage SET {columns}", list(values.values()))
    assert built(kept) == today


def test_a_draft_is_on_no_page(kept, changing) -> None:
    stories = StoryPage.objects.live().order_by("pk")
    drafts = list(stories[:2])
    drafts += [page for page in BasePage.objects.filter(depth=4).specific() if page.pk % 3 == 0]
    for page in drafts:
        BasePage._base_manager.filter(pk=page.pk).update(live=False)
    before = built(kept)
    write_in_every_row(BasePage.objects.not_live())
    BasePage._base_manager.filter(live=False, depth=4).update(show_in_menus=True)
    for story in StoryPage.objects.not_live():
        story.themes.through.objects.filter(storypage=story).delete()
    after = built(kept)
    assert [address for address in kept if after[address] != before[address]] == []


def test_a_new_file_is_on_no_page(kept, today, changing) -> None:
    image = SiteImage.objects.first()
    image.pk, image.title = None, WORD
    models.Model.save_base(image, raw=True, force_insert=True)
    assert built(kept) == today


def test_questions_that_a_page_does_not_know_change_nothing(kept, answers) -> None:
    pages = [a for a in kept if "?" not in a and answers[a].status_code == 200]
    questions = dict.fromkeys(sorted(Addresses().queries), "onzin") | {"pagina": "99999", "p": "1"}
    silent = []
    for address in pages:
        asked = Client().get(address, questions)
        if own := asked.headers.get("Content-Location"):
            assert Client().get(own).getvalue() == asked.getvalue()
        else:
            silent.append(address)
    assert sorted(silent) == [
        "/cookies/",
        "/mijn-keuzes/",
        "/robots.txt",
        "/sitemap.xml",
        "/zoeken/",
    ]


def test_a_page_that_is_another_one_tomorrow_says_until_when_it_is_right(
    kept, today, monkeypatch
) -> None:
    moments = [timezone.now() + timedelta(days=days) for days in (1, 40, 400)]
    for moment in moments:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        monkeypatch.setattr(defaulttags, "datetime", Mock(now=lambda tz, m=moment: m))
        for address in kept:
            answer = Client().get(address)
            assert answer.getvalue() == today[address] or "Expires" in answer.headers
