"""The order in which a story is locked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openhartig.pages.models import BasePage
from stories.consent.locking import lock, locked
from stories.consent.models import Teller


@pytest.fixture
def teller(site) -> Teller:
    return Teller.objects.get(key=site.story.key)


def test_the_page_comes_before_its_teller(teller):
    with CaptureQueriesContext(connection) as queries:
        assert lock(teller.key) == teller

    tables = [query["sql"].partition(" FROM ")[2] for query in queries]
    *_, page, person = tables
    assert page.startswith(f'"{BasePage._meta.db_table}" ')
    assert person.startswith(f'"{Teller._meta.db_table}" ')


def test_a_teller_comes_back_as_it_is_now(teller):
    Teller.objects.filter(pk=teller.pk).update(phone="06 12345678")

    assert locked(teller).phone == "06 12345678"


def test_nobody_is_locked_once_the_story_is_withdrawn(teller):
    Teller.objects.filter(pk=teller.pk).delete()

    assert lock(teller.key) is None
    with pytest.raises(Teller.DoesNotExist):
        locked(teller)
