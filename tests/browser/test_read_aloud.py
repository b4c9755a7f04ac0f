"""A story is read by a Dutch voice of the device: those elsewhere would get the text."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Watch

STORY = "/verhalen/ik-noem-zijn-naam-nog-elke-dag/"
TWO_LANGUAGES = "/verhalen/om-vier-uur-gaan-we-lopen/"
OWN = {"lang": "nl-NL", "localService": True}
OWN_ON_ANDROID = {"lang": "nl_BE", "localService": True}
REMOTE = {"lang": "nl-NL", "localService": False}
FOREIGN = {"lang": "en-GB", "localService": True}
LIKE_DUTCH = {"lang": "nld-x", "localService": True}
STAND_IN = """window.voices = [];
window.spoken = [];
window.speaking = null;
window.speech = new EventTarget();
Object.assign(speech, {
  getVoices: () => voices,
  speak: (utterance) => {
    if (!utterance.text) return;
    spoken.push(utterance.text);
    speaking = utterance;
  },
  cancel: () => {
    const stopped = speaking;
    speaking = null;
    stopped?.onerror();
  },
});
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.arrive = (those) => {
  voices = those;
  speech.dispatchEvent(new Event("voiceschanged"));
};"""
MARKED = "[...CSS.highlights.get('read-aloud') ?? []].map(String).join().replace(/\\s+/g, ' ')"
TO_THE_END = "() => { for (let i = 0; i < 500 && speaking; i++) speaking.onend(); }"


@pytest.fixture
def page(page: Page) -> Page:
    page.add_init_script(STAND_IN)
    return page


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("(voices) => arrive(voices)", [FOREIGN, REMOTE, OWN])
    button(page, "Lees voor").press("Enter")
    expect(button(page, "Pauze")).to_be_focused()


def test_only_a_dutch_voice_of_the_device_is_offered(page: Page) -> None:
    page.goto(STORY)
    read = button(page, "Lees voor")
    for voices, is_offered in [
        ([], False),
        ([REMOTE], False),
        ([FOREIGN], False),
        ([OWN_ON_ANDROID], True),
        ([REMOTE, FOREIGN], False),
        ([LIKE_DUTCH], False),
        ([FOREIGN, REMOTE, OWN], True),
    ]:
        page.evaluate("(voices) => arrive(voices)", voices)
        expect(read).to_be_visible(visible=is_offered)


def test_it_reads_marks_pauses_and_stops_by_keyboard(page: Page, watch: Watch) -> None:
    begin(page, STORY)
    assert page.evaluate("speaking.voice") == OWN
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.evaluate("spoken") == [title]
    assert page.evaluate(MARKED) == title
    page.evaluate("speaking.onend()")
    second = page.evaluate("spoken[1]")
    assert page.evaluate(MARKED).strip() == second

    page.keyboard.press("Enter")
    expect(button(page, "Lees verder")).to_be_focused()
    assert page.evaluate("speaking") is None
    page.keyboard.press("Enter")
    assert page.evaluate("spoken.slice(2)") == [second]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(button(page, "Lees voor")).to_be_focused()
    expect(button(page, "Stop")).to_be_hidden()
    assert page.evaluate(MARKED) == ""
    page.keyboard.press("Enter")
    assert page.evaluate("spoken.at(-1)") == title
    page.keyboard.press("Escape")
    expect(button(page, "Lees voor")).to_be_visible()
    assert watch.complaints == watch.strangers == []


def test_it_reads_what_is_open_and_leaves_help_and_buttons_out(page: Page) -> None:
    begin(page, STORY)
    part = page.locator("details[data-part]").first
    hidden = part.locator(".sensitive-text > p:not([class])").first.text_content().split(".")[0]
    page.evaluate(TO_THE_END)
    read = " ".join(page.evaluate("spoken"))
    assert "Haar broer overleed" in read
    assert hidden.strip() not in read
    assert "Ga meteen naar hulp" not in read
    assert "Kies welke onderwerpen" not in read
    assert "Wil je even met iemand praten" not in read
    expect(button(page, "Lees voor")).to_be_visible()

    part.locator("summary").click()
    page.evaluate("spoken.length = 0")
    button(page, "Lees voor").press("Enter")
    page.evaluate(TO_THE_END)
    assert hidden.strip() in " ".join(page.evaluate("spoken"))


def test_it_says_where_another_language_stands_and_falls_silent_with_the_page(page: Page) -> None:
    begin(page, TWO_LANGUAGES)
    foreign = page.locator("[lang]:not(html)").first.text_content().strip()[:20]
    page.evaluate(TO_THE_END)
    read = page.evaluate("spoken")
    assert read.count("Wat in een andere taal staat, slaan we over.") == 1
    assert not [text for text in read if foreign in text]

    begin(page, TWO_LANGUAGES)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speaking") is None


def test_a_voice_that_fails_says_so(page: Page) -> None:
    begin(page, STORY)
    page.evaluate("speaking.onerror()")
    expect(page.get_by_text("Voorlezen lukt nu niet.")).to_be_visible()
    expect(button(page, "Lees voor")).to_be_visible()
