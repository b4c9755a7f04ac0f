"""Sharing a story, and the private page of a teller, in Firefox and WebKitGTK."""

import pytest

from ..conftest import Shell
from ..test_my_story import MAKE_STORY
from .visitor import NOTHING, Visitor

pytestmark = pytest.mark.usefixtures("nobody_came_before")
TEXT = "Jarenlang zei ik dat het goed ging. Tot die ene nacht."


def choose(visitor: Visitor, label: str) -> None:
    visitor.press("main label", label)


def go_on(visitor: Visitor, heading: str, button: str = "Volgende") -> None:
    visitor.press("main button", button)
    visitor.see("h1", heading)


def test_the_form_from_a_mistake_to_sent(visitor: Visitor, form: str) -> None:
    visitor.go("/deel-jouw-verhaal/")
    visitor.press("main button, main a", "Begin")
    visitor.see("h1", "Voordat je begint")

    visitor.go(form)
    visitor.press("main button", "Volgende")
    visitor.see("#fouten", "Nog niet alles klopt")
    visitor.wait(lambda: "Nog niet alles klopt" in visitor.focused, "the mistakes in focus")
    choose(visitor, "Ja")
    choose(visitor, "Ik ben naaste")
    go_on(visitor, "Je verhaal")
    visitor.write("[name=text]", TEXT)
    go_on(visitor, "Over jou")
    choose(visitor, "Nee, ik blijf anoniem")
    visitor.press("[name=municipality] option", "Weert")
    visitor.write("[name=email]", "anna@example.org")
    go_on(visitor, "Nakijken en versturen")
    visitor.see("main", TEXT)
    choose(visitor, "Mijn verhaal mag op deze site staan")
    visitor.press("main button", "Verstuur mijn verhaal")
    visitor.wait(lambda: "/mijn-verhaal/" in visitor.driver.url, "the private page")
    visitor.see("main", "Trek mijn verhaal terug")
    assert visitor.kept == NOTHING
    assert visitor.cookies == visitor.asked == set()


def test_a_teller_agrees_on_the_private_page(visitor: Visitor, shell: Shell) -> None:
    token, _ = shell.run(MAKE_STORY)
    visitor.go(f"/mijn-verhaal/{token}/")
    visitor.see("h1", "Je verhaal is klaar om te bekijken")
    visitor.see("main a", "Trek mijn verhaal terug")
    go_on(visitor, "Je bent akkoord met je verhaal", "Akkoord, zo is het goed")
    visitor.see("[role=status]", "Je akkoord is bewaard")
    assert visitor.kept == NOTHING
    assert visitor.cookies == visitor.asked == set()
