"""The helplines on the private page of a teller."""

from tests.factories import HelplineFactory

from .conftest import Visit


def test_what_fits_the_story_comes_first(site, story, visit: Visit) -> None:
    HelplineFactory(name="Huisarts", in_story_box=True, order=1)
    HelplineFactory(name="113", in_story_box=True, order=2, subjects=["suicide"])
    type(story)._base_manager.filter(pk=story.pk).update(content_notes=["suicide"])
    box = visit.html().one("section", id="hulp")

    assert box.one("h2").text == "Wil je even met iemand praten?"
    assert [name.text for name in box.find("p", class_="help-box-name")] == ["113", "Huisarts"]
