"""Reading a story, choosing about cookies and a video, in Firefox and WebKitGTK."""

import pytest

from ..cookies.visit import PREFERENCES, SAVED, STORY, STORY_WITH_VIMEO, STORY_WITH_YOUTUBE
from .visitor import NOTHING, Visitor

LAYER = "section.cookie-layer"
CHOSEN = "document.querySelector('main form [name=%s]').checked"


def answer(visitor: Visitor, button: str) -> None:
    visitor.press(f"{LAYER} button", button)
    visitor.see("[role=status]", SAVED)
    visitor.see_none(LAYER)


def is_on(visitor: Visitor, service: str) -> bool:
    return visitor.driver.run(f"return {CHOSEN % service}")


def test_a_story_asks_and_keeps_nothing(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.press("main article a")
    visitor.see("h1")
    visitor.go(STORY)
    visitor.see("h1", "In de rij")
    visitor.see("a[href='tel:113']")
    assert visitor.kept == NOTHING
    assert visitor.cookies == visitor.asked == set()


def test_refusing_keeps_the_choice_and_nothing_else(visitor: Visitor) -> None:
    visitor.go(STORY_WITH_YOUTUBE)
    visitor.see(LAYER)
    assert visitor.cookies == set()
    answer(visitor, "Weigeren")
    assert visitor.cookies == {"cookie_consent"}
    visitor.go(STORY_WITH_VIMEO)
    visitor.see("[data-player] button")
    assert not visitor.all(LAYER)
    assert not visitor.all("iframe")
    assert visitor.asked == set()


def test_accepting_shows_players_until_somebody_changes_the_choice(visitor: Visitor) -> None:
    visitor.go(STORY_WITH_YOUTUBE)
    answer(visitor, "Accepteren")
    visitor.see("iframe")
    visitor.go(PREFERENCES)
    visitor.see("h1")
    assert is_on(visitor, "youtube")
    visitor.press("main label", "YouTube")
    visitor.press("main form button", "Bewaren")
    visitor.see("[role=status]", SAVED)
    visitor.go(PREFERENCES)
    visitor.see("h1")
    assert not is_on(visitor, "youtube")
    assert is_on(visitor, "vimeo")
    visitor.go(STORY_WITH_YOUTUBE)
    visitor.see("[data-player] button")
    assert not visitor.all("iframe")


@pytest.mark.parametrize(
    ("story", "host"),
    [
        (STORY_WITH_YOUTUBE, "www.youtube-nocookie.com"),
        (STORY_WITH_VIMEO, "player.vimeo.com"),
    ],
)
def test_a_video_waits_until_it_is_wanted(visitor: Visitor, story: str, host: str) -> None:
    visitor.go(story)
    answer(visitor, "Weigeren")
    visitor.see("[data-player] button", "Toon deze video")
    assert not visitor.all("iframe")
    assert visitor.asked == set()
    visitor.press("[data-player] button", "Toon deze video")
    assert visitor.see("iframe").get_attribute("src").startswith(f"https://{host}/")
    visitor.wait(lambda: visitor.asked, "the player")
    assert visitor.asked == {host}
