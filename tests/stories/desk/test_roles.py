from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from openhartig.users.models import User
from stories.consent.models import Teller
from stories.consent.permissions import COORDINATORS, coordinators, may_coordinate
from tests.factories import AudioFactory, ImageFactory, UserFactory


def test_the_role_may_edit_stories_and_not_publish(coordinator: User, teller: Teller, draft):
    permissions = draft.permissions_for_user(coordinator)
    assert permissions.can_edit()
    assert not permissions.can_publish()


def test_the_role_sees_and_hears_what_is_not_public_yet(coordinator: User, log_in):
    picture = ImageFactory().get_rendition("max-165x165")
    for address in (picture.url, AudioFactory().url):
        assert log_in(coordinator).get(address).status_code == 200


def test_news_goes_to_coordinators(coordinator: User, editor: User):
    owner = UserFactory(is_superuser=True)
    assert list(coordinators()) == [coordinator]
    coordinator.groups.clear()
    assert list(coordinators()) == [owner]


def test_an_owner_can_change_the_role_in_the_cms(coordinator: User, log_in):
    group = Group.objects.get(name=COORDINATORS)
    owner = log_in(UserFactory(is_superuser=True))
    where = reverse("wagtailusers_groups:edit", args=[group.pk])
    response = owner.get(where)
    assert "Vertellers zien en begeleiden" in response.content.decode()
    data = querydict_from_html(response.content.decode(), form_index=0)

    response = owner.post(where, dict(data.lists()))
    assert response.status_code == 302
    assert may_coordinate(User.objects.get(pk=coordinator.pk))
