"""What somebody in need types is heard, in whatever words; what others look for stays calm."""

import time

import pytest

from openhartig.language import distress
from openhartig.language.distress_words import ALONE, ANYWHERE, KINDS

IN_NEED = {
    "heard later": [
        "kwil dood",
        "heb ik spijt als ik spring",
        "tegen een boom rijden",
        "pijnloos sterven",
        "niemand zou het merken als ik er niet was",
        "ik verdien het niet om te leven",
        "overleven lukt niet meer",
        "hoofd tegen de muur bonken",
        "leerling met littekens op haar armen",
        "vriendin heeft pillen geslikt",
    ],
    "worry about somebody, and being alone": [
        "ik maak me zorgen om mijn zoon",
        "ongerust over een collega",
        "ik ben zo alleen",
        "helemaal alleen",
    ],
    "wanting to die": [
        "أريد أن أموت",
        "ik wil dood",
        "dood willen",
        "sterven wil ik",
        "ik ga liever dood",
        "was ik maar dood",
        "hoe ga ik dood",
        "ikwildood",
        "dood",
    ],
    "not wanting to live": [
        "ik wil niet meer leven",
        "klaar met leven",
        "ik ben het leven zat",
        "geen zin meer in het leven",
        "waarom leef ik nog",
        "het leven heeft geen zin",
        "het leven is zinloos",
        "uit het leven stappen",
        "een eind aan maken",
        "er uit stappen",
    ],
    "not being there": [
        "er niet meer zijn",
        "ik wil er niet meer zijn",
        "slapen en nooit meer wakker worden",
        "ik wil verdwijnen",
        "iedereen is beter af zonder mij",
        "niemand zou mij missen",
        "ik ben iedereen tot last",
        "was ik maar nooit geboren",
    ],
    "not going on": [
        "ik kan niet meer",
        "ik trek het niet meer",
        "ik zie het niet meer zitten",
        "hou het niet meer vol",
        "voor mij hoeft het niet meer",
        "geen uitweg",
        "ten einde raad",
        "ik ben op",
        "depressief en wil niet meer",
    ],
    "self-harm": [
        "snijden",
        "mezelf pijn doen",
        "mijn dochter snijdt zich",
        "automutilatie",
        "ik haat mezelf",
    ],
    "means": ["pillen slikken dood", "voor de trein springen", "overdosis"],
    "typing errors": [
        "zelfmord",
        "zelfmrood",
        "zelfmooord",
        "suiside",
        "z e l f m o o r d",
        "zelfm00rd",
    ],
    "dialect": ["ich kin neet mie", "ich wil neet mie laeve", "ich wil doead"],
    "young people": ["kms", "unalive", "sewerslide", "zm"],
    "other languages": [
        "suicide",
        "want to die",
        "I can't go on",
        "i don't want to be here anymore",
        "end it all",
        "ich will nicht mehr leben",
        "intihar",
        "не хочу жити",
    ],
    "somebody else": [
        "mijn zoon wil dood",
        "vriend is suïcidaal",
        "mijn man praat over dood willen",
    ],
    "in other words": [
        "wat heeft het allemaal nog voor nut",
        "ik zit er helemaal doorheen",
        "laat mij maar gaan",
        "ik wou dat ik niet bestond",
        "het wordt nooit beter",
        "ik hoor niet thuis op deze wereld",
        "zie geen licht meer",
        "ik zit gevangen in mijn hoofd",
        "de pijn moet stoppen",
        "hoe neem ik afscheid",
        "ik ben bang voor mezelf",
        "ik ben een mislukkeling",
        "geen reden om op te staan",
        "ik stop ermee",
        "ik word gek",
        "vaarwel allemaal",
        "ich zeen gein oetwaeg",
        "nothing matters anymore",
        "i am so tired of living",
        "leerling zegt dat ze dood wil",
        "mijn dochter eet niet meer",
        "ik moet nu met iemand praten",
        "wie kan ik nu bellen",
        "mijn vriend slaat me",
    ],
    "a cry for help": ["help", "help mij", "crisis", "noodgeval", "112", "113"],
}
CALM = [
    "angst",
    "thema rouw",
    "dodenherdenking",
    "mijn oma is overleden",
    "dood van mijn vader",
    "Maasgouw",
    "naaste",
    "burnout",
    "burn-out",
    "depressie",
    "depressief",
    "somberheid",
    "eenzaam",
    "niet alleen",
    "leven met een psychose",
    "levensverhaal",
    "kan niet meer werken",
    "ik kan niet slapen",
    "stoppen met drinken",
    "einde relatie",
    "hoe help ik mijn dochter",
    "zelfbeeld",
    "mezelf zijn",
    "trein naar roermond",
    "haar knippen",
    "medicijnen afbouwen",
    "hoe gaat het met je",
    "huisdier overleden",
    "stoppen met werken",
    "nooit te laat",
    "laten we praten",
    "alleen wonen",
    "zorg voor mijn moeder",
    "weer zin in het leven",
    "beter slapen",
    "tijd voor mezelf",
    "zelfhulpgroep",
    "bang voor de tandarts",
    "veerkracht",
    "buren",
    "hulp in de buurt",
    "geen huisarts",
    "leven met ptss",
    "mijn man heeft een burn-out",
    "stemmen horen",
    "psychische hulp",
    "vrijwilligerswerk",
    "",
    "?!",
]


@pytest.mark.parametrize("kind", IN_NEED)
def test_need_is_heard(kind):
    assert [asked for asked in IN_NEED[kind] if not distress.is_heard(asked)] == []


def test_it_is_heard_however_it_is_typed():
    for asked in (
        "IK WIL DOOD!!!",
        "ik, wil - dood",
        "ik wíl dóód",
        "hallo ik wil dood",
        "wildood ik wil dood",
    ):
        assert distress.is_heard(asked)


def test_what_others_look_for_stays_calm():
    assert [asked for asked in CALM if distress.is_heard(asked)] == []


@pytest.mark.parametrize("asked", ["z" * 200, "zelfmoor " * 20, "a b c d e f g " * 14])
def test_hearing_takes_no_time(asked):
    start = time.monotonic()
    distress.is_heard(asked)
    assert time.monotonic() - start < 0.5


def test_every_kind_of_word_is_in_a_rule():
    in_rules = {term for term in f"{ANYWHERE},{ALONE}".replace(",", " ").split() if term.isupper()}
    assert in_rules == set(KINDS)
