"""What a reader folds stays folded on this device, is told to nobody, and can be taken back."""

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from .conftest import Watch

STORY = "/verhalen/ik-noem-zijn-naam-nog-elke-dag/"
CHOICES = "/mijn-keuzes/"
TEXT = "Haar broer overleed door suïcide."
KEPT = "localStorage.getItem('folded_subjects')"
REFUSE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""
WATCH_SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });"""

WATCH_FRAMES = """window.seen = [];
(function look() {
  const text = document.querySelector("[data-touches] > :not(.fold-note)");
  if (text) seen.push(getComputedStyle(text).visibility);
  requestAnimationFrame(look);
})();"""


def fold(page: Page, subject: str) -> None:
    page.goto(CHOICES)
    page.get_by_role("checkbox", name=subject).check()
    page.get_by_role("button", name="Bewaar mijn keuze").click()


def told(request: Request) -> str:
    return f"{request.url} {request.headers} {request.post_data}"


def test_what_is_folded_opens_on_purpose_and_is_forgotten_on_request(
    page: Page, watch: Watch
) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(STORY)
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_role("button", name="Lees dit verhaal")).to_be_hidden()
    page.get_by_role("link", name="Kies welke onderwerpen").click()
    fold(page, "Zelfdoding")
    expect(page.get_by_role("status").filter(has_text="bewaard op dit apparaat")).to_be_visible()
    assert page.evaluate(KEPT) == "suicide"

    page.add_init_script(WATCH_SHIFTS)
    page.goto(STORY)
    expect(page.get_by_text(TEXT)).to_be_hidden()
    expect(page.get_by_text("Goed om te weten")).to_be_visible()
    assert page.evaluate("shift") < 0.0005
    page.get_by_role("button", name="Lees dit verhaal").press("Enter")
    expect(page.get_by_text(TEXT)).to_be_visible()

    page.goto("/verhalen/?perspectief=naaste")
    card = page.locator("article").filter(has_text="zelfdoding")
    expect(card.get_by_role("link")).to_be_hidden()
    card.get_by_role("button", name="Toon dit verhaal").click()
    expect(card.get_by_role("link")).to_be_focused()

    page.goto("/cookies/")
    page.get_by_role("button", name="Verwijder folded_subjects").click()
    page.goto(STORY)
    expect(page.get_by_text(TEXT)).to_be_visible()
    assert not [each.url for each in requests if "suicide" in told(each)]
    assert watch.complaints == watch.strangers == []


def test_a_note_folds_what_its_story_touches_in_one_press(page: Page, watch: Watch) -> None:
    page.add_init_script(WATCH_SHIFTS)
    page.goto(STORY)
    fold = page.get_by_role("button", name="voortaan dicht")
    undo = page.get_by_role("button", name="weer open")
    expect(fold).to_be_visible()
    assert page.evaluate("shift") < 0.0005
    fold.press("Enter")
    expect(page.get_by_text(TEXT)).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="Bewaard op dit apparaat")).to_be_visible()
    expect(undo).to_be_focused()
    assert set(page.evaluate(KEPT).split()) == {"suicide", "loss"}

    page.reload()
    expect(undo).to_be_visible()
    assert page.evaluate("shift") < 0.0005
    page.get_by_role("button", name="Lees dit verhaal").click()
    undo.click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="weer open")).to_be_visible()
    assert page.evaluate(KEPT) is None
    fold.click()
    expect(page.get_by_text(TEXT)).to_be_hidden()
    assert watch.complaints == watch.strangers == []


def test_the_end_of_a_folded_story_can_be_read_first(page: Page) -> None:
    fold(page, "Verlies")
    page.goto(STORY)
    page.get_by_role("link", name="Lees eerst hoe het afloopt").click()
    expect(page.locator("#afloop + *")).to_be_in_viewport()
    page.goto(CHOICES)
    expect(page.get_by_role("checkbox", name="Verlies")).to_be_checked()
    page.get_by_role("button", name="Wis mijn keuze").click()
    expect(page.get_by_role("checkbox", name="Verlies")).not_to_be_checked()
    assert page.evaluate(KEPT) is None


def test_text_waits_a_moment_for_a_script_that_is_late_and_no_longer(page: Page) -> None:
    fold(page, "Zelfdoding")
    held: list[Route] = []
    page.route("**/stories/stories*.js", lambda route: held.append(route))
    page.add_init_script(WATCH_FRAMES)
    page.goto(STORY, wait_until="domcontentloaded")
    expect(page.get_by_text("Goed om te weten")).to_be_visible()
    expect(page.get_by_text(TEXT)).to_be_visible()
    assert page.evaluate("seen[0]") == "hidden"
    for route in held:
        route.continue_()
    expect(page.get_by_text(TEXT)).to_be_hidden()


def test_nothing_to_choose_stands_on_paper(page: Page) -> None:
    page.goto(STORY)
    ways = [
        page.get_by_role("button", name="voortaan dicht"),
        page.get_by_role("link", name="Kies welke onderwerpen"),
    ]
    for way in ways:
        expect(way).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Goed om te weten")).to_be_visible()
    for way in ways:
        expect(way).to_be_hidden()


def test_a_browser_that_stores_nothing_says_so_and_shows_all(
    page: Page, context: BrowserContext, watch: Watch
) -> None:
    context.add_init_script(REFUSE)
    fold(page, "Verlies")
    expect(page.get_by_role("status").filter(has_text="niet bewaard")).to_be_visible()
    page.goto(STORY)
    expect(page.get_by_text(TEXT)).to_be_visible()
    assert watch.complaints == []


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_parts_are_closed_and_no_choice_is_offered(page: Page) -> None:
    page.goto(STORY)
    expect(page.locator("details[data-part]").first).not_to_have_attribute("open", "")
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_role("button", name="voortaan dicht")).to_be_hidden()
    page.goto(CHOICES)
    expect(page.get_by_role("checkbox").first).to_be_hidden()
    expect(page.locator("main noscript")).to_be_visible()  # which locators of text pass over
