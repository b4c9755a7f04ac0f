"""How easy Dutch is to read: the reading ease of Flesch as Douma fitted it to Dutch.

W. H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960): 206.84 minus 0.93 for each word
in a sentence and 0.77 for each syllable in a hundred words. More is easier; 65 is plain language.
"""

import re
from collections.abc import Iterable, Iterator

from tests.html import Element

SENTENCE_ENDS = re.compile(r"(?<=[.?!])[’”)]*\s+")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
SYLLABLE = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|aa|[eë]e|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèêëïöü]"
)
TEXTS = ("p", "li", "dd", "blockquote")


def syllables(word: str) -> int:
    """Count the syllables of a Dutch word by its vowels."""
    return max(1, len(SYLLABLE.findall(word.lower())))


def sentences(page: Element) -> Iterator[str]:
    """Return the sentences of a page in Dutch; labels, links and lists of words are none."""
    for element in page.find(*TEXTS):
        is_dutch = not any("lang" in each.attributes for each in [element, *element.ancestors][:-2])
        if is_dutch and not element.find(*TEXTS) and re.search(r"[.?!][’”)]*$", element.text):
            yield from SENTENCE_ENDS.split(element.text)


def words(sentence: str) -> list[str]:
    """Return the words of a sentence, names aside."""
    found = WORD.findall(sentence)
    return [word for place, word in enumerate(found) if place == 0 or word.islower()]


def ease(sentences: Iterable[str]) -> float:
    """Return the reading ease of some sentences."""
    counted = [found for found in map(words, sentences) if found]
    every = [word for found in counted for word in found]
    per_sentence = len(every) / len(counted)
    return 206.84 - 0.93 * per_sentence - 77 * sum(map(syllables, every)) / len(every)
