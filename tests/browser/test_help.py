"""Helplines as a browser shows them: whether one is open now, what is large, and on paper."""

import re
from itertools import pairwise

from playwright.sync_api import BrowserContext, Page, expect

WORKDAYS = "540-1020 1980-2460 3420-3900 4860-5340 6300-6780"  # 9.00 to 17.00
SUNDAY_NIGHT = "9960-10200"  # 22.00 to 2.00
MOMENTS = [
    # An ordinary Monday in winter, an hour after UTC, and in summer, two hours after it
    (WORKDAYS, False, "2026-11-30T07:59:59Z", "closed"),
    (WORKDAYS, False, "2026-11-30T08:00:00Z", "open"),
    (WORKDAYS, False, "2026-11-30T15:59:59Z", "open"),
    (WORKDAYS, False, "2026-11-30T16:00:00Z", "closed"),
    (WORKDAYS, False, "2026-07-06T07:00:00Z", "open"),
    (WORKDAYS, False, "2026-07-06T15:00:00Z", "closed"),
    (WORKDAYS, False, "2026-11-28T12:00:00Z", "closed"),  # Saturday
    # A night that begins in one week and ends in the next
    (SUNDAY_NIGHT, False, "2026-11-29T20:59:59Z", "closed"),
    (SUNDAY_NIGHT, False, "2026-11-29T21:00:00Z", "open"),
    (SUNDAY_NIGHT, False, "2026-11-30T00:59:59Z", "open"),
    (SUNDAY_NIGHT, False, "2026-11-30T01:00:00Z", "closed"),
    # The nights in which the clock is put forward and back: 2.00 is gone, and comes twice
    (SUNDAY_NIGHT, False, "2026-03-29T00:30:00Z", "closed"),
    ("10020-10140", False, "2026-03-29T01:00:00Z", "closed"),
    ("8700-8820", False, "2026-03-29T00:59:00Z", "open"),  # Sunday 1.00 to 3.00, at 1.59
    ("8700-8820", False, "2026-03-29T01:00:00Z", "closed"),  # a minute later it is 3.00
    ("8700-8820", False, "2026-10-25T00:59:00Z", "open"),  # 2.59 in summer
    ("8700-8820", False, "2026-10-25T01:59:00Z", "open"),  # 2.59 in winter
    ("8700-8820", False, "2026-10-25T02:00:00Z", "closed"),
    # Holidays, of which nobody told the hours; what began before midnight belongs to the day before
    (WORKDAYS, False, "2026-12-25T10:00:00Z", "unknown"),
    (WORKDAYS, True, "2026-12-25T10:00:00Z", "open"),
    (WORKDAYS, True, "2026-12-25T20:00:00Z", "closed"),
    (WORKDAYS, False, "2026-04-06T10:00:00Z", "unknown"),  # Easter Monday
    (WORKDAYS, False, "2027-05-06T10:00:00Z", "unknown"),  # Ascension Day
    (WORKDAYS, False, "2038-06-14T10:00:00Z", "unknown"),  # Whit Monday after the latest Easter
    (WORKDAYS, False, "2026-04-27T10:00:00Z", "unknown"),  # the birthday of the King
    (WORKDAYS, False, "2025-04-26T10:00:00Z", "unknown"),  # and kept on Saturday
    (WORKDAYS, False, "2026-12-24T23:30:00Z", "unknown"),  # Christmas has begun here
    (WORKDAYS, False, "2026-12-30T22:59:00Z", "closed"),
    ("3960-4560", False, "2025-12-31T23:30:00Z", "unknown"),
    (SUNDAY_NIGHT, False, "2026-04-05T22:30:00Z", "unknown"),
    (SUNDAY_NIGHT, False, "2028-12-31T23:30:00Z", "unknown"),
    ("1320-1560 2760-3000", False, "2026-04-07T22:30:00Z", "open"),  # Tuesday night, after Easter
    ("always", False, "2026-12-25T03:00:00Z", "open"),
]
DECIDE = """async (moments) => {
  const { stateAt } = await import("/static/js/help/open_now.js");
  return moments.map(([open, holidays, at]) => stateAt(open, holidays, new Date(at)));
}"""
SHOW = """async ([open, at]) => {
  const { show } = await import("/static/js/help/open_now.js");
  const place = document.querySelector("[data-open]");
  place.dataset.open = open;
  show([place], new Date(at));
  return place.textContent;
}"""
SIZES = """() => [...document.querySelectorAll(".helpline")].map((card) => {
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const sizes = (found) => [...card.querySelectorAll(found)].map(size);
  const own = ":is(h3, p, li, a, time):not(.helpline-number, .helpline-times)";
  return [sizes(".helpline-number"), sizes(".helpline-times"), sizes(own)];
})"""
FILL = """() => {
  const last = [...document.querySelectorAll(".helplines")].at(-1);
  const line = last.querySelector(".helpline:has(.helpline-times)");
  const whom = [...last.querySelectorAll(".helpline-text > p")]
    .reduce((one, other) => one.textContent.length > other.textContent.length ? one : other);
  for (let number = last.children.length; number < 5; number++) {
    const copy = line.cloneNode(true);
    copy.querySelector(".helpline-text > p").textContent = whom.textContent;
    copy.querySelector(".helpline-times").textContent =
      "Maandag tot en met vrijdag: 9.00 tot 17.00 uur";
    last.append(copy);
  }
  return last.children.length;
}"""


def test_whether_somebody_answers_goes_by_the_clock_of_the_netherlands(browser, served) -> None:
    for zone in ("America/New_York", "Pacific/Auckland"):
        with browser.new_context(base_url=served.url, timezone_id=zone) as context:
            page = context.new_page()
            page.goto("/hulp/")
            found = page.evaluate(DECIDE, [list(moment[:3]) for moment in MOMENTS])
            wrong = [(*m, f) for m, f in zip(MOMENTS, found, strict=True) if m[-1] != f]
            assert wrong == [], zone

            shown = page.locator(".helpline-now").first
            expect(shown).to_have_text("Nu open")
            assert page.evaluate(SHOW, [WORKDAYS, "2026-11-28T12:00:00Z"]) == "Nu dicht"
            assert "feestdag" in page.evaluate(SHOW, [WORKDAYS, "2026-12-25T12:00:00Z"])


def test_the_number_is_largest_and_then_the_hours(page: Page) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/hulp/")
        cards = page.evaluate(SIZES)
        assert sum(bool(number and hours) for number, hours, _ in cards) >= 2
        for number, hours, others in cards:
            ranked = [sizes for sizes in (number, hours, others) if sizes]
            for larger, smaller in pairwise(ranked):
                assert min(larger) > max(smaller), (width, cards)


def test_without_script_the_hours_stand_there(browser, served) -> None:
    with browser.new_context(base_url=served.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/hulp/")
        expect(page.locator(".helpline-times").first).to_have_text("Dag en nacht")
        expect(page.locator(".helpline-now").first).to_be_hidden()


def test_all_help_is_on_one_sheet_of_paper(context: BrowserContext, page: Page) -> None:
    page.goto("/hulp/")
    assert page.evaluate(FILL) >= 5
    paper = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
