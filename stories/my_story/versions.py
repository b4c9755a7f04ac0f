"""A version of a story as its teller sees it: what readers would get, and what they would not."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.blocks import StreamValue

from openhartig.blocks.reading import leaves, prepare
from openhartig.media.models import SiteDocument, SiteImage
from stories.consent.content import BLOCKS_OF_PART, PART_OF_USE, parts_of, strip
from stories.consent.models import Agreement
from stories.consent.uses import Use
from stories.models import StoryPage


@dataclass
class Withheld:
    """What is in a version for one use; readers see it only when that use is allowed."""

    name: str = ""
    photo: SiteImage | None = None
    photo_alt: str = ""
    blocks: list[StreamValue.StreamChild] = field(default_factory=list)


class Version:
    """A version of a story.

    Args:
        whole: the page as a revision holds it.
        granted: what the teller allows now.

    Attributes:
        shown: the page as readers get it; not to be saved.
    """

    def __init__(self, whole: StoryPage, granted: set[Use]) -> None:
        self.parts = parts_of(whole)
        self.withheld = _withheld(whole)
        self.pictures = _pictures(whole)
        self.sounds = _sounds(whole)
        strip(whole, granted)
        whole.derive()
        prepare(whole.body)
        self.shown = whole

    @cached_property
    def fingerprint(self) -> str:
        """One digest of everything in this version that the teller decides about."""
        return hashlib.sha256(json.dumps(self.parts, sort_keys=True).encode()).hexdigest()

    def is_covered_by(self, agreement: Agreement | None) -> bool:
        """Tell whether the teller agreed to all of this; something may have been left out since."""
        return agreement is not None and all(
            digest in {"", agreement.parts.get(part)} for part, digest in self.parts.items()
        )

    def address(self, request: HttpRequest) -> str:
        """Return the whole address that this version gets on the site."""
        parent = self.shown.get_parent().get_full_url(request) or ""
        return urljoin(parent, f"{self.shown.slug}/")


def _withheld(whole: StoryPage) -> dict[Use, Withheld]:
    """Return what depends on each use, before anything is taken away."""
    found = {use: Withheld() for use in PART_OF_USE}
    found[Use.NAME].name = whole.display_name
    found[Use.MUNICIPALITY].name = whole.municipality.name if whole.municipality else ""
    found[Use.PHOTO].photo, found[Use.PHOTO].photo_alt = whole.photo, whole.photo_alt
    for use in (Use.PHOTO, Use.VIDEO):
        types = BLOCKS_OF_PART[PART_OF_USE[use]]
        found[use].blocks = [block for block in whole.body if block.block_type in types]
    return found


def _pictures(whole: StoryPage) -> dict[int, SiteImage]:
    """Return all pictures of a version by their number."""
    in_body = [value for value in leaves(whole.body) if isinstance(value, SiteImage)]
    return {image.pk: image for image in (whole.photo, *in_body) if image}


def _sounds(whole: StoryPage) -> dict[int, SiteDocument]:
    """Return all sounds of a version by their number."""
    return {value.pk: value for value in leaves(whole.body) if isinstance(value, SiteDocument)}
