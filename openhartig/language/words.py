"""Tells whether something is a Dutch word: it looks in the word list of OpenTaal."""

import gzip
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "dutch" / "words.txt.gz"


def is_word(word: str) -> bool:
    """Tell whether a word is in the list; names are in it with a capital only."""
    return bool(word) and f"\n{word}\n".encode() in _all_words()


@cache
def _all_words() -> bytes:
    """Return the list, of five megabytes: only editors who correct a story need it."""
    return gzip.decompress(FILE.read_bytes())
