"""The exact words with which a teller is asked for consent.

Every version that somebody saw is kept (`ConsentWording`): a change here makes a new version.
"""

from .parts import PARTS
from .uses import Use

INTRODUCTION = (
    "Jij beslist wat we met je verhaal mogen doen. Je mag alles weigeren en later van gedachten "
    "veranderen. Wat je ook kiest: aan je zorg, hulp of uitkering verandert niets. Niemand van de "
    "mensen die jou helpen, beslist hierover mee."
)

WORDING = {part.use: (part.question, part.explanation) for part in PARTS if part.question} | {
    Use.SOCIAL_MEDIA: (
        "Limburg Openhartig mag mijn verhaal delen op de sociale media van de campagne",
        "Wat daar staat, kunnen anderen kopiëren. Dat kunnen wij niet weghalen.",
    ),
    Use.PRESS: (
        "Een krant, omroep of tijdschrift mag mijn verhaal overnemen",
        "Wat zij plaatsen, kunnen wij niet weghalen.",
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
