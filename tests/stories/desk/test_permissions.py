from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from openhartig.users.models import User
from stories.consent.models import SignedForm, Teller
from stories.conversation.models import Conversation, Move
from stories.desk.models import ReadingLog, ReasonTemplate
from stories.desk.urls import urlpatterns
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from stories.withdrawal.models import Erasure, Leftover
from tests.factories import StoryPageFactory, UserFactory
from tests.stories.conversation.factories import make_photo

from .makers import edit, make_page, show_media
from .screens import (
    OF_ALL,
    OF_CARE,
    OF_ERASURE,
    OF_FORM,
    OF_LEFTOVER,
    OF_PHOTO,
    OF_REASON,
    OF_SEEN,
    OF_TELLER,
)

pytestmark = pytest.mark.slow

FOR_PUBLISHERS = "desk_spelling"
OF_EXAMPLES = "desk_made_up"  # see tests/stories/consent/test_examples.py
FOR_WRITERS = "desk_ask_coordinator"  # see test_requests.py
OF_PLANS = {"desk_plan", "desk_forget_plan"}  # see test_plans.py
FOR_APPROVERS = "desk_correction_seen"  # see test_corrections.py
SETTINGS = "/beheer/settings/conversation/tellersettings/"


@pytest.fixture
def addresses(teller: Teller, draft: StoryPage) -> list[str]:
    """The addresses of everything that only a coordinator may see or do."""
    form = SignedForm.objects.create(teller=teller, file=ContentFile(b"%PDF-1.7", name="x.pdf"))
    make_photo(teller)
    seen = dict(zip(OF_SEEN, show_media(teller, draft), strict=True))
    care = AfterCare.objects.create(teller=teller, moment="day", due_on="2026-11-22")
    reason = ReasonTemplate.objects.first()
    erasure = Erasure.objects.create(key=uuid4(), salt="00")
    leftover = erasure.leftovers.create(kind=Leftover.Kind.WORDS, item=draft)
    return [
        *(reverse(name) for name in OF_ALL),
        *(reverse(name, args=[teller.key]) for name in OF_TELLER),
        *(reverse(name, args=[teller.key]) for name in OF_PHOTO),
        *(reverse(name, args=[teller.key, number]) for name, number in seen.items()),
        *(reverse(name, args=[teller.key, form.pk]) for name in OF_FORM),
        *(reverse(name, args=[care.pk]) for name in OF_CARE),
        *(reverse(name, args=[leftover.pk]) for name in OF_LEFTOVER),
        *(reverse(name, args=[erasure.pk]) for name in OF_ERASURE),
        *(reverse(f"reason_templates:{name}", args=[reason.pk]) for name in OF_REASON),
        f"{SETTINGS}1/",
    ]


@pytest.fixture
def users(coordinator: User, editor: User, municipal_editor: User) -> dict[str, User | None]:
    """Somebody of every role, and nobody."""
    return {
        "editor": editor,
        "municipal editor": municipal_editor,
        "no role": UserFactory(),
        "owner without a role": UserFactory(is_superuser=True),
        "coordinator": coordinator,
        "inactive coordinator": UserFactory(role="Verhalencoördinator", is_active=False),
        "visitor": None,
    }


