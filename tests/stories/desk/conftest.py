from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from openhartig.users.models import User
from stories.consent.models import Teller
from stories.consent.permissions import COORDINATORS
from stories.models import StoryPage
from tests.factories import Tree, UserFactory

from .makers import make_page, make_submission


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path: Path) -> None:
    """Keep the ledger of erasures of this test alone."""
    settings.ERASURE_LEDGER = tmp_path / "erased"


@pytest.fixture
def coordinator(site: Tree) -> User:
    """Somebody of the role Verhalencoördinator."""
    return UserFactory(username="coordinator", role=COORDINATORS)


@pytest.fixture
def cms(coordinator: User, log_in: Callable[[User], Client]) -> Client:
    """A browser in which a coordinator has logged in."""
    return log_in(coordinator)


@pytest.fixture
def teller(coordinator: User) -> Teller:
    """Somebody who sent a story with the form, and allows everything."""
    return make_submission(themes=["Verlies"]).teller


@pytest.fixture
def draft(teller: Teller) -> StoryPage:
    """The draft of that story, without an agreement."""
    return make_page(teller)


@pytest.fixture
def public_story(teller: Teller) -> StoryPage:
    """That story on the site."""
    return make_page(teller, live=True)


@pytest.fixture
def only_own_tellers(site) -> None:
    """Let only the tellers of the test itself count."""
    site.story.unpublish()
    Teller.objects.all().delete()
