"""When somebody answers: in words, for scripts, and as editors write it down."""

from datetime import time

import pytest
from django.urls import reverse

from campaign.help.blocks import ENDS_FIRST, TOO_LONG
from campaign.help.hours import DAY, Times, in_words, overlap
from campaign.help.models import Helpline
from campaign.help.models.helpline import NO_TIMES, TIMES_AS_WELL
from tests.cms import errors, helpline_form
from tests.factories import HelplineFactory
from tests.html import read_html

WORKDAYS, WEEKEND, ALL = (0, 1, 2, 3, 4), (5, 6), tuple(range(7))


def times(days: tuple[int, ...], opens: int, closes: int, next_day: bool = False) -> Times:
    return Times(days, time(opens), time(closes), next_day)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([], []),
        ([times(WORKDAYS, 9, 17)], ["Maandag tot en met vrijdag: 9.00 tot 17.00 uur"]),
        ([times(ALL, 11, 21)], ["Elke dag: 11.00 tot 21.00 uur"]),
        ([times((2,), 9, 12)], ["Woensdag: 9.00 tot 12.00 uur"]),
        ([times(WEEKEND, 9, 12)], ["Zaterdag en zondag: 9.00 tot 12.00 uur"]),
        ([times((0, 2, 4), 9, 12)], ["Maandag, woensdag en vrijdag: 9.00 tot 12.00 uur"]),
        ([times((6,), 0, 0, next_day=True)], ["Zondag: de hele dag"]),
        ([times((4,), 18, 0, next_day=True)], ["Vrijdag: 18.00 tot 24.00 uur"]),
        ([times((4,), 18, 2, next_day=True)], ["Vrijdag: 18.00 tot 2.00 uur de volgende dag"]),
        (
            [times(WEEKEND, 10, 14), times(WORKDAYS, 13, 17), times(WORKDAYS, 9, 12)],
            [
                "Maandag tot en met vrijdag: 9.00 tot 12.00 uur en 13.00 tot 17.00 uur",
                "Zaterdag en zondag: 10.00 tot 14.00 uur",
            ],
        ),
    ],
)
def test_hours_are_said_in_words(rows, lines):
    assert in_words(rows) == lines


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ([times(WORKDAYS, 9, 17), times(WEEKEND, 9, 17)], None),
        ([times(WORKDAYS, 9, 12), times(WORKDAYS, 12, 17)], None),
        ([times(WORKDAYS, 9, 17), times((4, 5), 16, 20)], 4),
        ([times((0,), 22, 2, next_day=True), times((1,), 1, 8)], 1),
        ([times((0,), 22, 2, next_day=True), times((1,), 2, 8)], None),
        ([times((6,), 22, 2, next_day=True), times((0,), 1, 8)], 0),
        ([times(ALL, 0, 0, next_day=True)], None),
        ([times((3,), 9, 12), times((3,), 9, 12)], 3),
    ],
)
def test_two_times_at_once_are_found(rows, day):
    assert overlap(rows) == day


def test_scripts_get_minutes_of_the_week():
    rows = [
        {"days": ["6"], "opens": "22:00", "closes": "02:00", "next_day": True},
        {"days": ["0", "1"], "opens": "9:00", "closes": "17:30", "next_day": False},
    ]
    helpline = Helpline(
        availability="at-times",
        opening_times=[{"type": "times", "value": row} for row in rows],
    )

    assert (
        helpline.open_spans == f"540-1050 {DAY + 540}-{DAY + 1050} {6 * DAY + 1320}-{7 * DAY + 120}"
    )
    assert Helpline(availability="always").open_spans == "always"
    assert Helpline().open_spans == ""


def row(*days: int, opens: str = "9:00", closes: str = "17:00", next_day: bool = False) -> dict:
    """Return a row of times as the CMS sends it."""
    filled_in = {"days": tuple(str(day) for day in days), "opens": opens, "closes": closes}
    return filled_in | ({"next_day": "on"} if next_day else {})


@pytest.fixture
def save(admin_client, site):
    """A function that saves times in the CMS and returns the answer."""
    helpline = HelplineFactory()
    address = reverse("wagtailsnippets_help_helpline:edit", args=[helpline.pk])

    def save(*rows: dict, **fields):
        return admin_client.post(address, helpline_form(*rows, **fields))

    return save


def test_an_editor_writes_down_times(save, client):
    fields = {"live": "on", "checked_on": "2026-01-01", "availability": "at-times"}
    saved = save(row(0, 1, 2, 3, 4), row(4, opens="18:00", closes="1:00", next_day=True), **fields)
    page = read_html(client.get("/hulp/"))
    card = page.one("article", class_="helpline ")

    assert saved.status_code == 302
    assert "Maandag tot en met vrijdag: 9.00 tot 17.00 uur" in card.text
    assert "Vrijdag: 18.00 tot 1.00 uur de volgende dag" in card.text
    now = card.one("p", class_="helpline-now")
    assert now["data-open"].endswith("6300-6780 6840-7260")
    assert now.text == ""
    assert "data-open-on-holidays" not in now.attributes


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([row(0, opens="17:00", closes="9:00")], ENDS_FIRST),
        ([row(0, opens="9:00", closes="9:00")], ENDS_FIRST),
        ([row(0, opens="9:00", closes="17:00", next_day=True)], TOO_LONG),
        ([row(0, 1), row(1, opens="16:00")], "Op dinsdag lopen twee tijden door elkaar."),
        ([row(0, opens="")], "Dit is een verplicht veld."),
        ([row()], "Dit is een verplicht veld."),
    ],
)
def test_times_that_cannot_be_are_refused_with_a_sentence(save, rows, sentence):
    refused = save(*rows, availability="at-times")

    assert refused.status_code == 200
    assert sentence in refused.text.replace("\\u2018", "‘").replace("\\u2019", "’")
    assert Helpline.objects.get().hours == []


@pytest.mark.parametrize(
    ("rows", "availability", "sentence"),
    [
        ([], "at-times", NO_TIMES),
        ([row(0)], "", TIMES_AS_WELL),
        ([row(0)], "always", TIMES_AS_WELL),
    ],
)
def test_what_an_editor_chose_fits_the_times(save, rows, availability, sentence):
    assert errors(save(*rows, availability=availability)) == {"availability": [sentence]}


def test_the_form_comes_back_as_it_was_saved(save, admin_client):
    save(row(0, opens="18:00", closes="1:00", next_day=True), availability="at-times")
    address = reverse("wagtailsnippets_help_helpline:edit", args=[Helpline.objects.get().pk])

    assert "18:00" in admin_client.get(address).text
    assert Helpline.objects.get().hours == ["Maandag: 18.00 tot 1.00 uur de volgende dag"]
