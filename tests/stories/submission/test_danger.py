"""Words that may point to danger bring help on the page, and do nothing else."""

import time

import pytest

from openhartig.language import danger
from stories.submission.models import Submission
from tests.factories import HelplineFactory

from .conftest import ABOUT, STORY, USES, Writer

WORRYING = [
    "Ik wil niet meer leven.",
    "IK WIL NIET MEER LEVEN",
    "ik wil\nniet  meer – leven",
    "Soms denk ik aan zelfmoord",
    "zelf moord",
    "z e l f m o o r d",
    "zelfmoordgedachten",
    "zélfmóórd",
    "suïcidaal",
    "SUI\u0308CIDE",
    "er een eind aan maken",
    "Ik wou er een einde aan maken!",
    "ik wilde dood",
    "Soms wil ik dood",
    "ik wil nu dood",
    "Toen wilde ik er niet meer zijn.",
    "daarom wil ik niet meer leven",
    "dat ik dood wilde",
    "Ik wil er niet meer zijn",
    "dan doe ik mezelf iets aan, mezelf iets aandoen dus",
]
SOON = [
    "Ik ga het vanavond doen.",
    "Vannacht ga ik het doen",
    "Ik doe het vannacht!",
    "Niemand is thuis. Vanavond doe ik het.",
    "Vanavond is het voorbij.",
    "Morgen maak ik er een einde aan.",
    "Ik maak er vannacht een eind aan",
    "Morgen ben ik er niet meer.",
    "Ik ben er binnenkort niet meer.",
    "Als jullie dit lezen, ben ik er niet meer.",
    "Dit is mijn afscheidsbrief.",
    "Dit is mijn laatste nacht.",
    "Ik wil nooit meer wakker worden.",
    "Ik hoop dat ik niet meer wakker word",
    "Ik wil voor altijd slapen.",
    "Ik ben bang dat ik straks... doe ik mezelf iets aan?",
    "Ik ben niet veilig voor mezelf.",
    "De wereld is beter zonder mij.",
    "Ik zie geen andere uitweg.",
    "Ich wil neet mie laeve.",
]
"""What is meant for now or soon."""

WORRYING += SOON
OF_THE_PAST_OR_OF_EVERY_DAY = [
    "Ik ga het vanavond anders doen.",
    "Vanavond doe ik het licht eerder uit.",
    "Ik doe het vannacht rustig aan op mijn werk.",
    "Vanavond is het voorbij met de drukte, dan heb ik vrij.",
    "Ik maak er morgen een mooie dag van.",
    "Morgen ben ik er niet, dan werk ik.",
    "Mijn vader is er niet meer. Ik mis hem.",
    "Als je dit leest, ben ik al een jaar zonder drank.",
    "Ze schreef een afscheidsbrief aan haar collega’s.",
    "Dit is mijn laatste dag op school.",
    "Ik wil niet meer wakker liggen.",
    "Ik werd wakker en wist niet meer waar ik was.",
    "Ik kon niet meer. Ik kon niet eens meer werken.",
    "Ik zag geen uitweg, tot mijn zus belde.",
    "Ik hield het niet meer vol en ging naar de huisarts.",
    "Ik ben klaar met leven in angst.",
    "Nu ben ik klaar met mijn opleiding.",
    "Op het werk ging het beter zonder mij.",
    "Ik doe mezelf een plezier met een wandeling.",
    "Hij stapte uit zijn oude leven en begon opnieuw.",
]
HARMLESS = [
    *OF_THE_PAST_OR_OF_EVERY_DAY,
    "",
    "Ik wil doodgewoon gelukkig zijn.",
    "We maken er een eindje om van.",
    "Het leven gaat door, ik wil niet meer roken.",
    "Mijn oma is dood. Ik wil verder.",
    "Het einde aan mijn lange dag.",
]
LINE = ["p"]
KNOWN_TO_THE_BROWSER = ["section", "p"]
"""In full for who saw nothing while typing, without a script; and the line for who did."""


