"""The decisions about cookies, one by one, in a real browser and without a page around them."""

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import ServedSite
from .providers import MEASUREMENT_ID
from .visit import TRUTH_TABLE, name_of

CALL = """async ([module, name, given]) => {
  const functions = await import(`/static/js/cookies/${module}.js`);
  const result = functions[name](...given);
  return result instanceof Map ? Object.fromEntries(result) : result ?? null;
}"""
QUESTION = {"round": "3", "services": ["analytics", "vimeo", "youtube"]}
ALL = {"analytics": True, "vimeo": True, "youtube": True}
NONE = dict.fromkeys(ALL, False)
YES = "2026-11-21T22:00:00+00:00"


@pytest.fixture(scope="module")
def call(browser: Browser, served: ServedSite):
    """A function that calls one of the site's own functions in the browser."""
    context = browser.new_context(base_url=served.url)
    page: Page = context.new_page()
    page.goto("/robots.txt")
    yield lambda module, name, *given: page.evaluate(CALL, [module, name, list(given)])
    context.close()


@pytest.mark.parametrize(
    ("cookies", "parts"),
    [
        ("", {}),
        ("other=1; more=2", {}),
        ("cookie_consent=", {}),
        ("cookie_consent=round=3", {"round": "3"}),
        ("cookie_consent=round=3|vimeo=-1", {"round": "3", "vimeo": "-1"}),
        ('cookie_consent="round=3|vimeo=-1"', {"round": "3", "vimeo": "-1"}),
        (f'a=1; cookie_consent="youtube={YES}|round=3"; b=2', {"youtube": YES, "round": "3"}),
        (r'cookie_consent="youtube=1\0542|round=3"', {"youtube": "1,2", "round": "3"}),
        (r'cookie_consent="youtube=a\"b|round=3"', {"youtube": 'a"b', "round": "3"}),
        (r'cookie_consent="youtube=a\\b"', {"youtube": r"a\b"}),
        ("cookie_consent=round=3|", {"round": "3"}),
        ("cookie_consent=|||", {}),
        ("cookie_consent=round", {}),
        ("cookie_consent=round=3=4|vimeo=1", {"vimeo": "1"}),
        ("my_cookie_consent=round=3", {}),
        ("cookie_consent_old=round=3", {}),
        ('cookie_consent="round=3', {'"round': "3"}),
    ],
)
def test_reads_the_cookie_with_the_choice(call, cookies: str, parts: dict) -> None:
    assert call("decisions", "readChoice", cookies) == parts


@pytest.mark.parametrize(
    ("value", "choice"),
    [
        ("", None),
        ("round=2|analytics=1|vimeo=1|youtube=1", None),
        ("analytics=1|vimeo=1|youtube=1", None),
        ("round=33|vimeo=1", None),
        ("round=3", NONE),
        ("round=3|analytics=-1|vimeo=-1|youtube=-1", NONE),
        (f"round=3|analytics={YES}|vimeo=1|youtube={YES}", ALL),
        ("round=3|vimeo=1", NONE | {"vimeo": True}),
        ("round=3|maps=1", NONE),
        ("round=3|__proto__=1|constructor=1", NONE),
        ("%00%ff|round=3", NONE),
    ],
)
def test_finds_the_choice(call, value: str, choice: dict | None) -> None:
    assert call("decisions", "choiceOf", f"cookie_consent={value}", QUESTION) == choice
    assert call("decisions", "choiceOf", f'cookie_consent="{value}"', QUESTION) == choice


@pytest.mark.parametrize("row", TRUTH_TABLE, ids=name_of)
def test_every_choice_allows_what_it_says(call, row: dict[str, bool]) -> None:
    parts = "|".join(f"{service}={YES if is_on else -1}" for service, is_on in row.items())
    choice = call("decisions", "choiceOf", f'cookie_consent="round=3|{parts}"', QUESTION)
    assert choice == row
    assert call("decisions", "mustAsk", choice, QUESTION, {}, ["youtube"]) is False
    for service, is_on in row.items():
        assert call("decisions", "isAllowed", choice, service) is is_on
        accepted = call("decisions", "acceptedWith", choice, QUESTION, service)
        assert set(accepted) == {service} | {each for each in row if row[each]}
    for other in TRUTH_TABLE:
        assert call("decisions", "isSameChoice", choice, other) is (other == row)


@pytest.mark.parametrize("given", [3, "3"])
def test_a_round_is_a_number_or_a_text(call, given) -> None:
    question = QUESTION | {"round": given}
    assert call("decisions", "choiceOf", "cookie_consent=round=3", question) == NONE


@pytest.mark.parametrize(
    ("choice", "service", "is_allowed"),
    [
        (None, "vimeo", False),
        (NONE, "vimeo", False),
        (ALL, "vimeo", True),
        (NONE | {"youtube": True}, "vimeo", False),
        (ALL, "maps", False),
        (ALL, "toString", False),
        (ALL, "__proto__", False),
    ],
)
def test_allows_a_service(call, choice, service: str, is_allowed: bool) -> None:
    assert call("decisions", "isAllowed", choice, service) is is_allowed


