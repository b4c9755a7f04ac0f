"""A choice that cannot be kept is not shown as kept."""

import pytest
from django.test import Client

from openhartig.web.failed_writes import NOT_KEPT
from tests.faults import given_back, read_only_database

from .test_choose import AS_SCRIPT, FROM_US, choose


@pytest.mark.parametrize("action", ["accept", "save"])
@pytest.mark.parametrize("headers", [AS_SCRIPT, FROM_US], ids=["by script", "by form"])
def test_a_choice_that_cannot_be_kept(text, action: str, headers: dict):
    client = Client(raise_request_exception=False)

    with read_only_database():
        answer = choose(client, text, action, "vimeo", **headers)

    if headers is AS_SCRIPT:
        assert (answer.status_code, answer.json()["message"]) == (503, NOT_KEPT)
    else:
        assert given_back(answer) == {"text": str(text.pk), "action": action, "vimeo": "on"}
    assert not client.cookies
