"""The checks of the CMS count what an editor writes, and judge it as Dutch."""

from base64 import b64encode

import pytest
from playwright.sync_api import Page, expect

from tests import readability
from tests.sharing import PROJECT

from .conftest import ServedSite, Shell
from .test_editors import log_in

SCRIPT = PROJECT / "static/js/cms/readability.js"
MAKE_STORY = """
from openhartig.blocks.reading import words
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
text = "<p>" + "Ik liep een rondje om het blok. " * 9 + "</p>"
story = StoryPage(
    title="Een rondje", live=False, perspective="naaste", introduction="Een zin vooraf.",
    body=[{"type": "text", "value": text}],
)
StoryIndexPage.objects.get().add_child(instance=story)
answer([story.pk, words(story.title, story.introduction, story.body)])
"""
TEXTS = {
    "easy": ["Ik bel je.", "Je komt. We eten soep.", "Dan is het goed."],
    "hard": [
        "Alle gemeentelijke samenwerkingsverbanden organiseren voorlichtingsbijeenkomsten.",
        "De verantwoordelijke wethouder ondertekende de intentieverklaring.",
        "Bewoners, professionals en vrijwilligers hadden elk hun eigen bijeenkomst.",
    ],
    "a name and marks": ["‘Hoi,’ zei Truus.", "Café De Zón? Eén keer.", "Zo’n dag… Ja."],
}


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_the_figure_is_that_of_flesch_and_douma(page: Page, texts: list[str]):
    address = f"data:text/javascript;base64,{b64encode(SCRIPT.read_bytes()).decode()}"
    found = page.evaluate(
        """async ([address, texts]) => {
          const { easeOf, sentencesOf } = await import(address);
          return easeOf(texts.flatMap(sentencesOf));
        }""",
        [address, texts],
    )

    sentences = [each for text in texts for each in readability.SENTENCE_ENDS.split(text)]
    assert found == pytest.approx(readability.ease(sentences))


@pytest.mark.parametrize(
    ("ease", "words"),
    [
        ("80", "Heel makkelijk te lezen (80)"),
        ("65", "Makkelijk te lezen (65)"),
        ("64.4", "Niet zo makkelijk: kortere zinnen en gewonere woorden helpen (64)"),
        ("12", "Moeilijk te lezen: maak zinnen korter en kies gewonere woorden (12)"),
        ("null", "Nog te kort om iets over te zeggen"),
    ],
)
def test_it_is_said_in_words(page: Page, ease: str, words: str):
    address = f"data:text/javascript;base64,{b64encode(SCRIPT.read_bytes()).decode()}"

    assert page.evaluate(f"import('{address}').then(({{inWords}}) => inWords({ease}))") == words


def test_only_the_story_is_counted(page: Page, served: ServedSite, shell: Shell) -> None:
    number, words = shell.run(MAKE_STORY)
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, served.editor, served.password)
    page.goto(f"/beheer/pages/{number}/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    shown = page.locator("[data-own-words]")
    expect(shown).not_to_have_text("–")

    teller_and_place = 12
    assert words <= int(shown.inner_text()) <= words + teller_and_place
    expect(page.locator("[data-own-ease]")).to_contain_text("te lezen (")
    expect(page.locator("[data-own-minutes]")).to_contain_text("minu")
    expect(page.locator("[data-content-checker-count]").first).to_have_text("0")
