"""How much of a phone the front page and the foot of a page take, and what large letters do."""

from playwright.sync_api import Page

from .looking import OVERFLOW, PHONE

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
    page.set_viewport_size(PHONE)
    for address in ("/", "/ambities/", "/in-de-praktijk/missie-mentaal/", "/privacy/"):
        page.goto(address)
        page.evaluate(LARGE_LETTERS)
        assert page.evaluate(OVERFLOW) <= 0, address
