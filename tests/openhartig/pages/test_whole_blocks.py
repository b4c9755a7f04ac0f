"""What a block misses keeps its page from the public, on every road and for every type of page."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from campaign.accessibility.models import AccessibilityPage
from campaign.home.models import PlainPage
from openhartig.blocks.media import NO_CAPTIONS, NO_WORDS
from stories.consent.made_up import say_made_up
from stories.models import StoryPage
from tests.cms import bulk_address
from tests.factories import AudioFactory, ImageFactory, PlainPageFactory, StoryPageFactory
from tests.html import read_html

WITHOUT_WORDS = {"url": "https://vimeo.com/1084537", "title": "Een film", "transcript": ""}
WHOLE = WITHOUT_WORDS | {"transcript": "<p>Hallo.</p>", "has_captions": True}
VIDEO = {"type": "video", "value": WITHOUT_WORDS}


def has_videos(page_type: type) -> bool:
    fields = [f for f in page_type._meta.concrete_fields if isinstance(f, StreamField)]
    return any("video" in field.stream_block.child_blocks for field in fields)


def draft_of(page, *blocks: dict):
    """Return a version of a page with these blocks, of which nothing else keeps it off the site."""
    page.body = json.dumps(blocks)
    revision = page.save_revision(clean=False)
    if isinstance(page, StoryPage):
        say_made_up(revision.as_object())
    return revision


@pytest.fixture
def pages(site) -> dict:
    """A page of every type that can have a video."""
    site.home.add_child(instance=AccessibilityPage(title="Toegankelijkheid"))
    StoryPageFactory(is_example=True)
    types = [page_type for page_type in get_page_models() if has_videos(page_type)]
    found = {each: each.objects.order_by("-pk").first() for each in types}
    assert len(found) >= 6
    assert all(found.values())
    return found


def test_no_page_goes_public_with_a_video_that_leaves_somebody_out(pages):
    for page_type, page in pages.items():
        revision = draft_of(page, VIDEO)
        with pytest.raises(ValidationError) as refused:
            revision.publish()
        assert f"{page.title}: Video: {NO_WORDS} {NO_CAPTIONS}" in refused.value.messages[0]
        assert "Een film" not in str(page_type.objects.get(pk=page.pk).body)

        draft_of(page, {"type": "video", "value": WHOLE}).publish()
        assert "Een film" in str(page_type.objects.get(pk=page.pk).body)


def test_publishing_from_a_list_says_what_a_video_misses(site, log_in, editor):
    draft, other = (PlainPageFactory(title=title, live=False) for title in ("Kijk", "Lees"))
    draft_of(draft, VIDEO)
    draft_of(other, {"type": "text", "value": "<p>Dit is er.</p>"})
    answer = log_in(editor).post(bulk_address("publish", other, draft), follow=True)

    assert f"Kijk: Video: {NO_WORDS}" in read_html(answer).text
    assert not PlainPage.objects.filter(title__in=("Kijk", "Lees"), live=True).exists()


def test_publishing_an_older_version_or_later_asks_the_same(site, log_in, editor):
    page = site.plain
    older = draft_of(page, VIDEO)
    draft_of(page, {"type": "text", "value": "<p>Dit is er.</p>"}).publish()
    with pytest.raises(ValidationError, match="Video"):
        older.publish()
    page.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(ValidationError, match="Video"):
        draft_of(page, VIDEO).publish()

    state = page.get_workflow().start(page, editor)
    task = state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    log_in(editor).post(address)
    page.refresh_from_db()
    assert "Een film" not in str(page.body)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("quote", {"text": ""}),
        ("image", {"image": {"alt_text": "", "decorative": False}, "caption": ""}),
    ],
)
def test_other_blocks_ask_as_well_what_their_form_asks(site, kind, value):
    if kind == "image":
        value["image"]["image"] = ImageFactory().pk
    with pytest.raises(ValidationError, match=site.plain.title):
        draft_of(site.plain, {"type": kind, "value": value}).publish()


def test_what_was_deleted_since_keeps_no_page_off_the_site(pages):
    image, sound = ImageFactory(), AudioFactory()
    picture = {"image": {"image": image.pk, "alt_text": "Een brug"}, "caption": ""}
    words = {"title": "De Maas", "file": sound.pk, "transcript": "<p>Water.</p>"}
    blocks = [{"type": "image", "value": picture}, {"type": "audio", "value": words}]
    revision = draft_of(pages[StoryPage], *blocks)
    image.delete()
    sound.delete()
    say_made_up(revision.as_object())
    revision.publish()

    assert StoryPage.objects.get(pk=pages[StoryPage].pk).live_revision == revision
