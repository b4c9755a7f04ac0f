from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count
from openhartig.figures.figure import Figure

CHOICES = "cookie-choices"
ALL, SOME, NOTHING = "all", "some", "nothing"


def count_choice(choices: dict[str, bool]) -> None:
    """Count what a visitor chose: everything, a part or nothing."""
    accepted = choices.values()
    part = NOTHING if not any(accepted) else ALL if all(accepted) else SOME
    count(CHOICES, part)


@hooks.register("figures", order=600)
def name_choices() -> Iterator[Figure]:
    """Yield what visitors choose."""
    yield Figure(
        CHOICES,
        "Bezoekers",
        "Keuzes over cookies",
        "Een keuze telt opnieuw als een bezoeker die verandert. We weten niet wie het zijn.",
        by_municipality=False,
        parts=lambda: {ALL: "alles goed", SOME: "een deel goed", NOTHING: "alles geweigerd"},
    )
