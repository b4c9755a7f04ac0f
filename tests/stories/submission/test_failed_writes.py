"""A step that cannot be kept comes back with what was typed, and can be sent again."""

import logging

import pytest
from django.db import connection

from stories.submission.models import Submission
from tests.faults import full_database, given_back, read_only_database

from .conftest import ABOUT, BEGIN, STORY, USES, Writer

LONG = ("Een lang verhaal. " * 500).strip()  # it does not fit in a page that the database has
TYPED = {
    "vooraf": BEGIN,
    "verhaal": STORY | {"text": LONG},
    "over-jou": ABOUT,
    "versturen": USES,
}


@pytest.fixture
def writer(writer: Writer) -> Writer:
    """Somebody whose browser shows what the site answers when something fails."""
    writer.client.raise_request_exception = False
    return writer


@pytest.mark.parametrize(
    ("step", "fault"),
    [*((step, read_only_database) for step in TYPED), ("verhaal", full_database)],
)
def test_a_step_comes_back_and_is_sent_again(writer: Writer, caplog, step: str, fault):
    if step == "vooraf":
        writer.open()
    else:
        writer.go_to(step)
    address, typed = writer.address, TYPED[step]

    with fault(), caplog.at_level(logging.DEBUG):
        answer = writer.press(**typed)

    back = given_back(answer)
    words = {name: value for name, value in typed.items() if isinstance(value, str)}
    assert back.items() >= (words | {"action": "next"}).items()
    assert "lang verhaal" not in caplog.text
    assert address.split("/")[2] not in answer.text.replace(back.get("ticket", "-"), "")
    if connection.vendor == "sqlite":  # PostgreSQL stays read-only until the test ends
        assert writer.client.post(address, back).status_code == 303
        assert Submission.objects.count() == 1
