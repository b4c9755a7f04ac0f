"""A version of a story as its teller sees it: what readers would get, and what they would not."""

import hashlib
import json
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.blocks import StreamValue

from openhartig.blocks.reading import leaves, prepare
from openhartig.media.models import SiteDocument, SiteImage
from stories.consent.content import blocks_of, changes, has, parts_of, strip, value_of
from stories.consent.models import Agreement
from stories.consent.parts import PARTS, Part
from stories.consent.uses import Use
from stories.models import StoryPage


@dataclass
class Withheld:
    """What is in a version for one use; readers see it only when that use is allowed.

    Attributes:
        words: what it says, or what the photo shows.
        settings: what is switched on.
    """

    words: str
    settings: list[str]
    photo: SiteImage | None
    blocks: list[StreamValue.StreamChild]

    @property
    def is_to_be_seen(self) -> bool:
        """Whether it is more than words and switches, such as a photo."""
        return bool(self.photo or self.blocks)


class Version:
    """A version of a story.

    Args:
        whole: the page as a revision holds it.
        granted: what the teller allows now.

    Attributes:
        shown: the page as readers get it; not to be saved.
    """

    def __init__(self, whole: StoryPage, granted: set[Use]) -> None:
        self.whole = whole
        self.parts = parts_of(whole)
        self.withheld = {part.use: _withheld(whole, part) for part in PARTS if part.may_be_refused}
        self.pictures = _pictures(whole)
        self.sounds = _sounds(whole)
        self.shown = copy(whole)
        strip(self.shown, granted)
        self.shown.derive()
        prepare(self.shown.body)

    @cached_property
    def fingerprint(self) -> str:
        """One digest of everything in this version that the teller decides about."""
        return hashlib.sha256(json.dumps(self.parts, sort_keys=True).encode()).hexdigest()

    @property
    def settings(self) -> list[str]:
        """What is switched on in what readers get, and cannot be seen in it."""
        return [words for part in PARTS for words in _settings(self.shown, part)]

    def is_covered_by(self, agreement: Agreement | None) -> bool:
        """Tell whether the teller agreed to all of this; something may have been left out since."""
        return agreement is not None and not changes(self.whole, agreement)

    def address(self, request: HttpRequest) -> str:
        """Return the whole address that this version gets on the site."""
        parent = self.shown.get_parent().get_full_url(request) or ""
        return urljoin(parent, f"{self.shown.slug}/")


def _withheld(whole: StoryPage, part: Part) -> Withheld:
    """Return what depends on a part, before anything is taken away."""
    names = [field.name for field in part.fields if has(whole, part)]
    values = [value_of(whole, name) for name in names if not _is_switch(whole, name)]
    photos = [value for value in values if isinstance(value, SiteImage)]
    words = ", ".join(str(value) for value in values if value and value not in photos)
    photo = next(iter(photos), None)
    return Withheld(words, _settings(whole, part), photo, blocks_of(whole, part))


def _settings(story: StoryPage, part: Part) -> list[str]:
    """Return what is switched on in a part, in words."""
    names = [field.name for field in part.fields if has(story, part)]
    switched = [value_of(story, name) for name in names if _is_switch(story, name)]
    return list(filter(None, switched))


def _is_switch(story: StoryPage, name: str) -> bool:
    return isinstance(getattr(story, name), bool)


def _pictures(whole: StoryPage) -> dict[int, SiteImage]:
    """Return all pictures of a version by their number."""
    in_body = [value for value in leaves(whole.body) if isinstance(value, SiteImage)]
    return {image.pk: image for image in (whole.photo, *in_body) if image}


def _sounds(whole: StoryPage) -> dict[int, SiteDocument]:
    """Return all sounds of a version by their number."""
    return {value.pk: value for value in leaves(whole.body) if isinstance(value, SiteDocument)}
