"""The messages themselves: complete in both parts, neutral, and without anything remote."""

import re

import pytest
from django.conf import settings

from openhartig.mail.messages import kinds, write
from tests.html import read_html

LINK = "https://www.example.nl/mijn-verhaal/" + "aB3" * 14 + "x/"
CONTEXT = {
    "link": LINK,
    "choose_url": "/beheer/password_reset/confirm/MQ/" + "aB3" * 14 + "/",
    "days": 60,
    "lines": ["Verhaal, Venlo: doorgestuurd door Gemma Jansen op 26 november"],
    "erased": ["de pagina & de foto", "je adres"],
    "unreachable": ["zoekmachines"],
}


def context_of(kind: str) -> dict:
    return {name: CONTEXT[name] for name in kinds()[kind]}


@pytest.fixture(params=sorted(kinds()))
def message(request: pytest.FixtureRequest):
    return write(request.param, context_of(request.param))


def test_subject_tells_nothing(message):
    assert message.subject == "Bericht van Limburg Openhartig"


def test_first_words_tell_nothing(message):
    """A phone shows them on its locked screen."""
    beginning = message.text.partition("http")[0].lower()
    assert not re.search(r"verhaal|psych|depress|gevoel|hulp|ziek", beginning)


def test_html_is_plain(message):
    assert not re.search(r"<(img|script|style|link|iframe)|style=|src=|url\(", message.html)
    assert '<html lang="nl">' in message.html
    assert "<title>Bericht van Limburg Openhartig</title>" in message.html


def test_both_parts_say_the_same(message):
    words = re.findall(r"\w+", message.text)
    shown = set(re.findall(r"\w+", read_html(message.html).text))
    assert [word for word in words if word not in shown] == []


def test_nothing_is_left_open(message):
    assert "{" not in message.text + message.html
    assert "\n\n\n" not in message.text


@pytest.mark.parametrize("kind", [kind for kind, needs in kinds().items() if "link" in needs])
def test_link_is_in_both_parts(kind: str):
    message = write(kind, context_of(kind))
    assert f"\n{LINK}\n" in message.text
    assert f'href="{LINK}"' in message.html


def test_receipt_lists_what_was_erased_and_gives_no_link():
    message = write("withdrawn", context_of("withdrawn"))
    assert "- de pagina & de foto\n- je adres\n" in message.text
    assert "<li>de pagina &amp; de foto</li>" in message.html
    assert "mijn-verhaal" not in message.text + message.html


def test_receipt_without_anything_out_of_reach():
    message = write("withdrawn", {"erased": ["je adres"], "unreachable": []})
    assert "niet bij" not in message.text + message.html


def test_yearly_question_says_how_long_we_wait():
    assert "binnen 60 dagen" in write("yearly", context_of("yearly")).text


@pytest.mark.parametrize(
    ("kind", "context"),
    [
        ("newsletter", {"link": LINK}),
        ("../base", {"link": LINK}),
        ("link", {}),
        ("question", {"link": LINK, "question": "Hoe gaat het?"}),
    ],
)
def test_a_message_takes_exactly_what_it_needs(kind: str, context: dict):
    with pytest.raises(ValueError, match="cannot be made"):
        write(kind, context)


def test_every_template_is_of_a_kind():
    folder = settings.PROJECT_DIR / "templates" / "mail"
    assert {file.stem for file in folder.iterdir()} - {"base"} == set(kinds())
