"""Writes texts that read like Dutch from afar: words as common and as rare as in real ones."""

from itertools import accumulate, product
from random import Random

COMMONEST_WORD = "praten"
"""The commonest word that a search engine does not pass over; it is in nearly every story."""

LITTLE_WORDS = (
    "de het een en ik dat van was niet ze in op maar met hij er om te zo voor aan bij als toen "
    "naar nog mijn die ook wel"
)
STORY_WORDS = (
    "thuis dagen avond werk moeder luisteren keuken buurvrouw depressie zus vragen stil wandelen "
    "huisarts angst slapen vriend koffie zorgen rust gesprek dochter school collega verdriet "
    "gesprekken broer huilen samen helpen eenzaam straat fietsen muziek tuin boosheid spanning "
    "hulp verhaal medicijnen depressies hoop vertellen rouw moe lachen buurman geluk zomer winter "
    "stress begrijpen schaamte ziekenhuis tijd adem geduld brief dorp"
)
STARTS = "b bl br d dr f g gr h k kl kr l m n p pl r s sl st str t v w z"
MIDDLES = "aa a ee e ie i oe oo o ui u ij eu ou"
ENDS = "d f g k l len lijk ling m ning ns p r rd rig s sel ster t ten tig"
INVENTED_WORDS = 5000


class Writer:
    """Writes the same texts again from the same seed.

    A word is as common as its rank says (Zipf's law): the second half as often as the first.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        syllables = product(STARTS.split(), MIDDLES.split(), ENDS.split())
        invented = Random(0).sample(list(map("".join, syllables)), INVENTED_WORDS)
        self.words = [*LITTLE_WORDS.split(), COMMONEST_WORD, *STORY_WORDS.split(), *invented]
        self.weights = list(accumulate(1 / rank for rank, _ in enumerate(self.words, start=1)))

    def write(self, count: int) -> str:
        """Return a number of words as sentences of about fourteen words."""
        words = self.random.choices(self.words, cum_weights=self.weights, k=count)
        sentences = []
        while words:
            length = self.random.randint(8, 20)
            sentences.append(" ".join(words[:length]).capitalize() + ".")
            del words[:length]
        return " ".join(sentences)
