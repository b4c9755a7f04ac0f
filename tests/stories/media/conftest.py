from pathlib import Path

import pytest
from django.core.cache import caches

from campaign.home.models import HomeStory
from tests.factories import AudioFactory, ImageFactory, UserFactory

from .told import Told, body_with


@pytest.fixture(autouse=True)
def _alone(settings, tmp_path: Path) -> None:
    settings.ERASURE_LEDGER = tmp_path / "erased"
    caches["shared"].clear()


@pytest.fixture
def told(site, log_in) -> Told:
    told = Told(site.story, log_in(UserFactory(is_superuser=True)))
    body = body_with(ImageFactory(), sound=AudioFactory(), poster=ImageFactory())
    told.write(photo=ImageFactory(), photo_alt="Iemand op een bankje", body=body).publish()
    site.home.story_links = [HomeStory(story=told.story)]
    site.home.save()
    return told
