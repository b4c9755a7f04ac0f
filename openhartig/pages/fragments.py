"""What rooms put on pages that do not know them.

A room answers the hook `stands_at` in its `wagtail_hooks.py`: a function of the name of a place,
the request and the page (None where no page of the CMS answers), which returns a `Fragment`, or
None.

| Place | Where it is |
| --- | --- |
| `in_head` | in the `<head>` of every page |
| `above_pages` | on top of every page |
| `in_footer` | at the bottom of every page, in the list of what keeps a visitor informed |
| `in_small_print` | at the bottom of every page, after the link to the choice about cookies |
| `on_device` | above the list of what the site keeps on a device |
| `below_story` | at the end of a story, also on the private page of its teller |
| `after_story` | after a story and its help, on its public page |
| `below_theme` | below the stories on a theme |
| `below_ambition` | at the end of an ambition |
| `in_danger` | where the words of a teller are worrying |
| `instead_of_form` | where somebody is too young to share a story |
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from openhartig.doors import answers


@dataclass(frozen=True)
class Fragment:
    """Something that a room shows.

    Attributes:
        template: how it looks; it sees what the page itself shows as well.
        values: what it needs.
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)


def fragments_at(place: str, request: HttpRequest, page) -> Iterator[Fragment]:
    """Return what all rooms put at a place, in their order.

    Args:
        place: the name of the place.
        request: the request that is answered.
        page: the page that is shown, or None.
    """
    for ask in answers("stands_at"):
        if fragment := ask(place, request, page):
            yield fragment
