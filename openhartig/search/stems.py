"""Brings words to what they have in common: "Depressies" and "depressie", "café" and "cafe".

The same code prepares the texts and the searches, for every database. The Dutch of PostgreSQL
itself keeps "depressies" and "depressie" apart, and SQLite knows no Dutch.
"""

import re
import unicodedata

from Stemmer import Stemmer

WORD = re.compile(r"[^\W_]+")
LONGEST = 64  # characters of a stem: a search engine refuses lexemes without end
PLURALS = ("ieen", "eeen")
"""The "ën" of "therapieën" and "ideeën" without its dots, which the stemmer leaves on."""


def words_in(text: str) -> list[str]:
    """Return the words of a text, in its order, as they are written there."""
    return WORD.findall(unicodedata.normalize("NFC", text))


class Stems(dict):
    """The stem of every word that was asked for; empty for a word without letters or digits.

    Make one for each task: a stemmer is not safe in two threads, and words of a story that was
    taken back should not stay in memory.
    """

    def __init__(self) -> None:
        super().__init__()
        self._stemmer = Stemmer("dutch", 0)  # Kraaij and Pohlmann's, without a memory of its own

    def __missing__(self, word: str) -> str:
        folded = fold(word)
        singular = folded[:-2] if folded.endswith(PLURALS) else folded
        self[word] = stem = self._stemmer.stemWord(singular)[:LONGEST]
        return stem

    def of_words(self, words: list[str]) -> list[str]:
        """Return the stems of words, each once, in the order of the words."""
        return list(dict.fromkeys(filter(None, (self[word] for word in words))))

    def of_text(self, text: str) -> list[str]:
        """Return the stems of the words in a text, each once."""
        return self.of_words(words_in(text))


def fold(word: str) -> str:
    """Return a word of letters and digits in small letters without accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
