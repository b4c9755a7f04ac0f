import pytest
from django.core.exceptions import ValidationError

from openhartig.region.models import Municipality
from tests.factories import MunicipalityFactory, PartnerFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


def test_municipalities_are_fetched_once_for_a_request(rf, django_assert_num_queries):
    MunicipalityFactory(name="Weert")
    MunicipalityFactory(name="Beesel")
    request = rf.get("/")

    with django_assert_num_queries(1):
        first = Municipality.of(request)
        assert Municipality.of(request) is first

    assert [place.name for place in first] == ["Beesel", "Weert"]


@pytest.mark.parametrize("field", ["name", "slug"])
@pytest.mark.parametrize("factory", [MunicipalityFactory, PartnerFactory])
def test_names_and_addresses_are_used_once(factory, field):
    taken = getattr(factory(), field)

    with pytest.raises(ValidationError, match="bestaat"):
        factory.build(**{field: taken}).full_clean()


def test_a_municipality_that_leaves_takes_no_story_along(client, site):
    place = MunicipalityFactory(name="Venlo", slug="venlo")
    story = StoryPageFactory(municipality=place)
    place.delete()

    story.refresh_from_db()
    assert story.place == "de regio"
    assert client.get(story.get_url()).status_code == 200
    assert client.get("/verhalen/?gemeente=venlo").status_code == 200
