from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count
from openhartig.figures.figure import Figure
from stories.consent.models import Teller
from stories.consent.pages import place_of

from .models import ReasonTemplate

DECLINED = "declined"
OWN_WORDS = "own-words"


def count_declined(teller: Teller, template: ReasonTemplate | None) -> None:
    """Count that a story is not placed, and from which text that was said."""
    count(DECLINED, str(template.pk) if template else OWN_WORDS, place=place_of(teller))


@hooks.register("figures", order=120)
def name_declined() -> Iterator[Figure]:
    """Yield how many stories were not placed, and why."""
    yield Figure(
        DECLINED,
        "Verhalen",
        "Niet geplaatst",
        "De reden is het sjabloon waarmee het bericht aan de verteller begon.",
        parts=_reasons,
    )


def _reasons() -> dict[str, str]:
    templates = dict(ReasonTemplate.objects.values_list("pk", "name"))
    return {str(pk): name for pk, name in templates.items()} | {
        OWN_WORDS: "met eigen woorden, of een sjabloon dat weg is"
    }
