"""Counting adds up, knows no day and no person, and never stops what it counts."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from openhartig.figures.counting import begin_to_count, count, count_wait, this_month
from openhartig.figures.models import Count
from openhartig.page_cache.writes import never_on_a_page
from tests.factories import MunicipalityFactory


def test_it_adds_up_per_month_and_municipality(db, django_capture_on_commit_callbacks):
    venlo = MunicipalityFactory(name="Venlo")
    with django_capture_on_commit_callbacks(execute=True):
        count("placed", place=venlo)
        count("placed", place=venlo)
        count("placed")
        count("placed", place=venlo, by=-1)

    assert set(Count.objects.values_list("figure", "municipality", "month", "number")) == {
        ("placed", venlo.pk, this_month(), 1),
        ("placed", 0, this_month(), 1),
    }


def test_what_does_not_happen_is_not_counted(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        count("placed")
        transaction.set_rollback(True)
    assert not Count.objects.exists()


@pytest.mark.parametrize(
    ("days", "part"), [(0, "2"), (2, "2"), (3, "7"), (14, "14"), (60, "60"), (61, "more")]
)
def test_a_wait_is_counted_roughly(db, django_capture_on_commit_callbacks, days: int, part: str):
    with django_capture_on_commit_callbacks(execute=True):
        count_wait("wait-read", timezone.now() - timedelta(days=days))

    assert Count.objects.get().part == part


def test_a_count_leads_to_nobody():
    fields = {field.name for field in Count._meta.get_fields()}

    assert fields == {"id", "figure", "part", "municipality", "month", "number"}
    assert not [field for field in Count._meta.get_fields() if field.is_relation]


def test_counting_renews_no_page():
    assert Count._meta.db_table in never_on_a_page()


def test_a_site_remembers_since_when_it_counts(db):
    begin_to_count()
    Count.objects.update(month=this_month().replace(year=2020))
    begin_to_count()

    assert Count.first_month() == this_month().replace(year=2020)


def test_nothing_is_lost_when_several_count_at_once(database):
    def add() -> None:
        for _ in range(5):
            count("placed")
        connection.close()

    threads = [Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Count.objects.get().number == 15
