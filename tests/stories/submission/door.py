"""What happens at the door of the form: proof of work, and limits that fill up."""

import json

import altcha

from openhartig.web.limits import Limit
from stories.submission import spam
from stories.submission.models import Submission

from .conftest import Writer


def solve(page) -> str:
    """Do what the browser does with the challenge on a page."""
    (place,) = [element for element in page.find("div") if element.get("data-challenge")]
    challenge = altcha.Challenge.from_dict(json.loads(place["data-challenge"]))
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


def fill_up(limit: Limit, who: str, times: int) -> None:
    for _ in range(times):
        assert limit.take(who)


def near_the_limit() -> None:
    fill_up(spam.STARTS, "127.0.0.1", spam.NEAR)


def refused(writer: Writer, status: int) -> bool:
    assert writer.answer.status_code == status
    assert writer.value("perspective") == "naaste"
    return Submission.objects.count() == 0
