"""A pause takes a story off the site at once, and puts back exactly what was there."""

import pytest
from wagtail.models import Revision

from stories.consent.content import parts_of
from stories.consent.models import Agreement
from stories.consent.uses import How, Use
from stories.withdrawal.pause import pause, resume
from tests.factories import TellerFactory


@pytest.fixture
def published(story, teller):
    """The story, published as editors do it."""
    story.save_revision().publish()
    story.refresh_from_db()
    return story


def test_a_pause_takes_the_story_off_the_site_at_once(client, published, teller):
    pause(teller)

    assert client.get(published.url).status_code == 404
    assert published.title not in client.get("/verhalen/").text
    teller.refresh_from_db()
    assert teller.paused_at
    assert teller.paused_revision == published.live_revision


def test_nobody_can_publish_during_a_pause(client, published, teller):
    pause(teller)

    with pytest.raises(Exception, match="op pauze"):
        Revision.objects.get(pk=published.live_revision_id).publish()
    assert client.get(published.url).status_code == 404


def test_after_a_pause_the_same_version_is_back(client, published, teller):
    pause(teller)
    published.refresh_from_db()
    published.title = "Een nieuwer concept"
    published.save_revision()

    assert resume(teller) == []

    assert client.get(published.url).status_code == 200
    assert "Een nieuwer concept" not in client.get(published.url).text
    teller.refresh_from_db()
    assert teller.paused_at is None
    assert teller.paused_revision is None


def test_a_story_that_was_made_in_code_comes_back_as_well(client, story, teller):
    pause(teller)
    assert client.get(story.url).status_code == 404

    assert resume(teller) == []
    assert client.get(story.url).status_code == 200


def test_a_closed_gate_stays_closed_after_a_pause(client, published, teller):
    pause(teller)
    teller.decide(set(Use) - {Use.SITE_TEXT}, How.PRIVATE_LINK)

    assert resume(teller)
    assert client.get(published.url).status_code == 404

    teller.decide(Use, How.PRIVATE_LINK)
    assert resume(teller) == []
    assert client.get(published.url).status_code == 200


def test_twice_is_once(client, published, teller):
    pause(teller)
    since = teller.paused_at
    pause(teller)
    assert teller.paused_at == since

    assert resume(teller) == []
    assert resume(teller) == []
    assert client.get(published.url).status_code == 200


def test_a_pause_before_anything_is_public_is_only_remembered(site):
    teller = TellerFactory()

    pause(teller)
    assert teller.paused_at
    assert resume(teller) == []
    assert teller.paused_at is None


def test_a_story_that_is_public_again_is_left_alone(client, published, teller):
    """An editor published a newer version, with an agreement, after the pause had ended."""
    pause(teller)
    teller.paused_at = None
    teller.save()
    newer = published.get_latest_revision_as_object()
    newer.introduction = "Nieuwer"
    teller.agree(parts_of(newer), Agreement.Kind.TELLER)
    newer.save_revision().publish()

    assert resume(teller) == []
    assert "Nieuwer" in client.get(published.url).text
