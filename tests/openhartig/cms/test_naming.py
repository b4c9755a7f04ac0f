"""A form that is refused says by name which fields are not right."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from campaign.practice.models import ExamplePage
from stories.models import StoryPage
from tests.cms import PUBLISH, add_address, edit_address, form_of, story_form
from tests.factories import ExamplePageFactory

AS_JSON = {"Accept": "application/json"}


@pytest.fixture
def cms(editor, log_in, site):
    return log_in(editor)


def test_a_story_that_is_made(cms, site):
    form = story_form(title="", perspective="")

    page = cms.post(add_address(site.stories, StoryPage), form | PUBLISH).text

    assert "Kijk nog naar: Titel, Wie vertelt." in page


def test_a_story_that_is_edited(cms, site):
    form = form_of(cms, site.story) | {"title": "", "slug": "met spaties"}

    page = cms.post(edit_address(site.story), form).text

    assert "Kijk nog naar: Titel, Adres." in page


def test_a_story_that_saves_itself(cms, site):
    form = form_of(cms, site.story) | {"title": ""}

    answer = cms.post(edit_address(site.story), form, headers=AS_JSON).json()

    assert answer["error_code"] == "validation_error"
    assert answer["error_message"].endswith("Kijk nog naar: Titel.")


def test_an_example(cms, site):
    form = nested_form_data({"title": "", "slug": "x", "body": streamfield([])})
    made = cms.post(add_address(site.examples, ExamplePage), form, headers=AS_JSON).json()
    assert "Kijk nog naar: Titel" in made["error_message"]

    example = ExamplePageFactory()
    form = form_of(cms, example) | {"title": ""}
    assert "Kijk nog naar: Titel" in cms.post(edit_address(example), form).text


def test_what_is_right_is_not_named(cms, site):
    answer = cms.post(edit_address(site.story), form_of(cms, site.story), headers=AS_JSON).json()

    assert answer["success"]
    assert "Kijk nog naar" not in cms.get(reverse("wagtailadmin_home")).text
