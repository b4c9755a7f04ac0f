"""The exact words with which a teller is asked for consent.

Every version that somebody saw is kept (`ConsentWording`): a change here makes a new version.
"""

from .uses import Use

INTRODUCTION = (
    "Jij beslist wat we met je verhaal mogen doen. Je mag alles weigeren en later van gedachten "
    "veranderen. Dat heeft geen gevolgen voor zorg, hulp of een uitkering. Niemand van de mensen "
    "die jou helpen beslist hierover mee."
)

WORDING = {
    Use.SITE_TEXT: (
        "Mijn verhaal mag op deze site staan",
        "Iedereen kan het dan lezen. We plaatsen niets voordat jij de tekst hebt goedgekeurd. "
        "Zonder deze toestemming kunnen we niets met je verhaal doen.",
    ),
    Use.NAME: (
        "Mijn naam mag erbij staan",
        "Precies zoals jij die hebt ingevuld. Zonder deze toestemming staat er ‘Anoniem’.",
    ),
    Use.MUNICIPALITY: (
        "Mijn gemeente mag erbij staan",
        "Zonder deze toestemming staat er ‘de regio’. Dan ben je minder herkenbaar.",
    ),
    Use.PHOTO: (
        "Een foto van mij mag erbij staan",
        "Je krijgt de foto eerst te zien.",
    ),
    Use.VIDEO: (
        "Een video of geluidsopname van mij mag erbij staan",
        "Je krijgt de opname eerst te zien of te horen.",
    ),
    Use.SOCIAL_MEDIA: (
        "Limburg Openhartig mag mijn verhaal delen op sociale media",
        "Wat daar staat kunnen anderen kopiëren. Dat kunnen wij niet meer terughalen.",
    ),
    Use.PRESS: (
        "Een krant, omroep of tijdschrift mag mijn verhaal overnemen",
        "Zij bewaren het zelf. Dat kunnen wij niet meer terughalen.",
    ),
}
"""The question and the explanation for each use."""


def current_words() -> dict:
    """Return the words of this version, as JSON can hold them."""
    return {
        "introduction": INTRODUCTION,
        "uses": {
            use.value: {"question": question, "explanation": explanation}
            for use, (question, explanation) in WORDING.items()
        },
    }
