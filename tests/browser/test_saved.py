"""The edit screen says what is saved and since when, also while somebody types on."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import ServedSite, Shell
from .test_editors import log_in

PATIENCE = 60_000
WATCH = """window.isWatched = new Promise((done) =>
  addEventListener("w-unsaved:watch-edits", () => done(true)));"""
"""Wagtail takes what the form holds after two seconds for what was there."""

MAKE_DRAFT = """
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
story = StoryPage(title="Nog te bewaren", live=False, perspective="naaste")
StoryIndexPage.objects.get().add_child(instance=story)
story.save_revision()
answer(story.pk)
"""


@pytest.mark.parametrize("context", [{"viewport": {"width": 1280, "height": 900}}], indirect=True)
def test_it_tells_the_truth(page: Page, served: ServedSite, shell: Shell) -> None:
    number = shell.run(MAKE_DRAFT)
    log_in(page, served.editor, served.password)
    page.add_init_script(WATCH)
    page.goto(f"/beheer/pages/{number}/edit/")
    shown = page.locator("#w-autosave-indicator")
    not_yet = shown.get_by_text("Nog niet bewaard").locator("visible=true")
    saved = shown.get_by_text(re.compile(r"Bewaard om \d\d:\d\d")).locator("visible=true")
    expect(saved).to_have_count(1)
    expect(not_yet).to_have_count(0)

    assert page.evaluate("window.isWatched")
    introduction = page.locator("[name=introduction]")
    introduction.press_sequentially("Eerst")
    expect(not_yet).to_have_count(1)
    expect(saved).to_have_count(0)
    introduction.press_sequentially(" en toen")
    expect(saved).to_have_count(1, timeout=PATIENCE)
    kept = "answer(StoryPage.objects.get(pk={}).get_latest_revision_as_object().introduction)"
    imported = "from stories.models import StoryPage\n"
    assert shell.run(imported + kept.format(number)) == "Eerst en toen"

    introduction.press_sequentially(", en nu")
    expect(not_yet).to_have_count(1)
    expect(saved).to_have_count(0)
