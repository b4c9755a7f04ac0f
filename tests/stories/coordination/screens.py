"""The addresses of the screens, and what a browser sends to them."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from stories.consent.models import Teller

OF_TELLER = [
    "coordination_teller",
    "coordination_draft",
    "coordination_link_draft",
    "coordination_ask",
    "coordination_decline",
    "coordination_show_text",
    "coordination_handle_remark",
    "coordination_link",
    "coordination_confirm",
    "coordination_hide",
    "coordination_contact",
    "coordination_grants",
    "coordination_agreement",
    "coordination_add_form",
    "coordination_withdraw",
]
OF_FORM = ["coordination_open_form", "coordination_delete_form"]
OF_CARE = ["coordination_after_care_done", "coordination_after_care_undo"]
OF_LEFTOVER = ["coordination_leftover_erase", "coordination_leftover_keep"]
OF_ERASURE = ["coordination_leftovers_done"]
OF_ALL = [
    "coordination_tellers",
    "coordination_tellers_results",
    "coordination_interview",
    "coordination_after_care",
    "coordination_leftovers",
    "coordination_reading_log",
    "reason_templates:index",
    "reason_templates:index_results",
    "reason_templates:add",
]
OF_REASON = ["edit", "delete", "history", "history_results", "usage"]


def address(name: str, teller: Teller) -> str:
    """Return the address of a screen about a teller."""
    return reverse(f"coordination_{name}", args=[teller.key])


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