@pytest.mark.parametrize(
    ("signals", "refuses"),
    [
        ({}, False),
        ({"globalPrivacyControl": True}, True),
        ({"globalPrivacyControl": False}, False),
        ({"doNotTrack": "1"}, True),
        ({"doNotTrack": "0"}, False),
        ({"doNotTrack": None}, False),
        ({"doNotTrack": "unspecified"}, False),
        ({"globalPrivacyControl": False, "doNotTrack": "1"}, True),
    ],
)
def test_asks_unless_answered_or_refused(call, signals: dict, refuses: bool) -> None:
    assert call("decisions", "browserRefuses", signals) is refuses
    here = ["youtube"]
    assert call("decisions", "mustAsk", None, QUESTION, signals, here) is not refuses
    assert call("decisions", "mustAsk", NONE, QUESTION, signals, here) is False
    assert call("decisions", "mustAsk", ALL, QUESTION, signals, here) is False
    assert call("decisions", "mustAsk", None, QUESTION | {"services": []}, signals, here) is False


@pytest.mark.parametrize(
    ("here", "asks"),
    [([], False), (["maps"], False), (["vimeo"], True), (["maps", "analytics"], True)],
)
def test_asks_where_a_service_has_something_to_do(call, here: list[str], asks: bool) -> None:
    assert call("decisions", "mustAsk", None, QUESTION, {}, here) is asks


@pytest.mark.parametrize(
    ("choice", "service", "accepted"),
    [
        (None, "youtube", ["youtube"]),
        (NONE, "vimeo", ["vimeo"]),
        (ALL, "vimeo", ["analytics", "vimeo", "youtube"]),
        (NONE | {"youtube": True}, "analytics", ["analytics", "youtube"]),
        (NONE, "maps", []),
    ],
)
def test_adds_a_service(call, choice, service: str, accepted: list[str]) -> None:
    assert call("decisions", "acceptedWith", choice, QUESTION, service) == accepted


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (ALL, ALL, True),
        (NONE, {}, True),
        (ALL, NONE, False),
        (ALL, ALL | {"maps": True}, False),
        (ALL, ALL | {"maps": False}, True),
        (None, None, False),
        (None, NONE, False),
        (NONE, None, False),
    ],
)
def test_compares_choices(call, one, other, is_same: bool) -> None:
    assert call("decisions", "isSameChoice", one, other) is is_same


@pytest.mark.parametrize(("height", "fits"), [(0, True), (360, True), (361, False), (900, False)])
def test_leaves_more_than_half_of_the_view(call, height: int, fits: bool) -> None:
    assert call("decisions", "fitsOverPage", height, 800) is fits


@pytest.mark.parametrize(
    ("cookies", "names", "is_kept"),
    [
        ("", [], False),
        ("a=1", ["a"], False),
        ("_ga=1", ["_ga"], True),
        ("a=1; _ga_TEST=GS2.1=x", ["a", "_ga_TEST"], True),
        ("my_ga=1; _gat=2; _gaa=3", ["my_ga", "_gat", "_gaa"], False),
        ("empty=;  b", ["empty", "b"], False),
    ],
)
def test_names_cookies(call, cookies: str, names: list[str], is_kept: bool) -> None:
    assert call("jar", "cookieNames", cookies) == names
    assert call("decisions", "isKept", cookies, ["_ga", "_ga_*"]) is is_kept


@pytest.mark.parametrize(
    ("host", "domains"),
    [
        ("localhost", [""]),
        ("limburgopenhartig.nl", ["", "limburgopenhartig.nl"]),
        ("www.voorbeeld.nl", ["", "www.voorbeeld.nl", "voorbeeld.nl"]),
    ],
)
def test_deletes_a_cookie_wherever_it_stands(call, host: str, domains: list[str]) -> None:
    base = "_ga=; max-age=0; path=/"
    expected = [f"{base}; domain={domain}" if domain else base for domain in domains]
    assert call("jar", "deletionsOf", "_ga", host) == expected


def test_composes_what_google_is_told(call) -> None:
    calls = call("analytics", "analyticsCalls", MEASUREMENT_ID, "storypage", "https://x.nl", "nu")
    assert [each[0] for each in calls] == ["consent", "set", "js", "config", "event"]
    for told in (calls[1][1], calls[3][2], calls[4][2]):
        assert told["page_location"] == "https://x.nl/storypage"
        assert told["page_title"] == "storypage"
        assert "storypage" not in told["page_referrer"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("_ga", "exact"), ("_ga_TEST", "star"), ("_gat", None), ("", None)],
)
def test_finds_the_reason_for_what_is_kept(call, name: str, reason: str | None) -> None:
    reasons = [{"name": "_ga_*", "reason": "star"}, {"name": "_ga", "reason": "exact"}]
    assert call("device", "reasonFor", name, reasons) == reason
