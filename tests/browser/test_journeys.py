"""What residents come to do, on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import wait_until_idle


def test_a_story_about_anxiety_from_weert_in_three_clicks(page: Page) -> None:
    page.goto("/")
    page.locator("main, footer").get_by_role("link", name="Weert", exact=True).first.click()
    expect(page.get_by_role("list", name="Jouw keuzes")).to_contain_text("Weert")
    story = page.locator("main article").filter(has_text="Angst").first.get_by_role("link")
    title = story.inner_text()
    story.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("list", name="Thema’s").first).to_contain_text("Angst")
    expect(page.locator(".story-head")).to_contain_text("uit Weert")


def test_help_is_one_click_away_on_a_story(page: Page) -> None:
    page.goto("/verhalen/in-de-rij-bij-de-kassa/")
    expect(page.locator("a[href='tel:113']").first).to_be_visible()
    page.get_by_role("link", name="Meer hulp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar kan ik terecht?")


def test_the_first_tab_skips_to_the_content_also_when_cookies_are_asked_for(page: Page) -> None:
    page.goto("/verhalen/we-begonnen-met-koffie/")
    expect(page.get_by_role("button", name="Weigeren")).to_be_visible()
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_in_viewport()
    target = skip.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('{target}').contains(document.activeElement)")


def test_the_menu_opens_and_closes_by_keyboard(page: Page) -> None:
    page.goto("/")
    button = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation").get_by_role("link", name="Verhalen", exact=True)
    expect(link.first).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(link.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(link.first).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_takes_the_focus_and_closes_when_it_leaves(page: Page) -> None:
    page.goto("/")
    close = page.get_by_role("button", name="Sluit het menu")
    with page.expect_response(re.compile(r"/menu\.[0-9a-f]+\.js")):  # it comes when it opens
        page.get_by_role("button", name="Menu", exact=True).click()
    wait_until_idle(page)
    expect(close).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#menu a").first).to_be_focused()
    expect(close).to_be_visible()
    page.locator("#menu a").last.focus()
    page.keyboard.press("Tab")
    expect(close).to_be_hidden()
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_filters_and_search_work_without_javascript(page: Page) -> None:
    page.goto("/verhalen/")
    page.get_by_label("Thema", exact=True).select_option("angst")
    page.get_by_role("button", name="Toon verhalen").click()
    expect(page).to_have_url(re.compile("thema=angst"))
    expect(page.locator("main article").first).to_contain_text("Angst")
    page.goto("/zoeken/")
    page.get_by_role("searchbox").fill("huisarts")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("main article").first).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile("huisarts", re.IGNORECASE))


def test_a_story_prints_as_clean_text(page: Page) -> None:
    page.goto("/verhalen/in-de-rij-bij-de-kassa/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body > footer")).to_be_hidden()
    expect(page.get_by_role("navigation").first).to_be_hidden()
