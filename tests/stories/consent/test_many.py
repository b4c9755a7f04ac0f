"""Asked about many stories at once, the gate says what it says of each."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stories.consent import gate
from stories.consent.content import parts_of
from stories.consent.made_up import say_made_up
from stories.consent.many import latest_versions, obstacles_of, tellers_of
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.uses import How
from stories.models import StoryPage
from tests.factories import (
    AudioFactory,
    ImageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    ThemeFactory,
    approve,
)

from .test_gate import picture, sound, text, video


def teller_of(story: StoryPage) -> Teller:
    return Teller.objects.get(key=story.key)


def write(story: StoryPage, **fields) -> StoryPage:
    version = story.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision(clean=False)
    return story


def make_full() -> StoryPage:
    return StoryPageFactory(
        live=False,
        display_name="Truus",
        municipality=MunicipalityFactory(),
        themes=[ThemeFactory(), ThemeFactory()],
        photo=ImageFactory(),
        photo_alt="Truus op een brug",
        body=[text("Een dinsdag."), video(), sound(AudioFactory()), picture(ImageFactory())],
    )


def make_saved() -> StoryPage:
    story = make_full()
    return write(StoryPage.objects.get(pk=story.pk))


def make_changed() -> StoryPage:
    return write(make_full(), title="Anders", themes=[ThemeFactory()], photo=ImageFactory())


def make_new_version() -> StoryPage:
    return write(StoryPageFactory(), introduction="Nieuw")


def make_new_version_agreed() -> StoryPage:
    story = make_new_version()
    version = story.get_latest_revision_as_object()
    teller_of(story).agree(parts_of(version), Agreement.Kind.TELLER)
    return story


def make_without_teller() -> StoryPage:
    story = StoryPageFactory(live=False)
    teller_of(story).delete()
    return story


def make_without_consent() -> StoryPage:
    story = StoryPageFactory(live=False)
    teller_of(story).decide(set(), How.FORM)
    return story


def make_held_back() -> StoryPage:
    story = StoryPageFactory(live=False)
    teller = teller_of(story)
    teller.paused_at = teller.conversation.hidden_at = timezone.now()
    teller.save()
    teller.conversation.save()
    return story


def make_never_agreed() -> StoryPage:
    story = StoryPageFactory(live=False)
    teller_of(story).agreements.all().delete()
    return story


def make_delicate() -> StoryPage:
    return StoryPageFactory(live=False, content_notes=["suicide"])


def make_approved() -> StoryPage:
    story = make_delicate()
    approve(story)
    return story


def make_example() -> StoryPage:
    return StoryPageFactory(is_example=True)


def make_example_saved() -> StoryPage:
    return write(make_example())


def make_example_changed() -> StoryPage:
    return write(make_example(), title="Anders")


def make_example_answered() -> StoryPage:
    story = make_example_changed()
    say_made_up(story.get_latest_revision_as_object())
    return story


MAKERS = [make for name, make in sorted(globals().items()) if name.startswith("make_")]


def ask(stories) -> dict[int, list[Obstacle]]:
    versions = latest_versions(stories)
    tellers = tellers_of(versions.values(), Teller.objects.select_related("conversation"))
    return obstacles_of(list(versions.values()), tellers)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_it_says_the_same(site, make: Callable[[], StoryPage]):
    number = make().pk
    story = StoryPage.objects.get(pk=number)

    assert ask(StoryPage.objects.filter(pk=number).defer_streamfields()) == {
        number: gate.obstacles(story.get_latest_revision_as_object())
    }


def test_it_keeps_them_apart(site):
    stories = [make() for make in MAKERS]

    found = ask(StoryPage.objects.filter(pk__in=[story.pk for story in stories]))

    assert found == {
        story.pk: gate.obstacles(StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object())
        for story in stories
    }
    assert {each.kind for obstacles in found.values() for each in obstacles} == {
        *(Kind.NO_TELLER, Kind.NO_CONSENT, Kind.PAUSED, Kind.HELD, Kind.NO_AGREEMENT),
        *(Kind.CHANGED, Kind.IS_IT_MADE_UP, Kind.SECOND_EDITOR),
    }


def test_the_number_of_queries_does_not_grow(site):
    makers = [make for make in MAKERS if make is not make_approved]

    def count() -> int:
        for make in makers:
            make()
        with CaptureQueriesContext(connection) as queries:
            ask(StoryPage.objects.all())
        return len(queries)

    assert count() == count()


def test_a_version_without_what_is_gone_by_now(site):
    story = make_saved()
    version = story.get_latest_revision_as_object()
    version.photo.delete()
    version.municipality.delete()

    ((number, found),) = latest_versions([StoryPage.objects.get(pk=story.pk)]).items()

    assert (number, found.photo, found.municipality) == (story.pk, None, None)
