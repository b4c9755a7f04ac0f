"""A story in the CMS that only needs its teller, and the people around it."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from openhartig.blocks.text import TEXT_FEATURES
from openhartig.roles.rights import EDITORS
from openhartig.users.models import User
from stories.models import StoryPage
from tests.cms import add_address, story_form
from tests.factories import UserFactory


@pytest.fixture
def form() -> dict:
    """What an editor typed: a story without anything that needs more than consent for the text."""
    text = rich_text("<p>Het begon op een gewone dinsdag.</p>", features=TEXT_FEATURES)
    return story_form(("heading", "Het begin"), ("text", text), display_name="Truus")


@pytest.fixture
def cms(editor: User, log_in: Callable[[User], Client]) -> Client:
    """A browser in which an editor has logged in."""
    return log_in(editor)


@pytest.fixture
def other_editor(site) -> User:
    """A second person of the role Redactie."""
    return UserFactory(username="tweede", role=EDITORS)


@pytest.fixture
def draft(cms: Client, form: dict, site) -> StoryPage:
    """A draft that an editor wrote in the CMS; nobody is known to tell it."""
    cms.post(add_address(site.stories, StoryPage), form)
    return StoryPage.objects.get(slug="ik-zei-het-hardop")
