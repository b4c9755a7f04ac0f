"""The exact words with which a teller is asked for consent.

Every version that somebody saw is kept (`ConsentWording`): a change here makes a new version.
"""

from .parts import PARTS
from .uses import Use

INTRODUCTION = (
    "Jij beslist wat we met je verhaal mogen doen. Je mag alles weigeren en later van gedachten "
    "veranderen. Dat heeft geen gevolgen voor zorg, hulp of een uitkering. Niemand van de mensen "
    "die jou helpen beslist hierover mee."
)

WORDING = {part.use: (part.question, part.explanation) for part in PARTS if part.question} | {
    Use.SOCIAL_MEDIA: (
        "Limburg Openhartig mag mijn verhaal delen op sociale media",
        "Wat daar staat kunnen anderen kopiëren. Dat kunnen wij niet meer terughalen.",
    ),
    Use.PRESS: (
        "Een krant, omroep of tijdschrift mag mijn verhaal overnemen",
        "Zij bewaren het zelf. Dat kunnen wij niet meer terughalen.",
    ),
}
"""The question and the explanation for each use: of the parts, and of the story elsewhere."""


def current_words() -> dict:
    """Return the words of this version, as JSON can hold them."""
    return {
        "introduction": INTRODUCTION,
        "uses": {
            use.value: {"question": question, "explanation": explanation}
            for use, (question, explanation) in WORDING.items()
        },
    }
