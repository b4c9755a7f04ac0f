"""No form stumbles over a day that cannot be."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaign.help.models import Helpline
from openhartig.input.dates import IMPOSSIBLE
from stories.desk.forms import InterviewForm
from tests.cms import PUBLISH, edit_address, errors, form_of, helpline_form
from tests.factories import HelplineFactory

pytestmark = pytest.mark.slow

DAYS = ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"]


@given(st.dates())
def test_every_field_for_a_day_knows_the_same_years(day):
    typed = day.isoformat()
    for field, text in ((forms.DateField(), typed), (forms.DateTimeField(), f"{typed} 00:00")):
        if 1900 <= day.year < 2200:
            assert field.clean(text)
        else:
            with pytest.raises(ValidationError, match=IMPOSSIBLE):
                field.clean(text)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_the_schedule_of_a_page(admin_client, site, day, name, action):
    form = form_of(admin_client, site.plain)
    form.update({name: f"{day} 00:00"} | action)
    answer = admin_client.post(edit_address(site.plain), form)

    assert IMPOSSIBLE in errors(answer)[name]


def test_a_schedule_that_can_be(admin_client, site):
    form = form_of(admin_client, site.plain)
    form.update({"go_live_at": "2100-01-01 00:00"} | PUBLISH)

    assert admin_client.post(edit_address(site.plain), form).status_code == 302


@pytest.mark.parametrize("day", DAYS)
def test_the_day_of_a_check(admin_client, day):
    helpline = HelplineFactory()
    address = reverse(Helpline.snippet_viewset.get_url_name("edit"), args=[helpline.pk])
    form = helpline_form(name="Luisteraar", for_whom="iedereen", checked_on=day)
    answer = admin_client.post(address, form)

    assert errors(answer) == {"checked_on": [IMPOSSIBLE]}


def test_the_day_of_a_talk(admin_user):
    form = InterviewForm({"decided_on": "0001-01-01"}, user=admin_user)

    assert form.errors["decided_on"] == [IMPOSSIBLE]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("end", ["from", "to"])
@pytest.mark.parametrize(
    "question",
    [
        "reports/site-history/?timestamp",
        "reports/locked/?locked_at",
        "reports/workflow/?created_at",
        "stories/?latest_revision_created_at",
    ],
)
def test_a_list_with_a_filter(admin_client, site, question, end, day):
    assert admin_client.get(f"/beheer/{question}_{end}={day}").status_code == 200
