"""What a reader does with a story: open and close a part, pass it on, print it, go back."""

from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Watch
from .test_public_pages import KEPT_ON_DEVICE, STORY

STORY_WITH_PART = "/verhalen/ik-noem-zijn-naam-nog-elke-dag/"


def test_a_part_closes_where_it_ends_and_opens_for_paper(page: Page) -> None:
    page.goto(STORY_WITH_PART)
    part = page.locator("details[data-part]").first
    summary = part.locator("summary")
    skip = part.get_by_role("link", name="Sla dit deel over")
    expect(skip).to_be_hidden()
    expect(summary).to_have_text("Lees dit deel", use_inner_text=True)
    summary.click()
    expect(skip).to_be_visible()
    expect(summary).to_have_text("Sluit dit deel", use_inner_text=True)
    part.get_by_role("button", name="Sluit dit deel").click()
    expect(skip).to_be_hidden()
    expect(summary).to_be_focused()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(part).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(part).not_to_have_attribute("open", "")


def test_one_version_shows_at_a_time_on_the_screen_and_on_paper(page: Page) -> None:
    page.goto(STORY)
    easy, whole = page.get_by_text("Ik heet Noor."), page.get_by_text("Het was een dinsdag")
    expect(easy).to_be_hidden()
    expect(whole).to_be_visible()
    page.locator("summary", has_text="Lees de korte versie").press("Enter")
    expect(easy).to_be_visible()
    expect(whole).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(easy).to_be_visible()
    expect(whole).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.get_by_text("Lees het hele verhaal").click()
    expect(whole).to_be_in_viewport()
    expect(easy).to_be_hidden()


def test_a_story_is_passed_on_without_asking_or_storing(
    page: Page, context: BrowserContext, watch: Watch
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{STORY}?van=een-bericht")
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.get_by_text("De link is gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(STORY)
    assert set(page.evaluate(KEPT_ON_DEVICE).values()) == {"", 0}
    assert watch.strangers == []
    assert watch.complaints == []


def test_the_way_back_leads_to_what_was_chosen(page: Page) -> None:
    page.goto("/verhalen/?thema=angst")
    page.locator(f"main a[href='{STORY}']").first.click()
    back = page.get_by_role("link", name="Terug naar jouw keuze")
    expect(back).to_be_visible()
    back.click()
    page.wait_for_url("**/verhalen/?thema=angst")

    page.goto(STORY)
    after = page.get_by_role("navigation", name="Verder lezen")
    expect(after.get_by_role("link", name="Alle verhalen")).to_have_attribute("href", "/verhalen/")
