from collections.abc import Iterator
from pathlib import Path

import pytest

from stories.consent.models import Teller
from stories.models import StoryPage
from tests.databases import drop_database
from tests.factories import Tree
from tests.stories.withdrawal.lived import Lived, copied, live_once


@pytest.fixture(autouse=True)
def ledger_folder(settings, tmp_path: Path) -> Path:
    """A ledger of this test alone."""
    settings.ERASURE_LEDGER = tmp_path / "erased"
    return settings.ERASURE_LEDGER


@pytest.fixture
def story(site: Tree) -> StoryPage:
    """A public story, with a teller who allows everything."""
    return site.story


@pytest.fixture
def teller(story: StoryPage) -> Teller:
    """Who tells the story."""
    return Teller.objects.get(key=story.key)


@pytest.fixture(scope="session")
def lived_once(migrated: str, django_db_blocker, tmp_path_factory) -> Iterator[Lived]:
    """A whole life, lived once."""
    with django_db_blocker.unblock():
        lived = live_once(migrated, tmp_path_factory.mktemp("life"))
        yield lived
        for name in (lived.database, *lived.backups.values()):
            drop_database(name)


@pytest.fixture
def lived(db, lived_once: Lived, tmp_path: Path) -> Iterator[Lived]:
    """A whole life, to withdraw from."""
    with copied(lived_once, tmp_path) as lived:
        yield lived