def client_of(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def test_every_address_is_in_this_test(addresses: list[str]):
    tested = {*OF_ALL, *OF_TELLER, *OF_PHOTO, *OF_FORM, *OF_CARE, *OF_LEFTOVER, *OF_ERASURE}
    tested |= {FOR_PUBLISHERS, OF_EXAMPLES, FOR_WRITERS, FOR_APPROVERS, *OF_PLANS, *OF_SEEN}
    assert {pattern.name for pattern in urlpatterns} <= tested


@pytest.mark.parametrize(
    "role", ["editor", "municipal editor", "no role", "inactive coordinator", "visitor"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_see_and_do_nothing(
    role: str, method: str, users: dict, addresses: list[str], teller: Teller
):
    client = client_of(users[role])
    before = Teller.objects.filter(pk=teller.pk).values().get()

    answers = {address: getattr(client, method)(address) for address in addresses}

    opened = {a: r.status_code for a, r in answers.items() if r.status_code not in {302, 403}}
    assert not opened
    assert not any(b"Mieke" in response.content for response in answers.values())
    assert Teller.objects.filter(pk=teller.pk).values().get() == before
    assert SignedForm.objects.count() == 1
    assert Move.objects.count() == 1  # of what was shown before
    assert not ReadingLog.objects.exists()
    assert AfterCare.objects.get().done_at is None
    assert Leftover.objects.exists()


@pytest.mark.parametrize("role", ["coordinator", "owner without a role"])
def test_coordinators_see_everything(role: str, users: dict, addresses: list[str]):
    client = client_of(users[role])
    allowed = {200, 405}  # what only a POST may do is there as well
    statuses = {address: client.get(address).status_code for address in addresses}
    assert {a: status for a, status in statuses.items() if status not in allowed} == {}


@pytest.mark.parametrize(
    ("role", "is_shown"),
    [("coordinator", True), ("owner without a role", True), ("editor", False)],
)
def test_menu_and_start_screen(role: str, is_shown: bool, users: dict, teller: Teller):
    html = client_of(users[role]).get("/beheer/").content.decode()
    assert ("/beheer/vertellers/" in html) is is_shown
    assert (teller.reference in html) is is_shown


def test_an_editor_may_mark_spelling_and_sees_nobody(
    editor: User, log_in: Callable[[User], Client], teller: Teller, public_story: StoryPage
):
    edit(public_story, introduction="Een inleiding")
    html = log_in(editor).get(reverse(FOR_PUBLISHERS, args=[public_story.pk])).content.decode()
    assert "Alleen spelling" in html
    assert "Mieke" not in html
    assert "mieke@" not in html
    assert not ReadingLog.objects.exists()


def test_who_may_not_publish_may_not_mark_spelling(
    municipal_editor: User, log_in: Callable[[User], Client], teller: Teller
):
    own = make_page(teller)
    StoryPage.objects.filter(pk=own.pk).update(owner=municipal_editor)
    client = log_in(municipal_editor)
    address = reverse(FOR_PUBLISHERS, args=[own.pk])
    data = {"same": "on", "revision": own.latest_revision_id}
    assert client.get(address).status_code == 302
    assert client.post(address, data).status_code == 302
    assert not teller.agreements.exists()


def test_a_form_of_another_teller_is_not_found(cms: Client, teller: Teller):
    other = Teller.objects.get(key=StoryPageFactory().key)
    form = SignedForm.objects.create(teller=other, file=ContentFile(b"%PDF-1.7", name="x.pdf"))
    address = reverse("desk_open_form", args=[teller.key, form.pk])
    assert cms.get(address).status_code == 404
    assert not ReadingLog.objects.exists()


def test_what_is_not_sent_yet_is_the_tellers_alone(cms: Client, teller: Teller):
    teller.conversation.set_status(Conversation.Status.UNFINISHED)
    assert teller.reference not in cms.get(reverse("desk_tellers")).content.decode()
    for name in OF_TELLER:
        address = reverse(name, args=[teller.key])
        assert {cms.get(address).status_code, cms.post(address).status_code} <= {404, 405}
    assert not ReadingLog.objects.exists()


def test_actions_need_a_csrf_token(coordinator: User, teller: Teller):
    client = Client(enforce_csrf_checks=True)
    client.force_login(coordinator)
    for name in OF_TELLER:
        assert client.post(reverse(name, args=[teller.key])).status_code in {403, 405}
    assert Teller.objects.filter(
        pk=teller.pk, conversation__status=Conversation.Status.RECEIVED
    ).exists()


def test_screens_are_kept_nowhere(cms: Client, teller: Teller):
    response = cms.get(reverse("desk_teller", args=[teller.key]))
    assert "no-store" in response["Cache-Control"]
