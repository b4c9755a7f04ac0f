"""Pasting into a text of the CMS, under its strict policy: bold, italic, links and lists stay."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from openhartig.blocks.text import TEXT_FEATURES

from .conftest import ServedSite, Watch, follow, wait_until_quiet
from .test_editors import DESKTOP, log_in

FILES = Path(__file__).parents[1] / "files"
PROGRAMS = ["google-docs", "libreoffice", "outlook", "whatsapp"]
LINE = "Dit is gewoon, <b>dit is vet</b> en <i>dit is schuin</i>."
POINT = "<ul><li>een punt</li></ul>"
LINK = '<a href="https://example.nl/">een link</a>'
PASTED = {
    "google-docs": f"<p>{LINE}</p>{POINT}<p>{LINK}</p>",
    "libreoffice": f"<p>{LINE}</p>{POINT}<p>{LINK}</p>",
    "outlook": f"<p>{LINE}</p>{POINT}<p>{LINK} en een<br/>nieuwe regel</p>",
    "whatsapp": f"<p>{LINE} 🙂<br/>Tweede regel met {LINK}</p>",
}
COPY = """(html) => {
  document.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", "alleen woorden");
    event.preventDefault();
    event.stopImmediatePropagation();
  }, {once: true, capture: true});
  document.execCommand("copy");
}"""
CLEAN = """async (html) => {
  const { cleanHtml } = await import("/static/js/cms/pasted_html.js");
  return cleanHtml(html);
}"""

desktop = pytest.mark.parametrize("context", [DESKTOP], indirect=True)


@pytest.fixture(scope="module")
def clean(browser: Browser, served: ServedSite) -> Iterator[Callable[[str], str]]:
    """Clean HTML in the browser, outside the CMS."""
    with browser.new_context(base_url=served.url) as context:
        page = context.new_page()
        page.goto("/robots.txt")
        yield lambda html: page.evaluate(CLEAN, html)


def word(mark: str, text: str, level: int = 1) -> str:
    """Return an item of a list as Word puts it on the clipboard."""
    ignored = (
        f"<span style='mso-list:Ignore'>{mark}<span style='font:7pt Times'>&nbsp; </span></span>"
    )
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        f"<span style='font-family:Symbol'>{ignored}</span><![endif]>{text}<o:p></o:p></p>"
    )


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("gewoon", "<p>gewoon</p>"),
        ("<b>vet</b> <strong>ook</strong>", "<p><strong>vet</strong> <strong>ook</strong></p>"),
        ("<span style='FONT-WEIGHT: 700 !important'>a</span>", "<p><strong>a</strong></p>"),
        ("<span style='font:italic bold 9pt Arial'>a</span>", "<p><strong><em>a</em></strong></p>"),
        ("<b>a<span style='font-weight:400'>b</span></b>", "<p><strong>a</strong>b</p>"),
        ("<em style='font-style:normal'>a</em>", "<p>a</p>"),
        ("<b style='font-weight:inherit'>a</b>", "<p><strong>a</strong></p>"),
        ("<h2>Kop</h2><blockquote>Woorden</blockquote>", "<p>Kop</p><p>Woorden</p>"),
        ("<u>a</u><s>b</s><sup>c</sup><code>d</code>", "<p>abcd</p>"),
        ("<p>een</p>\n<p>&nbsp;</p>\n<p> twee  woorden\n </p>", "<p>een</p><p>twee woorden</p>"),
        ("een<br>twee<br><br>drie<br>", "<p>een<br>twee</p><p>drie</p>"),
        ("<div style='white-space:pre-wrap'>een\ntwee</div>", "<p>een<br>twee</p>"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",) * 2,
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<ul><li>a</li></ul><ol><li>b</li></ol>",) * 2,
        (
            word("·", "a") + word("o", "b", 2) + word("1.", "c"),
            "<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>",
        ),
        (word("", "De&nbsp;heer"), "<ul><li>De heer</li></ul>"),
        ("<img src=x onerror=alert(1)><p onclick='a()'>b</p>", "<p>b</p>"),
        ("<script>a()</script><style>p {}</style><svg><text>x</text></svg>b", "<p>b</p>"),
        ("<p style='display:none'>wie dit leest</p><p>b</p>", "<p>b</p>"),
        ("&lt;script&gt;a()&lt;/script&gt;",) * 2,
        ("<p title='a>b' style='font-weight:bold'>c</p>", "<p><strong>c</strong></p>"),
        ("De class <i>style=rood</i> blijft", "<p>De class <em>style=rood</em> blijft</p>"),
        ("<img src='https://volger.example/p.gif'>", ""),
    ],
)
def test_what_is_kept(clean, html: str, kept: str) -> None:
    assert clean(html) == (kept if kept.startswith("<") or not kept else f"<p>{kept}</p>")


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.nl/a?b=1#c",) * 2,
        ("mailto:wij@example.nl",) * 2,
        ("https://www.google.com/url?q=https://example.nl/&sa=D", "https://example.nl/"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.nl%2F&data=jan",
            "https://example.nl/",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.nl%2F&h=A", "https://example.nl/"),
        ("https://example.nl/?utm_source=mail&id=2&fbclid=x", "https://example.nl/?id=2"),
        ("https://www.google.com/url?q=javascript:a()", ""),
        ("javascript:a()", ""),
        ("JaVaScRiPt:a()", ""),
        ("data:text/html,a", ""),
        ("file:///home/jan/brief.docx", ""),
        ("#_ftn1", ""),
        ("/beheer/", ""),
        ("http://[", ""),
    ],
)
def test_where_a_link_leads(clean, href: str, kept: str) -> None:
    expected = f'<p><a href="{kept}">a</a></p>' if kept else "<p>a</p>"
    assert clean(f'<a href="{href}" target="_blank" class="x">a</a>') == expected


@pytest.fixture
def cms(page: Page, served: ServedSite, watch: Watch) -> Iterator[Page]:
    """A browser with an owner in the CMS; afterwards it has nothing to complain about."""
    log_in(page, served.editor, served.password)
    yield page
    wait_until_quiet(page)
    assert watch.complaints == []
    assert watch.strangers == []


def paste(text: Locator, html: str) -> None:
    """Put HTML on the clipboard as another program does, and paste it over all of a text."""
    text.page.evaluate(COPY, html)
    text.click()
    text.press("Control+A")
    text.press("Control+V")


def stored(field: Locator) -> str:
    """Return what Wagtail stores of what a text editor hands over, without its own numbers."""
    html = ContentstateConverter(TEXT_FEATURES).to_database_format(field.input_value())
    return re.sub(r' data-block-key="[^"]*"', "", html)


def empty(text: Locator, field: Locator) -> None:
    """Take everything out of a text, and wait until the editor has handed that over."""
    text.click()
    text.press("Control+A")
    text.press("Delete")
    expect(field).not_to_have_value(re.compile(r'"text":"[^"]'))


@desktop
def test_from_other_programs(cms: Page) -> None:
    cms.goto("/beheer/stories/")
    follow(cms.get_by_role("link", name=re.compile("^Voorbeeldverhaal")).first)
    text = cms.get_by_role("region", name="Tekst").get_by_role("textbox").first
    field = cms.locator("[name^=body-][name$=-value]").first
    for program in PROGRAMS:
        empty(text, field)
        paste(text, (FILES / f"paste-{program}.html").read_text())
        expect(field).to_have_value(re.compile("een link"))
        assert stored(field) == PASTED[program], program


@desktop
def test_in_a_text_outside_a_page_and_back_again(cms: Page, watch: Watch) -> None:
    """The footer takes no lists; what is copied out of a text of ours stays as it was."""
    cms.goto("/beheer/settings/pages/sitesettings/")
    field = cms.locator("[name=footer_text]")
    text = cms.locator(".Draftail-Editor").filter(has=cms.get_by_role("textbox")).first
    text = text.get_by_role("textbox")
    empty(text, field)
    paste(text, (FILES / "paste-google-docs.html").read_text())
    expect(field).to_have_value(re.compile("een link"))
    once = stored(field)
    assert once == f"<p>{LINE}</p><p>een punt</p><p>{LINK}</p>"
    text.press("Control+A")
    text.press("Control+C")
    text.press("ArrowRight")
    text.press("Control+V")
    expect(field).to_have_value(re.compile("een link.*een link"))
    assert stored(field).count(LINE) == 2
    assert "style-src" in watch.complaints.pop()  # the editor writes a style in what it copies
