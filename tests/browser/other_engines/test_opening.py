"""What opens and folds by itself, in Firefox and WebKitGTK: each has its own idea of the focus."""

from ..test_folding import CHOICES, KEPT, STORY, TEXT
from .visitor import NOTHING, TAB, Visitor

IS_IN = "return document.querySelector('%s').contains(document.activeElement);"


def test_the_menu_takes_the_focus_and_closes_when_it_leaves(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.press("button[popovertarget=menu]", "Menu")
    visitor.see("#menu button", "Sluit het menu")
    assert visitor.focused == "Sluit het menu"
    visitor.driver.type(TAB)
    assert visitor.driver.run(IS_IN % "#menu")
    assert visitor.focused != "Sluit het menu"
    for _ in range(20):
        if not visitor.all("#menu"):
            break
        visitor.driver.type(TAB)
    visitor.see_none("#menu")
    assert visitor.driver.run(IS_IN % "main")


def test_what_is_folded_stays_on_the_device_until_it_is_forgotten(visitor: Visitor) -> None:
    visitor.go(STORY)
    visitor.see("main p", TEXT)
    visitor.go(CHOICES)
    visitor.press("main label", "Zelfdoding")
    visitor.press("main button", "Bewaar mijn keuze")
    visitor.see("[role=status]", "bewaard op dit apparaat")
    assert visitor.driver.run(f"return {KEPT}") == "suicide"
    visitor.go(STORY)
    visitor.see("main button", "Lees dit verhaal")
    visitor.see_none("main p", TEXT)
    visitor.press("main button", "Lees dit verhaal")
    visitor.see("main p", TEXT)
    visitor.go(CHOICES)
    visitor.press("main button", "Wis mijn keuze")
    visitor.wait(lambda: visitor.kept == NOTHING, "that nothing is kept")
    assert visitor.cookies == visitor.asked == set()
