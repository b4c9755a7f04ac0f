"""The proof of consent of one story: the words of then, each answer, when, how and by whom."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from openhartig.users.models import User
from stories.consent import models
from stories.consent.models import SignedForm, Teller
from stories.consent.uses import How, Use
from stories.consent.wording import INTRODUCTION, WORDING, current_words
from stories.desk.models import ReadingLog
from stories.models import StoryPage
from tests.factories import UserFactory
from tests.html import Element, read_html

from .makers import edit
from .screens import show

NOON = timezone.make_aware(datetime(2026, 3, 9, 12))


def proof(cms: Client, teller: Teller) -> Element:
    return read_html(show(cms, "proof", teller)).one("main")


def about(page: Element, use: Use) -> str:
    return page.one(**{"aria-labelledby": f"gebruik-{use}"}).text


@pytest.fixture
def other_words(monkeypatch: pytest.MonkeyPatch):
    """A function that changes the words with which consent is asked from now on."""

    def change(use: Use, question: str) -> None:
        words: dict[str, Any] = current_words()
        words["uses"][use.value]["question"] = question
        monkeypatch.setattr(models, "current_words", lambda: words)

    return change


def test_each_use_has_the_words_the_answer_the_day_and_how(cms: Client, teller: Teller):
    page = proof(cms, teller)
    assert INTRODUCTION in page.text
    assert "Mieke Contactnaam" in page.text
    assert teller.reference in page.text
    for use, (question, explanation) in WORDING.items():
        words = about(page, use)
        assert f"{question}. {explanation}" in words
        assert "met het formulier op de site" in words
        assert re.search(r"Ja, op \d+ \w+ \d{4}, \d\d:\d\d,", words)


def test_words_that_changed_since_stand_with_the_answer_that_they_got(
    cms: Client, teller: Teller, other_words
):
    other_words(Use.PRESS, "Een krant mag het hebben")
    teller.decide({Use.SITE_TEXT}, How.PRIVATE_LINK)
    words = about(proof(cms, teller), Use.PRESS)
    first, second = WORDING[Use.PRESS][0], "Een krant mag het hebben"
    order = [words.index(text) for text in (first, "Ja, op", second, "Nee, op")]
    assert order == sorted(order)
    assert words.startswith("Pers: nee")


def test_what_was_said_elsewhere_has_a_day_a_witness_and_who_asked(cms: Client, teller: Teller):
    asker = UserFactory(first_name="Anja", last_name="Peters")
    said = {"asked_by": asker, "witness": "Getuige Gerrits", "decided_at": NOON}
    teller.decide({Use.SITE_TEXT}, How.SPOKEN, **said)
    words = about(proof(cms, teller), Use.NAME)
    assert "Nee, op 9 maart 2026, mondeling, met een getuige: Getuige Gerrits" in words
    assert "gevraagd door Anja Peters" in words


def test_what_was_never_asked_is_told(cms: Client, teller: Teller):
    teller.grants.filter(use=Use.VIDEO).delete()
    assert about(proof(cms, teller), Use.VIDEO) == "Video of geluid: niet gevraagd"


def test_the_text_that_was_agreed_to_is_there(cms: Client, teller: Teller, public_story: StoryPage):
    SignedForm.objects.create(teller=teller, file="x.pdf")
    edit(public_story, introduction="Heel iets anders.")
    page = proof(cms, teller)
    assert "akkoord op Mijn verhaal. Het ging over de tekst" in page.text
    assert "Een inleiding." in page.text
    assert "Heel iets anders." not in page.text
    assert "formulier, toegevoegd op" in page.text
    assert public_story.full_url in page.text


def test_a_text_that_is_not_kept_is_not_replaced_by_another(
    cms: Client, teller: Teller, draft: StoryPage
):
    teller.agree({"text": "0" * 64}, "teller")
    page = proof(cms, teller)
    assert "De tekst van toen is niet bewaard." in page.text
    assert "Een inleiding." not in page.text


def test_opening_is_written_down(cms: Client, teller: Teller, coordinator: User):
    proof(cms, teller)
    entry = ReadingLog.objects.get()
    assert (entry.user, entry.key) == (coordinator, teller.key)


def test_it_has_a_style_for_paper_and_none_in_the_page(cms: Client, teller: Teller):
    html = show(cms, "proof", teller)
    assert "css/cms/proof" in html
    assert not [each for each in read_html(html).one("main").find() if each.get("style")]
    sheet = finders.find("css/cms/proof.css")
    assert sheet
    with open(sheet) as file:
        assert "@media print" in file.read()
