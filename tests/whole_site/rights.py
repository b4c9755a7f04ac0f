"""Fourteen municipalities with drafts full of words that stand nowhere else, to look for."""

import re
from dataclasses import dataclass

from django.contrib.messages import get_messages

from openhartig.pages.others import HIDDEN
from openhartig.region.models import Municipality
from openhartig.roles.rights import MUNICIPAL_EDITORS
from openhartig.users.models import User
from stories.models import StoryPage
from tests.factories import (
    ExamplePageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    UserFactory,
)

MUNICIPALITIES = 14
SECRET = "verborgen"
UNNAMED = re.compile(HIDDEN)
PLANTED = re.compile(rf"{SECRET}([a-n])\b")


@dataclass
class Team:
    """A municipality with two editors, and what the second one made.

    Attributes:
        draft: a draft that was never public.
        public: a page on the site, with a draft of other words.
    """

    municipality: Municipality
    editor: User
    colleague: User
    draft: StoryPage
    public: StoryPage


def make_team(letter: str, picture) -> Team:
    """Make a municipality whose drafts hold the word `verborgen` with its letter."""
    place = MunicipalityFactory(name=f"Plaats {letter}", slug=f"plaats-{letter}")
    word = f"{SECRET}{letter}"
    editor, colleague = (
        UserFactory(username=f"{kind}{letter}", role=MUNICIPAL_EDITORS, municipality=place)
        for kind in ("redacteur", "collega")
    )
    draft = StoryPageFactory(
        title=f"Concept {word}", introduction=word, live=False, owner=colleague, photo=picture
    )
    public = StoryPageFactory(title=f"Te lezen {letter}", owner=colleague)
    example = ExamplePageFactory(title=f"Voorbeeld {word}", live=False, owner=colleague)
    for page in (draft, public, example):
        version = page.get_latest_revision_as_object()
        version.title = f"{page.title} {word}"
        version.save_revision(user=colleague, log_action=True)
        page.refresh_from_db()
        page.get_workflow().start(page, colleague)
    for page in (draft, public):
        page.refresh_from_db()
    return Team(place, editor, colleague, draft, public)


def found_in(response) -> set[str]:
    """Return the letters of the municipalities of which an answer names a draft.

    With `HIDDEN` it shows that there is a draft of others, without a name.
    """
    text = b"".join(response).decode(errors="replace")
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    everything = f"{text} {said} {response.get('Location', '')}"
    return {*PLANTED.findall(everything), *UNNAMED.findall(everything)}
