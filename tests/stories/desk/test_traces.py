"""What Wagtail itself could tell others about tellers."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex
from wagtail.search.index import class_is_indexed
from wagtail.snippets.models import get_snippet_models

from openhartig.users.models import User
from stories.consent.models import SignedForm, Teller
from stories.conversation.models import Move
from stories.desk.models import ReadingLog, ReasonTemplate
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.factories import UserFactory

from .makers import make_page
from .screens import act, show

ROOMS = ("consent", "conversation", "submission", "desk", "follow_up")
PRIVATE = [model for app in ROOMS for model in apps.get_app_config(app).get_models()]
PRIVATE = [model for model in PRIVATE if model.__name__ not in {"SharePage", "TellerSettings"}]
SECRETS = ("Mieke Contactnaam", "mieke@contact.example.org", "06 1234 5678")


@pytest.mark.parametrize("model", PRIVATE)
def test_models_are_no_snippets_and_not_searched(model):
    assert model not in get_snippet_models()
    assert not class_is_indexed(model)


def test_no_name_stands_for_anything(teller: Teller, coordinator: User):
    named = [
        teller,
        teller.submission,
        teller.grants.first(),
        Move(teller=teller, kind="link"),
        AfterCare(teller=teller, moment="day"),
        ReadingLog(user=coordinator, key=teller.key),
        SignedForm(teller=teller, uploaded_at=timezone.now()),
    ]
    for item in named:
        assert not any(secret in f"{item} {item!r}" for secret in (*SECRETS, "Mieke"))


def test_what_a_coordinator_does_leaves_no_names_in_the_log(cms: Client, teller: Teller):
    show(cms, "teller", teller)
    cms.post(reverse("desk_draft", args=[teller.key]))
    act(cms, "show_text", teller)
    act(
        cms,
        "contact",
        teller,
        name="Mieke Contactnaam",
        email="mieke@contact.example.org",
        phone="",
    )
    act(cms, "ask", teller, question="Mag Mieke Contactnaam erin?")
    for entry in (*PageLogEntry.objects.all(), *ModelLogEntry.objects.all()):
        words = f"{entry.label} {entry.data}"
        assert not any(secret in words for secret in SECRETS)


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_reports:site_history", "wagtailadmin_pages:search", "wagtailsearch_admin"],
)
def test_reports_and_search_find_no_tellers(
    editor: User, log_in, cms: Client, teller: Teller, name: str
):
    make_page(teller)
    show(cms, "teller", teller)
    try:
        where = reverse(name)
    except NoReverseMatch:
        return
    html = log_in(editor).get(where, {"q": "Contactnaam"}).content.decode()
    assert not any(secret in html for secret in SECRETS)


def test_others_get_no_address_of_a_template(editor: User, coordinator: User):
    template = ReasonTemplate.objects.first()
    assert AdminURLFinder(editor).get_edit_url(template) is None
    assert AdminURLFinder(coordinator).get_edit_url(template)


def test_templates_that_change_are_not_in_the_history_of_others(
    editor: User, cms: Client, coordinator: User, log_in
):
    data = {"name": "Naam van het sjabloon", "text": "Dank je wel."}
    cms.post("/beheer/vertellers/sjablonen/new/", data)
    history = reverse("wagtailadmin_reports:site_history")
    html = log_in(editor).get(history).content.decode()
    assert "Naam van het sjabloon" not in html


def test_where_a_municipality_is_used_says_nothing_about_tellers(
    editor: User, log_in, teller: Teller, coordinator: User
):
    teller.after_care.create(moment="day", due_on="2026-11-22")
    teller.moves.create(kind="link", made_by=coordinator)
    ReadingLog.objects.create(user=coordinator, key=teller.key)
    kinds = set(
        ReferenceIndex.objects.values_list("base_content_type__app_label", flat=True).distinct()
    )
    assert "desk" not in kinds


def test_an_account_can_go_and_what_it_did_stays(cms: Client, teller: Teller):
    user = UserFactory()
    ReadingLog.objects.create(user=user, key=teller.key)
    teller.moves.create(kind="link", made_by=user)
    user.delete()
    assert ReadingLog.objects.get().user is None
    assert teller.moves.get().made_by is None
    assert cms.get(reverse("desk_reading_log")).status_code == 200
    show(cms, "teller", teller)


def test_the_page_history_of_an_editor_has_no_names(
    editor: User, log_in, cms: Client, teller: Teller
):
    cms.post(reverse("desk_draft", args=[teller.key]))
    story = StoryPage.objects.get(key=teller.key)
    where = reverse("wagtailadmin_pages:history", args=[story.pk])
    html = log_in(editor).get(where).content.decode()
    assert story.title in html
    assert not any(secret in html for secret in SECRETS)
