"""Shows places and files to a coordinator, with a link to where they are edited."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images.models import SourceImageIOError

from openhartig.media.models import SiteImage, SiteRendition
from openhartig.pages.models import BasePage
from stories.withdrawal.elsewhere import Place
from stories.withdrawal.models import Erasure, Leftover

THUMBNAIL = "max-165x165"  # as in the library


@dataclass(frozen=True)
class Line:
    """One place or file.

    Attributes:
        kind: what it is, such as a page about an ambition.
        url: where it is edited; empty for who may not.
        thumbnail: a picture, if it is one.
        only_earlier: whether the words stand in earlier versions only.
        words: what was found, as long as the story is there.
        leftover: what waits, once the story is gone.
    """

    title: str
    kind: str
    url: str
    thumbnail: SiteRendition | None = None
    only_earlier: bool = False
    words: str = ""
    leftover: Leftover | None = None


@dataclass(frozen=True)
class Waiting:
    """What waits after one erasure."""

    erasure: Erasure
    places: list[Line]
    files: list[Line]


def waiting(user) -> Iterator[Waiting]:
    """Yield what waits, the last erasure first."""
    for erasure in Erasure.objects.exclude(leftovers=None).order_by("-started_at").distinct():
        lines = {kind: [] for kind in Leftover.Kind}
        for leftover in erasure.leftovers.all():
            if leftover.item is not None:
                lines[leftover.kind].append(_line_of(leftover, user))
        if any(lines.values()):
            yield Waiting(erasure, lines[Leftover.Kind.WORDS], lines[Leftover.Kind.UNUSED])


def lines_of_places(places: list[Place], user) -> list[Line]:
    """Return the places where words of a story that is still there were found."""
    return [
        Line(**_described(place.item, user), only_earlier=place.only_earlier, words=place.words)
        for place in places
    ]


def lines_of_files(files: list[Model], user) -> list[Line]:
    """Return files that nothing uses."""
    return [Line(**_described(file, user), thumbnail=_thumbnail(file)) for file in files]


def _line_of(leftover: Leftover, user) -> Line:
    item = leftover.item
    return Line(
        **_described(item, user),
        thumbnail=_thumbnail(item) if leftover.kind == Leftover.Kind.UNUSED else None,
        only_earlier=leftover.only_earlier,
        leftover=leftover,
    )


def _described(item: Model, user) -> dict[str, str]:
    if isinstance(item, BasePage):
        item = item.specific
    return {
        "title": item.get_admin_display_title() if isinstance(item, BasePage) else str(item),
        "kind": item._meta.verbose_name,
        "url": AdminURLFinder(user).get_edit_url(item) or "",
    }


def _thumbnail(item: Model) -> SiteRendition | None:
    try:
        return item.get_rendition(THUMBNAIL) if isinstance(item, SiteImage) else None
    except SourceImageIOError:
        return None
