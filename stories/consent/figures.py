from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.figure import Figure

from .uses import Use

GROUP = "Toestemming"
GRANTED = "granted-"
"""What the figure of a use begins with."""

TAKEN_BACK = "taken-back"


@hooks.register("figures", order=300)
def name_decisions() -> Iterator[Figure]:
    """Yield what tellers allow, and what they take back."""
    for use in Use:
        yield Figure(
            GRANTED + use,
            GROUP,
            f"Ja: {use.label}",
            "Zo vaak zei een verteller ja, bij het insturen of later.",
        )
    yield Figure(
        TAKEN_BACK,
        GROUP,
        "Ja werd nee",
        "Zo vaak nam een verteller een toestemming terug. Wie het hele verhaal terugtrekt, telt "
        "hier niet mee.",
        parts=lambda: dict(Use.choices),
    )
