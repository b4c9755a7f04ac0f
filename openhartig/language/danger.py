"""Words that may point to acute danger. They make help appear on the page, and nothing else.

Nothing is refused because of them, and that they were found is not kept anywhere. They are looked
for in texts of any length, so each is plain by itself; `distress` hears more in a few words. The
list names no method. `static/js/submission/danger.js` reads the same patterns from the page.
"""

import re
from collections.abc import Iterable

from .spelling import plain

PHRASES = (
    "zelfmoord*",
    "zelfdoding*",
    "suicid*",
    "levensmoe*",
    "wil niet meer leven",
    "wilde niet meer leven",
    "wou niet meer leven",
    "niet meer willen leven",
    "hoef niet meer te leven",
    "wil niet verder leven",
    "wil dood",
    "wil ik dood",
    "wil nu dood",
    "wil ik niet meer leven",
    "wilde ik niet meer leven",
    "wil ik er niet meer zijn",
    "wilde ik er niet meer zijn",
    "wilde ik dood",
    "wou ik dood",
    "wilde dood",
    "wou dood",
    "dood wil",
    "dood wilde",
    "dood willen",
    "was ik maar dood",
    "wil er niet meer zijn",
    "wilde er niet meer zijn",
    "er niet meer willen zijn",
    "beter af zonder mij",
    "er een eind aan maken",
    "er een einde aan maken",
    "maak er een eind aan",
    "maak er een einde aan",
    "eind aan mijn leven",
    "einde aan mijn leven",
    "uit het leven stappen",
    "mezelf iets aandoen",
    "mijzelf iets aandoen",
    "mezelf iets aan te doen",
    "mijzelf iets aan te doen",
    "mezelf pijn doe*",
    "mijzelf pijn doe*",
    "mezelf van kant maken",
    # What is meant for now or soon: a story of the past says it in other words.
    "ik ga het vanavond|vannacht|straks|nu doen",
    "vanavond|vannacht|straks|nu ga ik het doen",
    "ik doe het vanavond|vannacht.",
    "vanavond|vannacht doe ik het.",
    "vanavond|vannacht|vandaag is het voorbij|afgelopen.",
    "maak er vanavond|vannacht|vandaag|morgen|straks|nu een eind|einde aan",
    "maak ik er een eind|einde aan",
    "stap uit het leven",
    "stap er vanavond|vannacht uit",
    "morgen|straks|binnenkort ben ik er niet meer",
    "ben ik er morgen|straks|binnenkort niet meer",
    "ik ben er morgen|straks|binnenkort niet meer",
    "leest|lezen ben ik er niet meer",
    "leest|lezen ben ik dood",
    "dit is mijn afscheidsbrief",
    "mijn afscheidsbrief ligt|is klaar",
    "dit is mijn laatste avond|nacht|dag.",
    "wil niet|nooit meer wakker worden",
    "hoop dat ik niet|nooit meer wakker word",
    "wil voorgoed slapen|verdwijnen|weg",
    "wil voor altijd slapen|verdwijnen|weg",
    "wil dat alles stopt|ophoudt.",
    "wil sterven",
    "wil ik sterven",
    "besloten te sterven",
    "besloten om te sterven",
    "besloten dood te gaan",
    "van plan om dood te gaan",
    "ga mezelf|mijzelf doden|doodmaken|ombrengen",
    "maak mezelf|mijzelf dood|kapot",
    "maak mezelf|mijzelf van kant",
    "doe mezelf|mijzelf iets|wat aan",
    "doe ik mezelf|mijzelf iets|wat aan",
    "doe mezelf|mijzelf pijn",
    "niet veilig voor|bij mezelf|mijzelf",
    "vertrouw mezelf|mijzelf vanavond|vannacht|nu niet",
    "ben|was beter|liever dood",
    "beter dood zijn",
    "was ik maar nooit geboren",
    "wereld is beter zonder mij",
    "niemand zal|gaat me|mij missen",
    "ben jullie|iedereen alleen maar tot last",
    "zie geen uitweg",
    "zie geen andere uitweg",
    "kan zo niet verder leven",
    "kan niet meer leven",
    "kan het leven niet meer aan",
    "klaar met het|mijn leven.",
    "klaar met leven.",
    "wil neet mie|mier|meer laeve|leve",
)
"""In small letters without accents. A bar stands between words of which one will do. At the end a
star stands for any end of the word, and a dot for the end of a sentence or of a part of it."""

GAP = "[^a-z]*"
ENDS = {"*": "", ".": "(?= *(?:[-.,;:!?\"'’”)–\r\n]|$))"}
END_OF_WORD = "(?![a-z])"


def pattern(phrase: str) -> str:
    """Return a regular expression for a phrase, however its letters are spaced."""
    words = [
        f"(?:{'|'.join(GAP.join(word) for word in place.split('|'))})"
        for place in phrase.rstrip("*.").split()
    ]
    return "(?<![a-z])" + GAP.join(words) + ENDS.get(phrase[-1], END_OF_WORD)


PATTERNS = [pattern(phrase) for phrase in PHRASES]
"""Each holds for Python and for JavaScript."""

ANY = re.compile("|".join(PATTERNS))


def is_in(texts: Iterable[str | None]) -> bool:
    """Tell whether one of these texts has such words."""
    return any(ANY.search(plain(text)) for text in texts if text)
