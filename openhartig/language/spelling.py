"""Tells how much words are alike, however they are mistyped."""

import unicodedata
from collections.abc import Iterable


def plain(text: str) -> str:
    """Return a text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def spellings(word: str) -> set[str]:
    """Return a word, and what is left of it without any one of its letters.

    Words that share one are alike but for a typing error: a letter too many, too few or wrong, or
    two that changed places.
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def most_alike(word: str, others: Iterable[str], least: float) -> str:
    """Return the word that has most groups of three letters in common; "" when none has enough.

    It counts as `similarity` of PostgreSQL does.

    Args:
        least: from which share of their groups on words are alike.
    """
    own = _trigrams(word)
    best, most = "", least
    for other in sorted(others):
        theirs = _trigrams(other)
        common = len(own & theirs)
        share = common / (len(own) + len(theirs) - common)
        if share > most or (share == most and not best):
            best, most = other, share
    return best


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
