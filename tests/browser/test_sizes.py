"""How much of a phone the front page and the foot of a page take, and what large letters do."""

from playwright.sync_api import Page

from .looking import CUT_OFF, LARGE_LETTERS, OVERFLOW, PHONE, SMALLEST

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
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""What WCAG 1.4.12 lets somebody set."""

PARTED = """() => {
  const words = /(?<![\\p{L}\\p{N}\\u00ad])[\\p{L}\\p{N}]{2,10}(?![\\p{L}\\p{N}])/gu;
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const parted = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (const { 0: word, index } of text.data.matchAll(words)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const parts = [...range.getClientRects()].filter(({ width }) => width);
      if (new Set(parts.map(({ top }) => Math.round(top))).size > 1) parted.push(word);
    }
  }
  return parted;
}"""
"""Words of at most ten letters, and parts of numbers, that begin on one line and end on another.

A browser counts the hyphen of a line that ends to the part that follows it."""


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
            assert page.evaluate(CUT_OFF) == [], f"{address} at {width}"


def test_letters_of_twice_the_size_part_no_short_word_or_number(page: Page) -> None:
    page.set_viewport_size(PHONE)
    for address in PAGES:
        page.goto(address)
        page.evaluate(LARGE_LETTERS)
        assert page.evaluate(PARTED) == [], address


def test_letters_words_and_lines_may_stand_wider_apart(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 844})
    for address in PAGES:
        page.goto(address)
        page.evaluate(SPACED)
        assert page.evaluate(OVERFLOW) <= 0, address
        assert page.evaluate(CUT_OFF) == [], address
