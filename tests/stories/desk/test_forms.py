"""What a screen reader hears of our own forms in the CMS."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from stories.consent.models import Teller
from stories.follow_up.models import AfterCare
from tests.html import Element, read_html

from .makers import edit, make_page, text
from .screens import address


def of_teller(name: str) -> Callable[[Teller], str]:
    return lambda teller: address(name, teller)


def interview(teller: Teller) -> str:
    return reverse("desk_interview")


def spelling(teller: Teller) -> str:
    story = make_page(teller, live=True, body=text("Ik zat in de auto. " * 60))
    edit(story, body=text("Ik zat in de auto, " + "Ik zat in de auto. " * 59))
    return reverse("desk_spelling", args=[story.pk])


def agreement(teller: Teller) -> str:
    make_page(teller)
    return address("agreement", teller)


FORMS = [
    *map(of_teller, ["ask", "decline", "contact", "grants", "link_draft", "add_form"]),
    interview,
    spelling,
    agreement,
]
WRONG = {"email": "geen adres", "granted": "niets", "decided_on": "ooit", "how": "gezongen"}


@pytest.mark.parametrize("find", FORMS)
def test_an_error_is_tied_to_its_question(cms: Client, teller: Teller, find: Callable):
    page = read_html(cms.post(find(teller), WRONG))
    (title,) = page.find("title")
    assert title.text.startswith("Fout: ")
    summary = page.one(id="fouten")
    assert "autofocus" in summary.attributes
    errors = summary.find("a")
    assert errors
    for link in errors:
        control = page.one(id=link["href"].removeprefix("#"))
        assert control["aria-invalid"] == "true"
        said = [page.one(id=name).text for name in descriptions(control)]
        assert any(words and link.text.endswith(words) for words in said)


@pytest.mark.parametrize("find", FORMS)
def test_every_answer_has_a_question(cms: Client, teller: Teller, find: Callable):
    page = read_html(cms.get(find(teller)))
    (form,) = [form for form in page.one(id="main").find("form") if form.find("textarea", "input")]
    for control in form.find("input", "select", "textarea"):
        if control.get("type") == "hidden":
            continue
        assert [label.text for label in page.find("label", for_=control["id"]) if label.text]
        for name in descriptions(control):
            assert page.one(id=name).text
        if control.get("type") == "radio" or control["name"] == "granted":
            (legend,) = group_of(control).find("legend")
            assert legend.text


def test_a_button_in_a_list_says_whom_it_is_about(cms: Client, teller: Teller):
    for moment in ["before", "day"]:
        AfterCare.objects.create(teller=teller, moment=moment, due_on="2026-11-22")
    page = read_html(cms.get(reverse("desk_after_care")))
    names = [button.text for button in page.find("button") if button.text.startswith("Gedaan")]
    assert len(names) == len(set(names)) == 2
    assert all(teller.reference in name for name in names)


def group_of(control: Element) -> Element:
    """Return the fieldset around one of several answers."""
    return next(around for around in control.ancestors if around.tag == "fieldset")


def descriptions(control: Element) -> list[str]:
    """Return what is read out with an answer, or with the group that it is in."""
    own = control.get("aria-describedby").split()
    around = [each for each in control.ancestors if each.tag == "fieldset"]
    return own + [name for each in around for name in each.get("aria-describedby").split()]