@pytest.mark.parametrize("text", WORRYING)
def test_words_that_bring_help(text):
    assert danger.is_in([None, "Een gewone zin.", f"Ik zei: {text} En toen?"])


@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_do_not(text):
    assert not danger.is_in([text])


@pytest.mark.parametrize(
    "text", ["z" * 10_000, "z " * 5_000, "zelfmoor" * 1_200, "e\u0308" * 9_000]
)
def test_looking_takes_no_time(text):
    start = time.monotonic()
    danger.is_in([text])
    assert time.monotonic() - start < 0.5


@pytest.fixture
def helped(writer: Writer) -> Writer:
    """Somebody on a site with a helpline for acute danger."""
    HelplineFactory(name="113", phone="113", urgent=True)
    HelplineFactory(name="Niet voor nu", phone="0800", urgent=False)
    return writer


def help_of(writer: Writer):
    """Return the help on the page, if it is shown: in full, or in one line."""
    found = writer.html.one("main").find("section", "p", class_="note danger-help")
    return found[0] if found and "hidden" not in found[0].attributes else None


def kinds_of_help(writer: Writer) -> list[str]:
    """Return how the help is on the page: the browser chooses from `KNOWN_TO_THE_BROWSER`."""
    found = writer.html.one("main").find("section", "p", class_="note danger-help")
    return [each.tag for each in found if "hidden" not in each.attributes]


def test_help_comes_with_the_words_and_stays_until_the_end(helped: Writer):
    helped.go_to("verhaal")
    assert help_of(helped) is None
    helped.press(**STORY | {"text": WORRYING[0]})
    assert help_of(helped).tag == "section"
    helped.press(**ABOUT)
    for step, kinds in {
        "versturen": LINE,
        "over-jou": KNOWN_TO_THE_BROWSER,
        "verhaal": LINE,
        "bewaard": LINE,
    }.items():
        helped.open(helped.address_of(step))
        shown = help_of(helped)
        assert kinds_of_help(helped) == kinds
        assert "tel:113" in [link["href"] for link in shown.find("a")], step
        assert "Niet voor nu" not in shown.text
    helped.open(helped.address_of("versturen"))
    helped.press("send", **USES)
    assert helped.address.startswith("/mijn-verhaal/")


def test_help_stands_above_the_buttons(helped: Writer):
    helped.go_to("over-jou", text=WORRYING[0])
    (form,) = helped.html.one("main").find("form")
    kinds = [e for e in form.find("section", "button") if e.tag == "button" or e is not None]
    first_button = next(i for i, e in enumerate(kinds) if e.tag == "button")
    assert any(e.tag == "section" for e in kinds[:first_button])


def test_help_comes_also_when_something_is_wrong(helped: Writer):
    helped.go_to("verhaal").press(**STORY | {"text": WORRYING[0] + "x" * 10_000})
    assert helped.answer.status_code == 422
    assert help_of(helped)
    helped.open(helped.address_of("vooraf"))
    assert help_of(helped)


def test_help_goes_when_the_words_go(helped: Writer):
    helped.go_to("over-jou", text=WORRYING[0])
    helped.open(helped.address_of("verhaal"))
    helped.press(**STORY)
    assert help_of(helped) is None


def test_that_the_words_were_there_is_not_kept(helped: Writer):
    helped.go_to("over-jou")
    calm = Submission.objects.values().get()
    helped.open(helped.address_of("verhaal"))
    helped.press(**STORY | {"text": WORRYING[0]})
    worried = Submission.objects.values().get()

    changed = {name for name in calm if calm[name] != worried[name]}
    assert changed <= {"text", "updated_at"}


def test_the_page_tells_the_script_the_same_words(helped: Writer):
    helped.go_to("verhaal")
    (place,) = [e for e in helped.html.find("div") if e.get("data-danger")]
    assert place["data-danger"].count("(?<![a-z])") == len(danger.PHRASES)
    assert "hidden" in place.one("section").attributes
