"""Our own Dutch is plain: every page of a fresh site reads easily."""

import pytest

from stories.submission import spam
from tests.readability import ease, sentences, syllables
from tests.stories.submission.conftest import ABOUT, BEGIN, STORY, USES, Writer

pytestmark = pytest.mark.django_db

PLAIN = 65
"""From this reading ease on a text is plain; see `tests/readability.py`."""

FEWEST = 3  # sentences, fewer tell nothing


def test_every_page_is_plain(pages):
    hard = {}
    measured = 0
    for address, page in pages.items():
        text = list(dict.fromkeys(sentences(page.one("main"))))
        if len(text) < FEWEST:
            continue
        measured += 1
        if ease(text) < PLAIN:
            hard[address] = (round(ease(text)), sorted(text, key=lambda each: ease([each]))[:3])
    assert measured > 40
    assert hard == {}


def test_what_a_teller_reads_is_plain(full_site, monkeypatch):
    monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", -1)
    writer = Writer()
    writer.open()
    steps = [writer.html]
    for answers in (BEGIN, STORY, ABOUT, USES):
        writer.press(**answers)
        steps.append(writer.html)
    assert writer.address.startswith("/mijn-verhaal/")
    for page in steps:
        text = [*sentences(page.one("main"))]
        assert ease(text) >= PLAIN, sorted(text, key=lambda each: ease([each]))[:5]


@pytest.mark.parametrize(
    ("word", "number"),
    [("ik", 1), ("leven", 2), ("verhaal", 2), ("geïnteresseerd", 5), ("mooie", 2), ("reëel", 2)],
)
def test_syllables_are_counted(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize(
    ("sentence", "is_plain"),
    [
        ("Een verhaal over je mentale gezondheid is een bijzonder persoonsgegeven.", False),
        ("Voor websites bestaan internationale regels voor toegankelijkheid.", False),
        ("Er zijn regels over hoe een site voor iedereen werkt.", True),
        ("We bewaren je verhaal in geheimschrift. Niemand anders kan het lezen.", True),
    ],
)
def test_what_is_hard_is_measured_as_hard(sentence, is_plain):
    assert (ease([sentence]) >= PLAIN) == is_plain
