from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.users.models import User
from stories.consent.models import Agreement, ConsentWording, Grant, Teller
from stories.consent.uses import How, Use
from stories.consent.wording import INTRODUCTION, WORDING
from stories.conversation.models import Conversation
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.factories import MunicipalityFactory, TellerFactory

from .makers import edit, make_page
from .screens import act, address, messages_of, show

INTERVIEW = {
    "name": "Mieke Contactnaam",
    "email": "mieke@contact.example.org",
    "phone": "",
    "is_old_enough": "on",
    "granted": ["site-text", "name"],
    "how": "spoken",
    "witness": "Getuige Gerrits",
    "decided_on": "2026-05-04",
}


def record(cms: Client, coordinator: User, **changes):
    data = INTERVIEW | {"asked_by": coordinator.pk} | changes
    return cms.post(reverse("desk_interview"), data, follow=True)


def newest() -> Teller:
    return Teller.objects.order_by("pk").last()


def test_an_interview(cms: Client, coordinator: User):
    editor = User.objects.create(username="interviewer")
    response = record(cms, coordinator, asked_by=editor.pk)
    teller = newest()
    assert response.redirect_chain[-1][0] == address("teller", teller)
    assert (teller.origin, teller.conversation.status) == (
        Teller.Origin.INTERVIEW,
        Conversation.Status.RECEIVED,
    )
    assert (teller.name, teller.phone) == ("Mieke Contactnaam", None)
    assert teller.granted == {Use.SITE_TEXT, Use.NAME}
    grants = list(teller.grants.all())
    assert {grant.use for grant in grants} == set(Use)
    for grant in grants:
        assert (grant.how, grant.asked_by, grant.witness) == (How.SPOKEN, editor, "Getuige Gerrits")
        assert timezone.localdate(grant.decided_at).isoformat() == "2026-05-04"
        assert grant.wording == ConsentWording.current()


def test_the_form_shows_the_words_that_are_kept(cms: Client, coordinator: User):
    html = cms.get(reverse("desk_interview")).content.decode()
    assert INTRODUCTION in html
    for question, explanation in WORDING.values():
        assert question in html
        assert explanation in html
    assert "checked" not in html.split("<form")[-1]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"witness": ""}, "alleen met een getuige"),
        ({"email": "", "phone": ""}, "Eén is genoeg"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"email": "jan@localhost"}, "komt geen mail aan"),
        ({"phone": "nul zes"}, "geen telefoonnummer"),
        ({"witness": "\u2060"}, "alleen met een getuige"),
        ({"is_old_enough": ""}, "jonger is dan 16"),
        ({"decided_on": "2190-01-01"}, "moet nog komen"),
        ({"how": "form"}, ""),
        ({"granted": ["nonsense"]}, ""),
        ({"asked_by": "0"}, ""),
        ({"story": "0"}, ""),
    ],
)
def test_what_is_not_right_is_asked_again_and_nothing_is_lost(
    cms: Client, coordinator: User, changes: dict, complaint: str
):
    before = Teller.objects.count()
    response = record(cms, coordinator, **changes)
    html = response.content.decode()
    assert response.status_code == 422
    assert complaint in html
    assert "Mieke Contactnaam" in html
    assert Teller.objects.count() == before


def test_a_witness_is_kept_only_of_what_was_spoken(cms: Client, coordinator: User):
    record(cms, coordinator, how="signed-form")
    assert not any(grant.witness for grant in newest().grants.all())


def test_an_interview_about_a_draft_that_is_there(cms: Client, coordinator: User):
    free = make_page(Teller(), title="Uit een gesprek")
    record(cms, coordinator, story=free.pk)
    teller = newest()
    assert teller.key == free.key
    assert teller.conversation.status == Conversation.Status.ACCEPTED
    assert AfterCare.objects.filter(teller=teller, moment="before").exists()


def test_a_draft_that_was_taken_in_the_meantime(cms: Client, coordinator: User):
    free = make_page(Teller(), title="Uit een gesprek")
    TellerFactory(key=free.key)
    before = Teller.objects.count()
    assert record(cms, coordinator, story=free.pk).status_code == 422
    assert Teller.objects.count() == before


def grants_form(coordinator: User, **changes) -> dict:
    return {
        "how": "mail",
        "asked_by": coordinator.pk,
        "decided_on": timezone.localdate().isoformat(),
    } | changes


