"""Shows places and files to a coordinator, with a link to where they are edited or seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect

from openhartig.media.models import SiteDocument, SiteImage, SiteRendition
from openhartig.media.renditions import THUMBNAIL
from openhartig.pages.models import BasePage
from stories.withdrawal.elsewhere import Place
from stories.withdrawal.models import Erasure, Leftover

IN_CMS = "in het CMS"


@dataclass(frozen=True)
class Button:
    """What somebody says of a place, and is asked before that is done."""

    label: str
    question: str
    yes: str


PAGE = Button(
    "Weggehaald",
    "Staat er nu niets meer van de verteller, ook niet in het concept? Dan wissen we de eerdere "
    "versies en de opmerkingen die klaar zijn. Niemand kan dat ongedaan maken.",
    "Ja, wis de eerdere versies",
)
EARLIER = Button(
    "Wis eerdere versies",
    "Wat nu op de site of in het concept staat, blijft. We wissen alle eerdere versies van deze "
    "pagina, en de opmerkingen die klaar zijn. Niemand kan dat ongedaan maken.",
    "Ja, wis de eerdere versies",
)
REDIRECT = Button(
    "Wis",
    "We wissen de hele doorverwijzing. Niemand kan dat ongedaan maken.",
    "Ja, wis de doorverwijzing",
)
OTHER = Button(
    "Weggehaald",
    "Heeft iemand de woorden hier weggehaald? De site kan dat niet nagaan. Wij wissen alleen hoe "
    "dit vroeger heette, uit de geschiedenis. De rest blijft zoals het is.",
    "Ja, het is weggehaald",
)
FILE = Button("Wis", "Het bestand wordt gewist. Niemand kan dit ongedaan maken.", "Ja, wis het")


@dataclass(frozen=True)
class Line:
    """One place or file.

    Attributes:
        kind: what it is, such as a page about an ambition.
        url: where it is edited; where visitors see it for who may not edit it.
        is_editable: whether this user may edit it.
        thumbnail: a picture, if it is one.
        where: where the words stand.
        words: what was found, as long as the story is there.
        leftover: what waits, once the story is gone.
        button: what its button says.
    """

    title: str
    kind: str
    url: str
    is_editable: bool
    thumbnail: SiteRendition | None = None
    where: str = ""
    words: tuple[str, ...] = ()
    leftover: Leftover | None = None
    button: Button | None = None

    @property
    def needs_editors(self) -> bool:
        """Whether only others can take something away here."""
        return not self.is_editable and self.button not in {EARLIER, REDIRECT}


@dataclass(frozen=True)
class Waiting:
    """What waits after one erasure."""

    erasure: Erasure
    places: list[Line]
    files: list[Line]


def waiting(user) -> Iterator[Waiting]:
    """Yield what waits, the last erasure first."""
    for erasure in Erasure.objects.exclude(leftovers=None).order_by("-started_at").distinct():
        lines: dict[str, list[Line]] = {kind: [] for kind in Leftover.Kind}
        for leftover in erasure.leftovers.all():
            if item := leftover.item:
                lines[leftover.kind].append(_line_of(leftover, item, user))
        if any(lines.values()):
            yield Waiting(erasure, lines[Leftover.Kind.WORDS], lines[Leftover.Kind.UNUSED])


def lines_of_places(places: list[Place], user) -> list[Line]:
    """Return the places where words of a story that is still there were found."""
    return [
        Line(**_described(place.item, user), **_found(place), words=tuple(place.words))
        for place in places
    ]


def lines_of_files(files: Iterable[Model], user) -> list[Line]:
    """Return files that nothing uses."""
    return [Line(**_described(file, user), thumbnail=_thumbnail(file)) for file in files]


def _line_of(leftover: Leftover, item: Model, user) -> Line:
    found = _found(leftover)
    if leftover.kind == Leftover.Kind.UNUSED:
        found |= {"button": FILE, "thumbnail": _thumbnail(item)}
    return Line(**_described(item, user), **found, leftover=leftover)


def _described(item: Model, user) -> dict[str, Any]:
    if isinstance(item, BasePage):
        item = item.specific
    edit_url = AdminURLFinder(user).get_edit_url(item)
    return {
        "title": item.get_admin_display_title() if isinstance(item, BasePage) else str(item),
        "kind": item._meta.verbose_name,
        "url": edit_url or _public_url(item),
        "is_editable": bool(edit_url),
    }


def _public_url(item: Model) -> str:
    """Return where an item is seen; who works in the CMS may open every file."""
    if isinstance(item, BasePage):
        return (item.live and item.get_url()) or ""
    if isinstance(item, SiteImage):
        return item.file.url
    return item.url if isinstance(item, SiteDocument) else ""


def _found(place: Place | Leftover) -> dict[str, Any]:
    if isinstance(place.item, Redirect):
        return {"where": IN_CMS, "button": REDIRECT}
    if not isinstance(place.item, BasePage):
        return {"where": IN_CMS, "button": OTHER}
    where = Leftover.Where(place.where)
    return {"where": where.label, "button": EARLIER if where == Leftover.Where.EARLIER else PAGE}


def _thumbnail(item: Model) -> SiteRendition | None:
    return item.get_rendition(THUMBNAIL) if isinstance(item, SiteImage) else None
