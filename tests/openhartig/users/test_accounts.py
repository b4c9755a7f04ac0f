"""Making an account: a role and a municipality, and a mail in the place of a password."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse

from openhartig.roles.rights import MUNICIPAL_EDITORS
from openhartig.users.forms import PasswordResetForm
from openhartig.users.models import User
from tests.cms import errors
from tests.factories import MunicipalityFactory, UserFactory
from tests.html import read_html

pytestmark = pytest.mark.slow
ADD = "/beheer/users/new/"
LINK = re.compile(rf"{re.escape(settings.SITE_URL)}(\S+)")


@pytest.fixture
def owner(site, log_in):
    return log_in(UserFactory(is_superuser=True))


@pytest.fixture
def answers(site) -> dict:
    """What an owner fills in."""
    return {
        "username": "gemma",
        "email": "gemma@example.org",
        "first_name": "Gemma",
        "last_name": "Peters",
        "municipality": MunicipalityFactory(name="Venlo").pk,
        "groups": [Group.objects.get(name=MUNICIPAL_EDITORS).pk],
    }


def test_one_screen_asks_for_a_role_and_a_place_and_for_no_password(owner):
    page = read_html(owner.get(ADD))
    names = {field["name"] for tag in ("input", "select") for field in page.one("main").find(tag)}
    assert {"username", "email", "municipality", "groups"} <= names
    assert not [name for name in names if name.startswith("password")]
    assert "Gemeenteredactie" in page.one("main").find("table")[0].text


def test_a_new_account_gets_a_link_and_chooses_a_password(
    owner, answers, client, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = owner.post(ADD, answers, follow=True)
    assert "De link voor een wachtwoord is gemaild." in response.text
    user = User.objects.get(username="gemma")
    assert user.municipality.name == "Venlo"
    assert not user.has_usable_password()

    (mail,) = mailoutbox
    assert mail.to == ["gemma@example.org"]
    assert "gemma" not in mail.subject.lower()
    form = client.get(LINK.search(mail.body)[1], follow=True)
    chosen = {"new_password1": "blauwe-fiets-in-mei", "new_password2": "blauwe-fiets-in-mei"}
    client.post(form.redirect_chain[-1][0], chosen)
    assert client.login(username="gemma", password="blauwe-fiets-in-mei")
    assert "Dag Gemma" in client.get(reverse("wagtailadmin_home")).text


def test_who_lost_the_link_may_ask_for_another(owner, answers):
    owner.post(ADD, answers)
    UserFactory(username="weg", email="weg@example.org", is_active=False)
    found = PasswordResetForm().get_users("Gemma@example.org")
    assert [user.username for user in found] == ["gemma"]
    assert not list(PasswordResetForm().get_users("weg@example.org"))


def test_an_account_needs_a_role(owner, answers):
    response = owner.post(ADD, answers | {"groups": []})
    assert errors(response)["groups"] == ["Kies minstens één rol, of maak er een beheerder van."]
    assert not User.objects.filter(username="gemma").exists()


def test_the_list_says_what_each_account_is_for(owner, answers):
    owner.post(ADD, answers)
    rows = [row.text for row in read_html(owner.get("/beheer/users/")).find("tr")]
    (gemma,) = [row for row in rows if "gemma" in row]
    assert MUNICIPAL_EDITORS in gemma
    assert "Venlo" in gemma


def test_the_municipality_can_be_changed(owner, answers):
    owner.post(ADD, answers)
    user = User.objects.get(username="gemma")
    response = owner.post(
        f"/beheer/users/edit/{user.pk}/", answers | {"municipality": "", "is_active": "on"}
    )
    assert response.status_code == 302
    assert User.objects.get(pk=user.pk).municipality is None