def test_what_is_refused_goes_off_the_site_at_once(cms: Client, coordinator: User, teller: Teller):
    story = make_page(teller, live=True, display_name="Mieke")
    assert StoryPage.objects.get(pk=story.pk).display_name == "Mieke"
    response = act(cms, "grants", teller, **grants_form(coordinator, granted=["site-text"]))
    assert "Vastgelegd." in messages_of(response)
    assert teller.granted == {Use.SITE_TEXT}
    shown = StoryPage.objects.get(pk=story.pk)
    assert shown.live
    assert shown.display_name == ""

    act(cms, "grants", teller, **grants_form(coordinator, granted=["site-text", "name"]))
    assert StoryPage.objects.get(pk=story.pk).display_name == "Mieke"

    act(cms, "grants", teller, **grants_form(coordinator, granted=[]))
    assert not StoryPage.objects.get(pk=story.pk).live


def test_only_what_changes_is_recorded(cms: Client, coordinator: User, teller: Teller):
    before = Grant.objects.count()
    everything = [use.value for use in Use]
    response = act(cms, "grants", teller, **grants_form(coordinator, granted=everything))
    assert "niets veranderd" in messages_of(response)
    assert Grant.objects.count() == before

    long_ago = (timezone.localdate() - timedelta(days=9)).isoformat()
    data = grants_form(coordinator, granted=everything[:-1], decided_on=long_ago)
    act(cms, "grants", teller, **data)
    assert Grant.objects.count() == before + 1
    grant = teller.grants.order_by("pk").last()
    assert (grant.use, grant.granted, grant.how) == (everything[-1], False, How.MAIL)
    assert timezone.localdate(grant.decided_at).isoformat() == long_ago


def test_an_agreement_outside_the_site(
    cms: Client, coordinator: User, teller: Teller, draft: StoryPage
):
    teller.conversation.set_status(Conversation.Status.ASKED)
    html = show(cms, "agreement", teller)
    assert "Het begon op een gewone dinsdag in mei." in html
    act(cms, "agreement", teller, how="mail", revision=draft.latest_revision_id)
    agreement = teller.agreement
    assert (agreement.kind, agreement.by) == (Agreement.Kind.RECORDED, coordinator)
    assert agreement.reason == "per mail"
    teller.refresh_from_db()
    assert teller.conversation.status == Conversation.Status.ACCEPTED

    StoryPage.objects.get(pk=draft.pk).get_latest_revision().publish()
    assert StoryPage.objects.get(pk=draft.pk).live


def test_whoever_records_an_agreement_reads_all_that_it_is_about(
    cms: Client, coordinator: User, teller: Teller, draft: StoryPage
):
    place = MunicipalityFactory(name="Zonderdorp")
    edit(draft, display_name="Mieke", municipality=place, content_notes=["loss"], noindex=True)

    html = show(cms, "agreement", teller)
    for fact in ("Mieke", "Zonderdorp", "Naaste", "verlies", draft.slug, "niet in zoekmachines"):
        assert fact in html
    for name in ("De naam", "De gemeente", "Of zoekmachines het tonen"):
        assert f"<dt>{name}</dt>" in html


def test_a_spoken_agreement_needs_a_witness(cms: Client, teller: Teller, draft: StoryPage):
    data = {"how": "spoken", "revision": draft.latest_revision_id}
    assert act(cms, "agreement", teller, **data).status_code == 422
    assert teller.agreement is None
    act(cms, "agreement", teller, **data, witness="Getuige Gerrits")
    assert "Getuige Gerrits" in teller.agreement.reason


def test_an_agreement_is_about_the_text_that_was_shown(
    cms: Client, teller: Teller, draft: StoryPage
):
    shown = draft.latest_revision_id
    story = edit(draft, introduction="Net veranderd.")
    response = act(cms, "agreement", teller, how="mail", revision=shown)
    assert response.status_code == 422
    html = response.content.decode()
    assert "net veranderd" in html
    assert "Net veranderd." in html
    assert f'value="{story.latest_revision_id}"' in html
    assert teller.agreement is None

    act(cms, "agreement", teller, how="mail", revision=story.latest_revision_id)
    assert teller.agreement is not None


def test_no_agreement_without_a_page(cms: Client, teller: Teller):
    assert cms.get(address("agreement", teller)).status_code == 303
    assert cms.post(address("agreement", teller), {"how": "mail", "revision": 1}).status_code < 500
    assert teller.agreement is None
