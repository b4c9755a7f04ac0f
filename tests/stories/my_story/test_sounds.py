"""A teller hears the sound of a story that the public does not get, by the private link."""

import json

import pytest

from openhartig.media.models import SiteDocument
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.models import StoryPage
from stories.withdrawal.pause import pause
from tests.factories import AudioFactory

from .conftest import Visit, edit, show


@pytest.fixture
def sound(draft: StoryPage) -> SiteDocument:
    """The sound in a draft that was shown to its teller."""
    document = AudioFactory()
    words = {"title": "De Maas", "file": document.pk, "transcript": "<p>Water.</p>"}
    edit(draft, body=json.dumps([{"type": "audio", "value": words}]))
    show(StoryPage.objects.get(pk=draft.pk))
    return document


def test_a_sound_is_heard_through_the_link_only(sound, draft_visit, client):
    player = draft_visit.html().one("article").one("audio")
    assert player["src"] == draft_visit.address(f"geluid/{sound.pk}")
    assert "/media/" not in draft_visit.get().text

    response = draft_visit.client.get(player["src"], headers={"range": "bytes=0-0"})

    assert response.status_code == 206
    assert b"".join(response.streaming_content) == b"\xff"
    assert response["Cache-Control"] == "no-store"
    assert client.get(sound.url).status_code == 404


def test_a_sound_of_another_story_is_not_heard(sound, visit, draft_visit):
    assert visit.get(f"geluid/{sound.pk}").status_code == 404
    assert draft_visit.get(f"geluid/{AudioFactory().pk}").status_code == 404
    assert Visit("x" * 43).get(f"geluid/{sound.pk}").status_code == 404


def test_a_sound_whose_file_is_gone_is_a_kind_404(sound, draft_visit):
    sound.get_file_hash()
    sound.file.delete(save=False)
    assert draft_visit.get(f"geluid/{sound.pk}").status_code == 404
    assert draft_visit.get().status_code == 200


def test_it_is_still_heard_in_a_pause(sound, draft, draft_visit):
    draft_visit.agree()
    StoryPage.objects.get(pk=draft.pk).latest_revision.publish()
    pause(Teller.objects.get(key=draft.key))

    visit = Visit(make_link(Teller.objects.get(key=draft.key)))
    assert visit.get(f"geluid/{sound.pk}").status_code == 200
