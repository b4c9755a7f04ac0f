"""How much of a phone the front page and the foot of a page take, and what large letters do."""

from playwright.sync_api import Page

from .looking import OVERFLOW, PHONE

PAGES = [
    "/",
    "/verhalen/",
    "/verhalen/thema/angst/",
    "/verhalen/we-begonnen-met-koffie/",
    "/ambities/",
    "/in-de-praktijk/missie-mentaal/",
    "/hulp/",
    "/zoeken/?q=zelfmoord",
    "/cookies/",
    "/privacy/",
    "/deel-jouw-verhaal/",
    "/deel-jouw-verhaal/over-jou/",
    "/bestaat-niet/",
]
SCREENS = 5
FOOT = 420
SHORT_FOOT = 200
HEIGHT = "document.documentElement.scrollHeight"
HEIGHT_OF_FOOT = "document.querySelector('.site-footer').offsetHeight"
LARGE_LETTERS = "document.documentElement.style.fontSize = '200%'"


def test_the_front_page_and_the_foot_of_pages_are_short_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/")
    assert page.evaluate(HEIGHT) <= SCREENS * PHONE["height"]

    for address in ("/", "/verhalen/", "/ambities/", "/privacy/"):
        page.goto(address)
        assert page.evaluate(HEIGHT_OF_FOOT) <= FOOT, address
    page.goto("/deel-jouw-verhaal/over-jou/")
    assert page.evaluate(HEIGHT_OF_FOOT) <= SHORT_FOOT


def test_letters_of_twice_the_size_fit_on_a_phone(page: Page) -> None:
    for address in PAGES:
        page.goto(address)
        page.evaluate(LARGE_LETTERS)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(OVERFLOW) <= 0, f"{address} at {width}"
