"""No screen that a role reaches from the menu says a word of English, or one of a clerk."""

import re
from functools import cache
from pathlib import Path

import django
import pytest
import wagtail
from babel.messages.pofile import read_po
from playwright.sync_api import Page

from openhartig.settings import PROJECT_DIR

from .conftest import ServedSite, Shell
from .test_editors import DESKTOP, log_in

PASSWORD = "alleen-in-deze-test-1"
ROLES = ["Redactie", "Verhalencoördinator", "Gemeenteredactie", "Meekijker"]
MAKE_ONE_OF_EACH = f"""
from django.contrib.auth.models import Group
from openhartig.region.models import Municipality
from openhartig.users.models import User
from stories.models import StoryPage
for number, role in enumerate({ROLES!r}):
    user = User.objects.create_user(f"woorden-{{number}}", password={PASSWORD!r})
    user.municipality = Municipality.objects.first() if role == "Gemeenteredactie" else None
    user.save()
    user.groups.add(Group.objects.get(name=role))
story = StoryPage.objects.first()
story.get_workflow().start(story, user)
answer("made")
"""
WORD = re.compile(r"[a-zà-ÿ]{3,}")
CLERKS = ["workflow", "slug", "snippet", "snippets", "wijzigingsverzoek", "afwachting", "kenmerk"]
CLERKS += ["perspectief", "herkomst", "vindbaarheid", "vormportret", "verkennen", "historie"]
ALLOWED = {"analytics", "google", "youtube", "vimeo", "html", "rss", "csv", "xlsx"}
IN_MENU = """() => [...document.querySelectorAll(".sidebar a[href^='/beheer/']")]
  .map((link) => link.getAttribute("href"))"""
FURTHER = """() => ["main a[href*='/add/']", "main .listing a[href*='/edit/']", "main .title a"]
  .map((kind) => document.querySelector(kind)?.getAttribute("href"))
  .filter((address) => address?.startsWith("/beheer/"))"""
SAID = """() => [document.body.innerText, ...[...document.querySelectorAll(
  "[title], [placeholder], [aria-label]")].map((each) =>
  ["title", "placeholder", "aria-label"].map((name) => each.getAttribute(name)).join(" "),
)].join(" ")"""


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


@cache
def unwanted() -> frozenset[str]:
    """The English words that the packages have, as far as nobody writes them in Dutch."""
    english, dutch = set(CLERKS), set(ALLOWED)
    for package in (django, wagtail):
        for file in Path(package.__file__).parent.rglob("nl/LC_MESSAGES/*.po"):
            with file.open("rb") as lines:
                for message in read_po(lines):
                    english |= words_of(str(message.id))
                    dutch |= words_of(str(message.string))
    for ours in [PROJECT_DIR / "docs/editors.md", *PROJECT_DIR.glob("*/**/content/**/*.yaml")]:
        dutch |= words_of(ours.read_text())
    return frozenset(english - (dutch - set(CLERKS)))


def walk(page: Page, seen: set[str]) -> dict[str, set[str]]:
    """Return what is wrong on the screens that the menu leads to, and one step further."""
    waiting, found = ["/beheer/", "/beheer/account/", *page.evaluate(IN_MENU)], {}
    while waiting:
        address = waiting.pop(0).split("?")[0]
        if address in seen or "/logout/" in address:
            continue
        seen.add(address)
        page.goto(address, wait_until="domcontentloaded")
        page.locator("#wagtail-sidebar nav").first.wait_for()
        if wrong := words_of(page.evaluate(SAID)) & unwanted():
            found[address] = wrong
        is_list = not re.search(r"/(add|edit)/|/\d+/", address)
        waiting += page.evaluate(FURTHER) if is_list else []
    return found


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_no_screen_says_english_or_what_clerks_say(
    page: Page, served: ServedSite, shell: Shell
) -> None:
    shell.run(MAKE_ONE_OF_EACH)
    seen: set[str] = set()
    found: dict[str, set[str]] = {}
    for number, _ in enumerate(ROLES):
        page.context.clear_cookies()
        page.goto("/beheer/login/")
        if wrong := words_of(page.evaluate(SAID)) & unwanted():
            found["/beheer/login/"] = wrong
        log_in(page, f"woorden-{number}", PASSWORD)
        seen.discard("/beheer/")
        found |= walk(page, seen)
    assert not found, "\n".join(f"{where}: {sorted(words)}" for where, words in found.items())
    assert len(seen) > 20
