"""Practice examples as an editor meets them in the CMS."""

from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from campaign.practice.models import ExamplePage
from openhartig.blocks.text import TEXT_FEATURES
from tests.cms import PUBLISH, CmsTestCase, errors
from tests.factories import (
    AmbitionPageFactory,
    MunicipalityFactory,
    PartnerFactory,
)


def text(html: str) -> str:
    return rich_text(html, features=TEXT_FEATURES)


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
