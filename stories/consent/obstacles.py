from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices


class Kind(TextChoices):
    """What may keep a story from the public; the label tells an editor.

    A label may have a place for the detail of an obstacle.
    """

    ALIAS = (
        "alias",
        "Een verhaal staat op één plek. Een tweede adres voor hetzelfde verhaal kan niet.",
    )
    REFUSED = "refused", "{detail}"  # the room that refuses says why
    NO_TELLER = "no-teller", "Er is nog geen toestemming van de verteller vastgelegd."
    NO_CONSENT = (
        "no-consent",
        "De verteller geeft geen toestemming om de tekst op de site te zetten.",
    )
    PAUSED = "paused", "De verteller heeft het verhaal op pauze gezet."
    HELD = "held", "{detail}"  # the room that holds it back says why
    NO_AGREEMENT = "no-agreement", "De verteller heeft deze versie nog niet goedgekeurd."
    CHANGED = "changed", "Er is iets veranderd na het akkoord van de verteller: {detail}."
    IS_IT_MADE_UP = (
        "is-it-made-up",
        "Dit voorbeeld is veranderd. Eerst moet iemand zeggen dat alles verzonnen is.",
    )
    SECOND_EDITOR = (
        "second-editor",
        "Dit verhaal gaat ook over zelfdoding of zelfbeschadiging. "
        "Iemand anders dan de schrijver moet het eerst goedkeuren.",
    )


@dataclass(frozen=True)
class Obstacle:
    """One thing that keeps a version of a story from the public; as text, a line for an editor.

    Attributes:
        detail: what this kind leaves open, such as the names of the parts that changed.
    """

    kind: Kind
    detail: str = ""

    def __str__(self) -> str:
        return self.kind.label.format(detail=self.detail)


def kinds_of(obstacles: Iterable[Obstacle]) -> set[Kind]:
    """Return of which kinds some obstacles are."""
    return {obstacle.kind for obstacle in obstacles}
