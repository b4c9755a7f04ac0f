"""Turns what a visitor typed into words to search for, and counts into kinds of pages."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.text import slugify
from wagtail.models import get_page_models

from .stems import fold, words_in

MAX_CHARACTERS = 200
MAX_WORDS = 8

Group = list[list[str]]
"""Ways to say one thing, each as the stems of its words: any one is enough."""

LITTLE_WORDS = (
    "aan als bij dan dat de der deze die dit door dus een en er ge geen had heb hebben heeft "
    "het hoe hun ik in is je jij jou jouw kan kun kunnen maar me meer met mij mijn moet na naar "
    "niet nog nu of om omdat onder ons onze ook op over te tegen tot u uit uw van veel voor "
    "waar wanneer waarom wat we wel welke werd wie wij wil wilt word worden wordt zal ze zich "
    "zij zijn zo zou"
)
"""Words that stand on almost every page, and say little about what somebody looks for."""


def clean_words(typed: str) -> list[str]:
    """Return the words in a query, without anything that a search engine could read as an order.

    Args:
        typed: any text at all; what comes after the first 200 characters does not count.
    """
    return words_in(typed[:MAX_CHARACTERS])[:MAX_WORDS]


def without_little_words(words: list[str]) -> list[str]:
    """Return the words that say something; all of them when none does."""
    little = LITTLE_WORDS.split()
    return [word for word in words if fold(word) not in little] or words


@dataclass(frozen=True)
class Kind:
    """A page type among the results.

    Attributes:
        pk: the key of its content type.
        slug: its name in the address.
        count: how many results are of this type.
    """

    pk: int
    slug: str
    label: str
    count: int


def kinds_of(counts: dict[int, int]) -> list[Kind]:
    """Return the page types of results, most results first.

    Args:
        counts: number of results by content type key.
    """
    ContentType.objects.get_for_models(*get_page_models())  # one query, and then none
    kinds = []
    for pk, count in counts.items():
        model = ContentType.objects.get_for_id(pk).model_class()
        if model:
            meta = model._meta
            label = str(meta.verbose_name_plural)
            kinds.append(Kind(pk, slugify(str(meta.verbose_name)), label.capitalize(), count))
    return kinds
