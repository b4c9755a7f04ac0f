"""The CMS works under its own strict policy: a real browser blocks nothing on any screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from .conftest import ServedSite, Watch, follow, wait_until_idle
from .test_editors import DESKTOP, log_in

STORY = re.compile("^Voorbeeldverhaal")  # in lists
TITLE = re.compile("^‘")
SCREENS = [
    "",
    "pages/",
    "stories/",
    "examples/",
    "images/",
    "images/add/",
    "documents/add/",
    "collections/add/",
    "redirects/add/",
    "snippets/help/helpline/",
    "snippets/help/helpline/add/",
    "snippets/policy/policyperiod/add/",
    "snippets/cookie_consent/cookiegroup/",
    "snippets/cookie_consent/cookie/add/",
    "settings/pages/sitesettings/",
    "settings/cookies/cookielayer/",
    "sites/",
    "users/",
    "users/new/",
    "groups/new/",
    "workflows/list/",
    "workflows/tasks/index/",
    "reports/locked/",
    "reports/workflow/",
    "reports/workflow_tasks/",
    "reports/site-history/",
    "reports/aging-pages/",
    "reports/page-types-usage/",
    "cookiekeuzes/",
    "settings/conversation/tellersettings/",
    "vertellers/",
    "vertellers/gesprek/",
    "vertellers/leeslog/",
    "vertellers/nazorg/",
    "account/",
]

pytestmark = pytest.mark.parametrize("context", [DESKTOP], indirect=True)


@pytest.fixture(scope="module")
def owner(browser: Browser, served: ServedSite) -> list[dict]:
    """The cookies of an owner who has logged in: doing that once is enough."""
    with browser.new_context(base_url=served.url, **DESKTOP) as context:
        log_in(context.new_page(), served.editor, served.password)
        return context.cookies()


@pytest.fixture
def cms(page: Page, owner: list[dict], watch: Watch) -> Iterator[Page]:
    """A browser with an owner in the CMS; afterwards it has nothing to complain about."""
    page.context.add_cookies(owner)
    yield page
    wait_until_idle(page)
    assert watch.complaints == []
    assert watch.strangers == []


@pytest.fixture
def story(cms: Page) -> Page:
    """The same browser, with a story open to edit."""
    cms.goto("/beheer/stories/")
    follow(cms.get_by_role("link", name=STORY).first)
    return cms


def choose_day(page: Page, field: Locator) -> None:
    """Choose a day in the calendar that opens below a field."""
    field.click()
    days = page.locator(".xdsoft_datetimepicker:visible td.xdsoft_date:not(.xdsoft_disabled)")
    days.last.click()
    expect(field).to_have_value(re.compile(r"^\d{4}-\d\d-\d\d"))


def test_every_screen(cms: Page) -> None:
    for screen in SCREENS:
        answer = cms.goto(f"/beheer/{screen}")
        assert answer.ok, screen
        assert "/login/" not in cms.url
        wait_until_idle(cms)


def test_a_session_says_before_it_ends_and_goes_on_with_one_press(cms: Page, watch: Watch) -> None:
    cms.clock.install()
    left = {"seconds": 500, "token": "nieuw"}
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.partition("/sessie/")[2])
        left["seconds"] = 43_200 if asked[-1] else left["seconds"]
        route.fulfill(json=left) if left["seconds"] else route.fulfill(status=403)

    cms.route("**/beheer/sessie/*", answer)
    cms.route("**/beheer/sessie/", answer)
    cms.goto("/beheer/pages/3/edit/")
    warning = cms.get_by_role("dialog", name="Ben je er nog?")
    cms.clock.fast_forward("11:49:00")
    expect(warning).to_be_hidden()
    assert asked == []

    cms.clock.fast_forward("02:00")
    expect(warning).to_contain_text("Over 9 minuten logt de site je uit")
    warning.get_by_role("button", name="Blijf ingelogd").press("Enter")
    expect(warning).to_be_hidden()
    assert asked[-1] == "?renew"
    assert cms.locator("[name=csrfmiddlewaretoken]").first.input_value() == "nieuw"

    left["seconds"] = 0
    cms.clock.fast_forward("11:52:00")
    expect(cms.get_by_role("dialog", name="Je bent uitgelogd")).to_be_visible()
    assert "403" in watch.complaints.pop()


def test_adding_a_block_with_a_picture(cms: Page) -> None:
    cms.goto("/beheer/stories/")
    follow(cms.get_by_role("link", name="Verhaal toevoegen"))
    cms.get_by_role("button", name=re.compile("blok in", re.IGNORECASE)).first.click()
    cms.get_by_role("option", name=re.compile("^Afbeelding")).click()
    block = cms.get_by_role("region", name="Afbeelding").last
    block.get_by_role("button", name="Kies een afbeelding").click()
    cms.locator(".modal-body [data-chooser-modal-choice]").first.click()
    expect(block.locator("img").first).to_be_visible()


def test_the_portrait_of_a_story(story: Page) -> None:
    story.locator("#id_photo-chooser").get_by_role("button", name="Kies een afbeelding").click()
    story.locator(".modal-body [data-chooser-modal-choice]").first.click()
    expect(story.locator("#id_photo-chooser img")).to_be_visible()


def test_a_date_to_publish(story: Page) -> None:
    story.locator("[data-side-panel-toggle=status]").click()
    story.get_by_role("button", name="Plannen").first.click()
    choose_day(story, story.locator("[name=go_live_at]"))


def test_the_date_of_a_check(cms: Page) -> None:
    cms.goto("/beheer/snippets/help/helpline/add/")
    choose_day(cms, cms.locator("[name=checked_on]"))


@pytest.mark.parametrize(
    ("screen", "filter_name", "field"),
    [
        ("stories/", "Datum bijgewerkt", "latest_revision_created_at_from"),
        ("reports/site-history/", "Datum", "timestamp_from"),
    ],
)
def test_a_filter_by_date(cms: Page, screen: str, filter_name: str, field: str) -> None:
    cms.goto(f"/beheer/{screen}")
    cms.get_by_role("button", name="Filter").first.click()
    cms.get_by_role("button", name=re.compile(filter_name)).first.click()
    choose_day(cms, cms.locator(f"[name={field}]"))
    expect(cms).to_have_url(re.compile(rf"{field}=\d"))


def test_the_preview_beside_a_story(story: Page) -> None:
    story.locator("[data-side-panel-toggle=preview]").click()
    preview = story.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.locator("iframe")).to_have_count(0)


def test_the_checks_beside_a_story(story: Page) -> None:
    story.locator("[data-side-panel-toggle=checks]").click()
    expect(story.get_by_role("heading", name="Hoe makkelijk leest het?")).to_be_visible()


def test_the_draft_of_a_story_with_the_bar_of_wagtail(story: Page) -> None:
    story.goto(story.url.replace("/edit/", "/view_draft/"))
    expect(story.get_by_role("heading", level=1)).to_have_text(TITLE)
    story.locator("wagtail-userbar button").first.click()
    expect(story.get_by_role("menuitem", name="Wijzig deze pagina")).to_be_visible()


def test_a_link_to_a_page_in_a_text(story: Page) -> None:
    text = story.get_by_role("region", name="Tekst").get_by_role("textbox").first
    text.click()
    text.press("Control+A")
    text.press("Control+K")
    expect(story.locator(".modal-body")).to_contain_text("Limburg Openhartig")


def test_another_row_in_a_list(cms: Page) -> None:
    cms.goto("/beheer/workflows/add/")
    cms.locator("#id_workflow_tasks-ADD").click()
    cms.locator("[data-chooser-action-choose]:visible").first.click()
    expect(cms.locator(".modal-body")).to_contain_text("Controle door de redactie")


def test_the_focal_point_of_a_picture(cms: Page) -> None:
    cms.goto("/beheer/images/")
    cms.locator(".listing a").first.click()
    expect(cms.locator(".jcrop-holder")).to_be_visible()


def test_choosing_another_page(cms: Page) -> None:
    cms.goto("/beheer/redirects/add/")
    cms.get_by_role("button", name="Kies een pagina").click()
    cms.locator(".modal-body [data-chooser-modal-choice], .modal-body .choose-page").first.click()
    expect(cms.locator(".page-chooser")).to_contain_text("Limburg Openhartig")


def test_the_policy_itself(cms: Page, watch: Watch) -> None:
    """Inline code that somebody gets into a screen does not run."""
    cms.goto("/beheer/")
    cms.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.broken = true";
          document.body.append(script);
        }"""
    )
    assert cms.evaluate("window.broken") is None
    assert "script-src 'self'" in watch.complaints.pop()
