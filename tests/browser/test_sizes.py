"""How much of a phone the front page and the foot of a page take, and what large letters do."""

from playwright.sync_api import Page

from .looking import OVERFLOW, PHONE, SMALLEST

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
    "/deel-jouw-verhaal/begin/",
    "/bestaat-niet/",
]
SCREENS = 5
FOOT = 420
SHORT_FOOT = 200
HEIGHT = "document.documentElement.scrollHeight"
HEIGHT_OF_FOOT = "document.querySelector('.site-footer').offsetHeight"
LARGE_LETTERS = "document.documentElement.style.fontSize = '200%'"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What WCAG 1.4.12 lets somebody set."""

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(element);
  const hides = /hidden|clip/.test(overflowX + overflowY) && clipPath === "none";
  const isCut = element.scrollHeight > element.clientHeight + 1
    || element.scrollWidth > element.clientWidth + 1;
  return hides && isCut && element.innerText?.trim();
}).map((element) => element.outerHTML.slice(0, 80))"""


def test_the_front_page_and_the_foot_of_pages_are_short_on_a_phone(page: Page) -> None:
    page.set_viewport_size(SMALLEST)
    page.goto("/")
    assert page.evaluate(HEIGHT_OF_FOOT) <= FOOT
    page.set_viewport_size(PHONE)
    page.goto("/")
    assert page.evaluate(HEIGHT) <= SCREENS * PHONE["height"]

    for address in ("/", "/verhalen/", "/ambities/", "/privacy/"):
        page.goto(address)
        assert page.evaluate(HEIGHT_OF_FOOT) <= FOOT, address
    page.goto("/deel-jouw-verhaal/begin/")
    assert page.evaluate(HEIGHT_OF_FOOT) <= SHORT_FOOT


def test_letters_of_twice_the_size_fit_on_a_phone(page: Page) -> None:
    for address in PAGES:
        page.goto(address)
        page.evaluate(LARGE_LETTERS)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(OVERFLOW) <= 0, f"{address} at {width}"


def test_letters_words_and_lines_may_stand_wider_apart(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 844})
    for address in PAGES:
        page.goto(address)
        page.evaluate(SPACED)
        assert page.evaluate(OVERFLOW) <= 0, address
        assert page.evaluate(CUT_OFF) == [], address
