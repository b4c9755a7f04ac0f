"""Which helpline comes first: under a story, and for who is too young to tell one."""

import pytest
from django.urls import reverse

from tests.factories import HelplineFactory, StoryPageFactory
from tests.html import read_html

EVERYTHING = ["Huisarts", "Luisterlijn", "113", "Eetlijn"]


def names(response) -> list[str]:
    box = read_html(response).one("section", id="hulp")
    return [name.text for name in box.find("p", class_="help-box-name")]


@pytest.fixture
def lines(site) -> None:
    """Helplines for everything and for some subjects, in the order of editors."""
    chosen = {"in_story_box": True}
    HelplineFactory(name="113", order=1, subjects=["suicide", "self-harm"], **chosen)
    HelplineFactory(name="Huisarts", order=2, **chosen)
    HelplineFactory(name="Luisterlijn", order=3, **chosen)
    HelplineFactory(name="Eetlijn", order=4, subjects=["eating-disorder"], **chosen)
    HelplineFactory(name="Elders", order=0)


@pytest.mark.parametrize(
    ("notes", "order"),
    [
        ([], EVERYTHING),
        (["loss"], EVERYTHING),
        (["suicide"], ["113", "Huisarts", "Luisterlijn", "Eetlijn"]),
        (["self-harm", "loss"], ["113", "Huisarts", "Luisterlijn", "Eetlijn"]),
        (["eating-disorder"], ["Eetlijn", "Huisarts", "Luisterlijn", "113"]),
        (["eating-disorder", "suicide"], ["113", "Eetlijn", "Huisarts", "Luisterlijn"]),
    ],
)
def test_below_a_story_stands_first_what_fits_it(client, lines, notes, order):
    story = StoryPageFactory(content_notes=notes)

    assert names(client.get(story.get_url())) == order


class TestTooYoung:
    @pytest.fixture
    def read(self, client, site):
        """A function that opens the page for who is too young."""
        HelplineFactory(name="112", phone="112", urgent=True, order=1)
        HelplineFactory(name="113", for_under_16=True, order=2)
        HelplineFactory(name="Huisarts", for_under_16=True, phone="", order=3)
        HelplineFactory(name="Luisterlijn", order=4)
        return lambda: client.get(reverse("share_too_young"))

    def test_it_begins_with_113_and_the_doctor(self, read):
        HelplineFactory(name="Jong", for_under_16=True, ages="youth", live=False, checked_on=None)

        assert names(read()) == ["113", "Huisarts"]

    def test_it_begins_with_help_for_young_people_once_that_is_confirmed(self, read):
        HelplineFactory(name="Jong", for_under_16=True, ages="youth", order=9)
        page = read_html(read()).one("main")

        assert names(read()) == ["Jong", "113", "Huisarts"]
        assert page.text.index("Jong") < page.text.index("Of vertel het aan iemand")

    def test_help_for_everybody_is_not_meant_for_them(self, read):
        HelplineFactory(name="Ieder", for_under_16=True, ages="everybody", order=9)

        assert names(read()) == ["113", "Huisarts", "Ieder"]
