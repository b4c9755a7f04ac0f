"""Looks at a page as visitors with small and large screens, by day and by night, see it."""

from collections.abc import Callable
from itertools import cycle

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

from tests.engines import from_npm

SMALLEST = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1024}
DESKTOP = {"width": 1280, "height": 900}
TURNS = [[(SMALLEST, "light"), (DESKTOP, "dark")], [(DESKTOP, "light"), (PHONE, "dark")]]
OPTIONS = {
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2 asks for it, axe leaves it out
    "resultTypes": ["violations"],  # to describe all that is right takes half of the time
}

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGE_LETTERS = "document.documentElement.style.fontSize = '200%'"
USUAL_LETTERS = "document.documentElement.style.fontSize = ''"
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(element);
  const hides = /hidden|clip/.test(overflowX + overflowY) && clipPath === "none";
  const isCut = element.scrollHeight > element.clientHeight + 1
    || element.scrollWidth > element.clientWidth + 1;
  return hides && isCut && element.innerText?.trim();
}).map((element) => element.outerHTML.slice(0, 80))"""
MOVED = """Promise.race([
  Promise.allSettled(
    document.getAnimations()
      .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
      .map((each) => each.finished)
  ),
  new Promise((done) => setTimeout(done, 5000)),
])"""
"""Waits for what moves; a browser that draws nothing for a while never says that it is finished."""

LOOK = """([part, options]) => Promise.race([
  axe.run(part, options),
  new Promise((_, failed) => setTimeout(() => failed(new Error("axe does not end")), 60000)),
])"""


SNIFF = """() => new Promise((done, failed) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages()
    .filter((message) => message.type === HTMLCS.ERROR)
    .map(({ code, msg, element }) => [code, msg, element.outerHTML || element.nodeName])
), failed))"""
"""It also tells what a person should judge; only what it is sure of counts."""

Engine = Callable[[Page], str]
"""Looks at what a page shows, and returns the faults it found in words."""


def axe(page: Page, part: str = "html") -> str:
    if not page.evaluate("window.axe?.ours"):  # the CMS may have one, with rules of its own
        page.evaluate(AXE_SCRIPT + "; axe.ours = true")
    results = AxeResults(page.evaluate(LOOK, [part, OPTIONS]))
    return results.generate_report() if results.violations_count else ""


def html_codesniffer(page: Page) -> str:
    if not page.evaluate("'HTMLCS' in window"):
        page.evaluate(from_npm("html_codesniffer/build/HTMLCS.js").read_text())
    faults = page.evaluate(SNIFF)
    return "\n".join(f"{code}\n  {msg}\n  {html[:300]}" for code, msg, html in faults)


ENGINES = {"axe": axe, "html_codesniffer": html_codesniffer}


def looking_at(page: Page, engine: Engine) -> Callable[[], None]:
    """Return a function that expects no fault in what a page shows now.

    Every time the engine looks twice: on a small screen and on a large one, in light and in dark.
    The pairs change in turns, so that what all pages share is seen in all four. Then it looks
    whether the page fits, and with letters of twice the size whether it fits and shows all.
    """
    turns = cycle(TURNS)

    def look() -> None:
        for size, scheme in next(turns):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            page.evaluate(MOVED)
            faults = engine(page)
            assert not faults, f"{page.title()} at {size['width']} px, {scheme}\n{faults}"
        for size in (SMALLEST, PHONE, TABLET, DESKTOP):
            page.set_viewport_size(size)
            overflow = page.evaluate(OVERFLOW)
            assert overflow <= 0, f"{page.title()} is {overflow} px too wide for {size['width']}"
        page.evaluate(LARGE_LETTERS)
        for size in (SMALLEST, PHONE):
            page.set_viewport_size(size)
            overflow, cut_off = page.evaluate(OVERFLOW), page.evaluate(CUT_OFF)
            assert overflow <= 0, f"{page.title()} is {overflow} px too wide in large letters"
            assert cut_off == [], f"{page.title()} in large letters"
        page.evaluate(USUAL_LETTERS)

    return look
