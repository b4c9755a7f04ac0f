"""Finding a teller by a whole mail address or phone number, without leaving it anywhere."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from openhartig.users.models import User
from stories.consent.models import Teller
from stories.conversation.models import Conversation
from stories.desk.models import ReadingLog
from stories.withdrawal.erasure import withdraw
from tests.factories import TellerFactory

from .screens import address

ADDRESS = "mieke@contact.example.org"


def search(cms: Client, contact: str) -> HttpResponse:
    return cms.post(reverse("desk_find"), {"contact": contact})


@pytest.mark.parametrize(
    "typed",
    [ADDRESS, " Mieke@Contact.Example.ORG ", "06 1234 5678", "+31 6 12345678", "0031612345678"],
)
def test_one_teller_is_opened_at_once(cms: Client, teller: Teller, typed: str):
    TellerFactory(email="bart@contact.example.org", phone="06 87654321")
    response = search(cms, typed)
    assert response.status_code == 303
    assert response["Location"] == address("teller", teller)


def test_several_are_listed_without_names(cms: Client, teller: Teller):
    other = TellerFactory(name="Wim Contactnaam", email=ADDRESS)
    html = search(cms, ADDRESS).content.decode()
    assert address("teller", teller) in html
    assert address("teller", other) in html
    assert "Contactnaam" not in html


@pytest.mark.parametrize(
    "typed", ["mieke@contact.example", "kees@contact.example.org", "06 12345679"]
)
def test_a_part_or_another_finds_nobody(cms: Client, teller: Teller, typed: str):
    response = search(cms, typed)
    assert response.status_code == 200
    assert "Geen verteller heeft dit" in response.content.decode()


@pytest.mark.parametrize("typed", ["", "Mieke", "1234"])
def test_what_is_neither_is_refused_and_not_looked_for(cms: Client, teller: Teller, typed: str):
    response = search(cms, typed)
    assert response.status_code == 422
    assert "heel e-mailadres" in response.content.decode()
    assert not ReadingLog.objects.exists()


def test_who_did_not_send_is_not_found(cms: Client, teller: Teller):
    teller.conversation.set_status(Conversation.Status.UNFINISHED)
    assert "Geen verteller heeft dit" in search(cms, ADDRESS).content.decode()


def test_a_search_is_written_down_and_not_for_whom(cms: Client, coordinator: User, teller: Teller):
    search(cms, "kees@contact.example.org")
    entry = ReadingLog.objects.get()
    assert (entry.user, entry.key) == (coordinator, None)
    html = cms.get(reverse("desk_reading_log")).content.decode()
    assert "gezocht op e-mailadres of telefoonnummer" in html
    assert "kees@" not in html


def test_what_is_typed_stands_in_no_address_and_in_no_log(
    cms: Client, teller: Teller, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.DEBUG):
        response = search(cms, ADDRESS)
    assert "mieke" not in response["Location"]
    assert "mieke" not in caplog.text.casefold()
    form = cms.get(reverse("desk_tellers")).content.decode()
    assert f'method="post"\n      action="{reverse("desk_find")}"' in form
    assert (
        "Geen verteller" not in cms.get(reverse("desk_find"), {"contact": ADDRESS}).content.decode()
    )
    assert ReadingLog.objects.count() == 1


def test_after_a_withdrawal_nobody_is_found(cms: Client, teller: Teller):
    withdraw(teller.key)
    assert "Geen verteller heeft dit" in search(cms, ADDRESS).content.decode()
