"""The statement about accessibility: public only when it is complete, and looked at every year."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from campaign.accessibility.models import (
    CHECK_EVERY,
    DEVIATIONS_AS_WELL,
    NEEDED,
    NO_STATUS,
    NOT_YET,
    TOO_OLD,
    VALID_FOR,
    AccessibilityPage,
    Status,
)
from tests.cms import PUBLISH, edit_address, errors
from tests.html import read_html

REGISTER = "https://www.toegankelijkheidsverklaring.nl/register/1"
DAY = timedelta(days=1)
DEVIATION = {
    "what": "Een video heeft geen ondertitels",
    "criterion": "1.2.2 Ondertitels voor media",
    "reason": "De maker leverde ze niet mee.",
    "effect": "Wie niet hoort, mist wat er gezegd wordt.",
    "measure": "We maken ze zelf.",
    "planned_on": "2027-03-01",
}


def form(*deviations: dict, **fields) -> dict:
    """Return the form of a statement that is complete, but for what is said otherwise."""
    today = timezone.localdate().isoformat()
    complete = {
        "title": "Toegankelijkheid",
        "slug": "toegankelijkheid",
        "status": Status.PARTLY.value,
        "examined_on": today,
        "register_url": REGISTER,
        "checked_on": today,
        "contact": "Het team van de campagne antwoordt binnen twee weken.",
        "body": streamfield([]),
        "deviations": streamfield([("deviation", each) for each in deviations]),
    }
    return nested_form_data(complete | fields)


@pytest.fixture
def cms(editor, log_in):
    return log_in(editor)


@pytest.fixture
def page(site) -> AccessibilityPage:
    return site.accessibility


def save(cms, page: AccessibilityPage, data: dict):
    return cms.post(edit_address(page), data)


def test_a_new_site_says_that_nobody_examined_it(client, page):
    text = read_html(client.get("/toegankelijkheid/")).one("main").text

    assert "Status Nog niet onderzocht" in text
    assert "register" not in text


def test_a_complete_statement_tells_all_of_it(client, cms, page):
    save(cms, page, form(DEVIATION) | PUBLISH)
    shown = read_html(client.get("/toegankelijkheid/")).one("main")

    assert "B: voldoet gedeeltelijk" in shown.text
    assert REGISTER in {link["href"] for link in shown.find("a")}
    for words in (*list(DEVIATION.values())[:-1], "1 maart 2027", "binnen twee weken"):
        assert words in shown.text


@pytest.mark.parametrize(
    ("fields", "deviations", "expected"),
    [
        ({"register_url": ""}, [DEVIATION], {"register_url": [NEEDED]}),
        ({"contact": ""}, [DEVIATION], {"contact": [NEEDED]}),
        ({"checked_on": ""}, [DEVIATION], {"checked_on": [NEEDED]}),
        ({"examined_on": ""}, [DEVIATION], {"examined_on": [NEEDED]}),
        ({}, [], {"deviations": [NEEDED]}),
        ({"status": "A"}, [DEVIATION], {"deviations": [DEVIATIONS_AS_WELL]}),
        ({"status": "C", "examined_on": ""}, [], {}),
        ({"status": "D", "examined_on": ""}, [], {}),
        ({"status": ""}, [], {"examined_on": [NO_STATUS], "register_url": [NO_STATUS]}),
        ({"status": "", "examined_on": "", "register_url": ""}, [], {}),
    ],
)
def test_what_is_missing_is_said_beside_the_field(cms, page, fields, deviations, expected):
    answer = save(cms, page, form(*deviations, **fields) | PUBLISH)

    assert (errors(answer) if answer.status_code == 200 else {}) == expected
    page.refresh_from_db()
    assert (page.status == fields.get("status", "B")) is not bool(expected) or page.status == ""


def test_no_day_is_still_to_come_and_no_examination_older_than_it_may_be(cms, page):
    today = timezone.localdate()
    later = save(cms, page, form(DEVIATION, checked_on=today + DAY) | PUBLISH)
    older = save(cms, page, form(DEVIATION, examined_on=today - VALID_FOR - DAY) | PUBLISH)

    assert errors(later) == {"checked_on": [NOT_YET]}
    assert errors(older) == {"examined_on": [TOO_OLD]}


def test_a_draft_may_be_unfinished_and_goes_public_on_no_road(cms, page):
    assert save(cms, page, form(contact="")).status_code == 302
    version = AccessibilityPage.objects.get().get_latest_revision()

    with pytest.raises(ValidationError, match="wie antwoordt op een melding"):
        version.publish()
    page.refresh_from_db()
    assert page.status == ""


@pytest.mark.parametrize(("age", "waits"), [(timedelta(0), False), (CHECK_EVERY + DAY, True)])
def test_after_a_year_it_stands_on_the_start_screen(cms, page, age, waits):
    page.checked_on = timezone.localdate() - age
    page.save()

    found = read_html(cms.get(reverse("wagtailadmin_home"))).find(id="accessibility-section")
    assert bool(found) is waits


def test_it_stands_not_on_the_start_screen_of_who_cannot_edit_it(municipal_editor, log_in, page):
    start = log_in(municipal_editor).get(reverse("wagtailadmin_home"))

    assert "Toegankelijkheidsverklaring om na te kijken" not in start.text
