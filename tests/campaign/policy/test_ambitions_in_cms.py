"""Ambitions as an editor meets them in the CMS."""

from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from campaign.policy.models import AmbitionPage
from openhartig.blocks.text import TEXT_FEATURES
from tests.cms import PUBLISH, CmsTestCase, errors
from tests.factories import (
    PolicyPeriodFactory,
    StoryPageFactory,
)


def text(html: str) -> str:
    return rich_text(html, features=TEXT_FEATURES)


class WritingAnAmbition(CmsTestCase):
    def ambition(self, **fields) -> dict:
        period = fields.pop("period", None) or PolicyPeriodFactory().pk
        defaults = {
            "title": "Veerkrachtige wijken",
            "slug": "wijken",
            "period": period,
            "number": "7",
            "introduction": "Buren kennen elkaar.",
            "goal": text("<p>Openheid.</p>"),
            "body": streamfield([("heading", "Waarom")]),
            "story_links": inline_formset([]),
        }
        return nested_form_data(defaults | fields)

    def test_with_stories_in_the_chosen_order(self):
        first, second = StoryPageFactory.create_batch(2)
        links = inline_formset([{"story": second.pk}, {"story": first.pk}])

        self.assertCanCreate(self.site.ambitions, AmbitionPage, self.ambition(story_links=links))

        made = AmbitionPage.objects.get(slug="wijken")
        page = Client().get(made.url)
        assert page.context["stories"] == [second, first]
        assert str(made) == "Ambitie 7: Veerkrachtige wijken"

    def test_a_period_and_a_number_are_needed_to_publish(self):
        response = self.add(
            self.site.ambitions, AmbitionPage, self.ambition(period="leeg", number="") | PUBLISH
        )

        assert set(errors(response)) == {"period", "number"}

    def test_a_new_ambition_can_be_previewed_before_it_is_saved(self):
        preview = self.preview_of_new(self.site.ambitions, AmbitionPage, self.ambition())

        assert preview.status_code == 200
        assert "Veerkrachtige wijken" in preview.text
