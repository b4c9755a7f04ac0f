"""Proof of work: a browser computes for a moment, which costs one person nothing and a robot a lot.

The challenge is our own (https://altcha.org, self-hosted), and belongs to one form. A form becomes
one submission at most, so a solution is of no use a second time.
"""

import hashlib
import json

import altcha
from django.utils.crypto import salted_hmac

ALGORITHM = "PBKDF2/SHA-256"
COST = 5_000  # iterations per try; 256 tries on average: about a second on a phone
LONGEST_SOLUTION = 4_000  # characters


def new_challenge(token: str) -> str:
    """Return a challenge for the form with this token, as JSON for the widget."""
    challenge = altcha.create_challenge(ALGORITHM, COST, data=_form(token), hmac_secret=_secret())
    return json.dumps(challenge.to_dict())


def is_solved(solution: str, token: str) -> bool:
    """Tell whether this is a solution of a challenge that we made for the form with this token."""
    if not solution or len(solution) > LONGEST_SOLUTION:
        return False
    if not altcha.verify_solution(solution, _secret()).verified:
        return False
    return altcha.Payload.from_base64(solution).challenge.parameters.data == _form(token)


def _form(token: str) -> dict[str, str]:
    return {"form": hashlib.sha256(token.encode()).hexdigest()}


def _secret() -> str:
    return salted_hmac("stories.submission.proof", "", algorithm="sha256").hexdigest()
