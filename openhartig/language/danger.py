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
)
"""In small letters without accents; a star stands for any end of the word."""


def pattern(phrase: str) -> str:
    """Return a regular expression for a phrase, however its letters are spaced."""
    letters = "[^a-z]*".join(phrase.rstrip("*").replace(" ", ""))
    return f"(?<![a-z]){letters}" + ("" if phrase.endswith("*") else "(?![a-z])")


PATTERNS = [pattern(phrase) for phrase in PHRASES]
"""Each holds for Python and for JavaScript."""

ANY = re.compile("|".join(PATTERNS))


def is_in(texts: Iterable[str | None]) -> bool:
    """Tell whether one of these texts has such words."""
    return any(ANY.search(plain(text)) for text in texts if text)
