"""The pages of the campaign as an editor meets them in the CMS."""

from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from campaign.home.models import HomePage, PlainPage
from campaign.policy.models import AmbitionPage
from campaign.practice.models import ExamplePage
from openhartig.blocks.text import TEXT_FEATURES
from tests.cms import PUBLISH, CmsTestCase, edit_address, errors
from tests.factories import (
    AmbitionPageFactory,
    MunicipalityFactory,
    PartnerFactory,
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


class WritingAnExample(CmsTestCase):
    def example(self, **fields) -> dict:
        defaults = {
            "title": "Samen koken",
            "slug": "samen-koken",
            "introduction": "Elke week een pan soep.",
            "aim": text("<p>Elkaar kennen.</p>"),
            "body": streamfield([("text", text("<p>Er stond een tafel.</p>"))]),
            "result": text("<p>Dertig buren.</p>"),
            "ambitions": [self.site.ambition.pk],
        }
        many = {name: value for name, value in fields.items() if isinstance(value, list)}
        many.setdefault("ambitions", defaults.pop("ambitions"))
        return (
            nested_form_data(defaults | {k: v for k, v in fields.items() if k not in many}) | many
        )

    def test_with_places_partners_and_ambitions(self):
        places, partners = MunicipalityFactory.create_batch(2), PartnerFactory.create_batch(2)
        ambition = AmbitionPageFactory()
        data = self.example(
            municipalities=[place.pk for place in places],
            partners=[partner.pk for partner in partners],
            ambitions=[ambition.pk],
            place="Zuid-Limburg",
            contact_name="Buurthuis",
            contact_email="buurthuis@example.nl",
            source_label="Eigen verslag",
            licence="CC BY 4.0",
        )

        self.assertCanCreate(self.site.examples, ExamplePage, data)

        made = ExamplePage.objects.get(slug="samen-koken")
        assert set(made.municipalities.all()) == set(places)
        assert set(made.partners.all()) == set(partners)
        page = Client().get(made.url)
        assert page.context["ambitions"] == [ambition]
        for word in ("Zuid-Limburg", places[0].name, partners[1].name, "CC BY 4.0"):
            assert word in page.text

    def test_an_ambition_is_needed_to_publish(self):
        response = self.add(self.site.examples, ExamplePage, self.example(ambitions=[]) | PUBLISH)

        assert list(errors(response)) == ["ambitions"]

    def test_a_new_example_can_be_previewed_before_it_is_saved(self):
        preview = self.preview_of_new(self.site.examples, ExamplePage, self.example())

        assert preview.status_code == 200
        assert self.site.ambition.title in preview.text

    def test_a_wrong_address_is_refused(self):
        data = self.example(contact_url="geen adres", contact_email="geen adres") | PUBLISH
        response = self.add(self.site.examples, ExamplePage, data)

        assert set(errors(response)) == {"contact_url", "contact_email"}


class EditingTheHomePage(CmsTestCase):
    def change(self, *stories) -> object:
        data = nested_form_data(
            {
                "title": "Limburg Openhartig",
                "slug": self.site.home.slug,
                "heading": "Hoe gaat het echt met jou",
                "introduction": "Vraag het eens.",
                "story_links": inline_formset([{"story": story.pk} for story in stories]),
            }
        )
        return self.client.post(edit_address(self.site.home), data | PUBLISH)

    def test_three_stories_may_be_chosen(self):
        stories = StoryPageFactory.create_batch(3)
        self.change(*reversed(stories))

        page = Client().get("/")
        assert page.context["chosen_stories"] == stories[::-1]
        assert HomePage.objects.get().heading_words == ("Hoe gaat het echt met", "jou")

    def test_a_fourth_story_is_refused(self):
        response = self.change(*StoryPageFactory.create_batch(4))

        assert response.status_code == 200
        assert not HomePage.objects.get().story_links.exists()


class WritingAPlainPage(CmsTestCase):
    def test_with_a_link_in_the_footer(self):
        data = nested_form_data(
            {
                "title": "Colofon",
                "slug": "colofon",
                "introduction": "Wie maakte dit?",
                "body": streamfield([("text", text("<p>Wij.</p>"))]),
                "show_in_footer": "on",
            }
        )
        self.assertCanCreate(self.site.home, PlainPage, data)

        assert "Colofon" in Client().get("/").text

    def test_a_new_page_can_be_previewed_before_it_is_saved(self):
        data = nested_form_data({"title": "Leeg", "slug": "leeg", "body": streamfield([])})
        preview = self.preview_of_new(self.site.home, PlainPage, data)

        assert preview.status_code == 200
        assert "Leeg" in preview.text
