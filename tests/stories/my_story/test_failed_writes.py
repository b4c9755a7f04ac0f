"""What a teller decides or writes on the private page comes back when it cannot be kept."""

import pytest

from stories.consent.models import Teller
from tests.faults import given_back, read_only_database

from .conftest import Visit

REMARK = "Kun je mijn naam\nweglaten?"


@pytest.mark.parametrize(
    ("action", "typed"),
    [
        ("anders", {"remark": REMARK}),
        ("toestemming", {"shown": "site-text", "uses": "site-text"}),
        ("pauze", {}),
        ("link", {}),
        ("terugtrekken", {"zeker": "ja"}),
    ],
)
def test_it_comes_back(visit: Visit, teller: Teller, action: str, typed: dict[str, str]):
    visit.client.raise_request_exception = False

    with read_only_database():
        answer = visit.post(action, **typed)

    if answer.status_code == 422:
        pytest.fail(answer.text)
    assert given_back(answer) == typed
    assert visit.token not in answer.text
    assert ("Probeer opnieuw" in answer.text) is bool(typed)
