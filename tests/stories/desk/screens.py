"""The addresses of the screens, and what a browser sends to them."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from stories.consent.models import Teller

OF_TELLER = [
    "desk_teller",
    "desk_draft",
    "desk_link_draft",
    "desk_ask",
    "desk_decline",
    "desk_show_text",
    "desk_handle_remark",
    "desk_link",
    "desk_confirm",
    "desk_hide",
    "desk_contact",
    "desk_note",
    "desk_grants",
    "desk_proof",
    "desk_agreement",
    "desk_add_form",
    "desk_as_teller",
    "desk_withdraw",
]
OF_SEEN = ["desk_seen_picture", "desk_seen_sound"]
OF_PHOTO = ["desk_open_photo", "desk_take_photo"]
OF_FORM = ["desk_open_form", "desk_delete_form"]
OF_CARE = ["desk_after_care_done", "desk_after_care_undo"]
OF_LEFTOVER = ["desk_leftover_erase", "desk_leftover_keep"]
OF_ERASURE = ["desk_leftovers_done"]
OF_ALL = [
    "desk_tellers",
    "desk_tellers_results",
    "desk_find",
    "desk_interview",
    "desk_after_care",
    "desk_leftovers",
    "desk_reading_log",
    "reason_templates:index",
    "reason_templates:index_results",
    "reason_templates:add",
]
OF_REASON = ["edit", "delete", "history", "history_results", "usage"]


def address(name: str, teller: Teller) -> str:
    """Return the address of a screen about a teller."""
    return reverse(f"desk_{name}", args=[teller.key])


def show(client: Client, name: str, teller: Teller) -> str:
    """Return the HTML of a screen about a teller."""
    response = client.get(address(name, teller))
    assert response.status_code == 200
    return response.content.decode()


def act(client: Client, screen: str, teller: Teller, **data) -> HttpResponse:
    """Send a form about a teller and show what comes next."""
    return client.post(address(screen, teller), data, follow=True)


def messages_of(response: HttpResponse) -> str:
    """Return what the CMS said after an action."""
    return " ".join(str(message) for message in response.context["messages"])
