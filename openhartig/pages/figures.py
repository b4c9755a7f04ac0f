from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.figure import State
from openhartig.region.models import Municipality

from .models import BasePage
from .to_fill_in import with_notes


@hooks.register("figures", order=510)
def name_holes() -> Iterator[State]:
    """Yield how many pages wait for words."""
    yield State(
        "holes",
        "De site nu",
        "Pagina’s waarop nog iets in te vullen is",
        "In de nieuwste versie staat een geel vak ‘nog in te vullen’. Van een gemeente tellen "
        "de pagina’s die haar werk zijn.",
        _holes,
    )


def _holes(place: Municipality | None) -> str:
    pages = BasePage.objects.filter(team=place) if place else BasePage.objects.all()
    return str(with_notes(pages).count())
