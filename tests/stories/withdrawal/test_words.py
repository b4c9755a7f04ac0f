"""Which texts share words with a story, and which do not."""

import json

import pytest

from stories.withdrawal.words import Words, texts_in

STORY = [
    "<p>Toen de <b>vlieger</b> boven de kerktoren hing, durfde ik eindelijk te huilen.</p>",
    json.dumps([{"type": "quote", "value": {"text": "Hij hield élke avond het licht aan."}}]),
]
WORDS = Words(
    texts=[text for value in STORY for text in texts_in(value)],
    titles=["Het licht bleef"],
    names=["Wil", "Mieke van der Zwerfkraai"],
)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Zoals iemand zei: ‘durfde ik eindelijk te huilen’.</p>",
        "DURFDE IK <i>EINDELIJK</i> TE HUILEN!",
        "<p>durfde ik eindelijk<br/>te huilen</p>",
        "durf\u00adde ik einde\u00adlijk te huilen",
        "Hij hield e\u0301lke avond het licht",
        "hij hield &eacute;lke&nbsp;avond het licht",
        '<embed alt="Boven de kerktoren hing, durfde" embedtype="image"/>',
        'Lees <a href="https://elders.example/">het licht bleef</a>.',
        "– Wil, Venlo",
        "Wils verhaal",
        "Wil's verhaal",
        "<b>W</b>il",
        "mieke  VAN DER\nzwerfkraai",
        "/in-gesprek-met/mieke-van-der-zwerfkraai/",
    ],
)
def test_that_are_found(text: str):
    assert WORDS.found_in(text, in_a_story=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Toen durfde ik te huilen, eindelijk.",
        "De vlieger boven de",
        "Ik wil praten",
        "Wilma, Willem en Wilde",
        "Mieke van de kerk",
        "Het licht",
        "<p>durfde ik</p>",
        "{",
    ],
)
def test_that_are_not(text: str):
    assert not WORDS.found_in(text, in_a_story=False)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Ook ik durfde ik eindelijk te huilen.", False),
        ("Vlieger boven de kerktoren hing, durfde ik eindelijk.", True),
        ("Het licht bleef", False),
        ("Dat zei Wil ook.", True),
    ],
)
def test_other_tellers_say_the_same_by_chance(text: str, is_found: bool):
    assert bool(WORDS.found_in(text, in_a_story=True)) is is_found


def test_found_words_are_as_they_stand_there():
    assert WORDS.found_in("Ja: Durfde ik «eindelijk» te huilen?", in_a_story=False) == [
        "Durfde ik eindelijk te huilen"
    ]


def test_all_that_is_shared_is_found_once_and_as_long_as_it_is():
    text = "Wil zei: toen de vlieger boven de kerktoren hing. En Wil: het licht bleef. Dag Wil!"
    assert WORDS.found_in(text, in_a_story=False) == [
        "Wil",
        "toen de vlieger boven de kerktoren hing",
        "het licht bleef",
    ]


def test_addresses_and_numbers_of_blocks_are_no_words():
    number, link = "5e0d1a53-9f0e-4c1e-8a14-1f7a3f0d2c11", "https://www.example.nl/over/hulp/"
    words = Words(texts=[number, link, "2026-11-22T10:00:00.000Z"], titles=[], names=["", "x"])
    for text in (number, f"Zie {link} voor x"):
        assert not words.found_in(text, in_a_story=False)
