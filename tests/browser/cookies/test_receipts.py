"""Every choice leaves a proof, and a question that changed is asked again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ..conftest import Shell
from .visit import (
    ACCEPT,
    EVERYTHING,
    NOTHING,
    PREFERENCES,
    REFUSE,
    STORY,
    STORY_WITH_YOUTUBE,
    choice,
    choose,
    cookie_parts,
    expect_player,
    layer,
    open_page,
    player,
    press,
    status,
)

RECEIPTS = """
from openhartig.cookies.models import CookieReceipt
token = {token!r}
answer([
    {{
        "choices": receipt.choices,
        "round": receipt.text.round,
        "fits": receipt.text_digest == receipt.text.digest_of(receipt.text.content),
        "heading": receipt.text.content["heading"],
        "services": receipt.text.service_names,
        "fields": sorted(field.name for field in receipt._meta.fields),
    }}
    for receipt in CookieReceipt.objects.filter(token=token).order_by("pk")
])
"""
CHANGE = """
from cookie_consent.models import CookieGroup
group = CookieGroup.objects.get(varname="youtube")
group.language_only = {language_only}
group.description = {description}
group.save()
"""
DELETE_GROUP = """
from django.core import serializers
from cookie_consent.models import CookieGroup
group = CookieGroup.objects.get(varname="youtube")
rows = serializers.serialize("json", [group, *group.cookie_set.all()])
group.delete()
answer(rows)
"""
RESTORE = """
from django.core import serializers
from openhartig.cookies.texts import keep_current_text
for row in serializers.deserialize("json", {rows!r}):
    row.save()
keep_current_text()
"""
AGE = """
from datetime import timedelta
from django.utils import timezone
from openhartig.cookies.models import CookieReceipt
CookieReceipt.objects.filter(token={token!r}).update(
    created_at=timezone.now() - timedelta(days={days})
)
"""
PURGE = """
import io
from django.core.management import call_command
call_command("purge_cookie_receipts", stdout=io.StringIO())
"""


def token(context: BrowserContext) -> str:
    return cookie_parts(context)["receipt"]


def receipts(shell: Shell, token: str) -> list[dict]:
    return shell.run(RECEIPTS.format(token=token))


@pytest.fixture
def restored(shell: Shell) -> Iterator[None]:
    """The service YouTube as it was, after the test changed it."""
    rows = shell.run(DELETE_GROUP.replace("group.delete()\n", ""))
    yield
    shell.run(RESTORE.format(rows=rows))


def test_every_change_of_mind_leaves_a_proof(
    page: Page, context: BrowserContext, shell: Shell
) -> None:
    page.goto(STORY)
    heading = layer(page).get_by_role("heading").inner_text()
    choose(page, ACCEPT)
    own = token(context)
    assert len(own) >= 43
    for _ in range(2):  # the same answer again is no new choice
        open_page(page, PREFERENCES)
        press(page, REFUSE)
        expect(status(page)).to_have_text("Je keuze is bewaard.")
    assert token(context) == own
    kept = receipts(shell, own)
    assert [receipt["choices"] for receipt in kept] == [EVERYTHING, NOTHING]
    for receipt in kept:
        assert str(receipt["round"]) == cookie_parts(context)["round"]
        assert receipt["fits"]
        assert receipt["heading"] == heading
        assert receipt["services"] == list(EVERYTHING)
        assert receipt["fields"] == [
            "choices", "created_at", "id", "text", "text_digest", "token"
        ]  # fmt: skip


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_a_choice_without_javascript_leaves_one_too(
    page: Page, context: BrowserContext, shell: Shell
) -> None:
    page.goto(PREFERENCES)
    press(page, ACCEPT)
    page.wait_for_url("**/bewaard/")
    assert [each["choices"] for each in receipts(shell, token(context))] == [EVERYTHING]


@pytest.mark.usefixtures("restored")
def test_a_changed_purpose_is_asked_again_and_better_language_is_not(
    page: Page, context: BrowserContext, shell: Shell
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    choose(page, ACCEPT)
    own, asked = token(context), cookie_parts(context)["round"]

    words = 'group.description.replace("Speelt", "Toont")'
    shell.run(CHANGE.format(language_only=True, description=words))
    page.goto(STORY_WITH_YOUTUBE)
    expect_player(page)
    expect(layer(page)).to_have_count(0)

    purpose = '"Speelt video’s af en toont reclame.\\n\\n" + group.description'
    shell.run(CHANGE.format(language_only=False, description=purpose))
    page.goto(STORY_WITH_YOUTUBE)
    expect(layer(page)).to_be_visible()
    expect_player(page, is_there=False)
    page.goto(PREFERENCES)
    expect(page.locator("main")).to_contain_text("toont reclame")
    expect(page.locator("[data-current]")).to_contain_text("Je hebt nog niet gekozen")

    page.goto(STORY_WITH_YOUTUBE)
    choose(page, REFUSE)
    assert choice(context) == NOTHING
    assert cookie_parts(context)["round"] == str(int(asked) + 1)
    kept = receipts(shell, own)
    assert [str(receipt["round"]) for receipt in kept] == [asked, str(int(asked) + 1)]


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize("address", [STORY, PREFERENCES])
def test_a_question_that_changes_while_somebody_reads_it_is_not_answered(
    page: Page, context: BrowserContext, shell: Shell, address: str
) -> None:
    open_page(page, address)
    shell.run(CHANGE.format(language_only=False, description='"Iets anders. " * 2'))
    place = page if address == PREFERENCES else layer(page)
    press(place, ACCEPT)
    expect(place.get_by_role("alert").filter(has_text="De vraag is net veranderd")).to_be_visible()
    assert context.cookies() == []
    open_page(page, address)
    press(place, ACCEPT)
    expect(status(page)).to_have_text("Je keuze is bewaard.")
    assert choice(context) == EVERYTHING


def test_a_proof_survives_the_service(page: Page, context: BrowserContext, shell: Shell) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    choose(page, ACCEPT)
    rows = shell.run(DELETE_GROUP)
    try:
        page.goto(STORY_WITH_YOUTUBE)
        expect(layer(page).get_by_role("checkbox")).to_have_count(2)
        expect_player(page, is_there=False)
        kept = receipts(shell, token(context))
        assert [receipt["choices"] for receipt in kept] == [EVERYTHING]
        assert kept[0]["fits"]
        assert "youtube" in kept[0]["services"]
        page.get_by_role("button", name="Toon deze video").click()
        expect_player(page)
        expect(player(page)).to_be_focused()
    finally:
        shell.run(RESTORE.format(rows=rows))
    page.goto(PREFERENCES)
    expect(page.get_by_role("checkbox")).to_have_count(3)


def test_old_proofs_are_deleted_and_young_ones_stay(
    page: Page, context: BrowserContext, shell: Shell
) -> None:
    page.goto(STORY)
    choose(page, ACCEPT)
    own = token(context)
    shell.run(AGE.format(token=own, days=399) + PURGE)
    assert len(receipts(shell, own)) == 1
    shell.run(AGE.format(token=own, days=401) + PURGE)
    assert receipts(shell, own) == []
    open_page(page, PREFERENCES)
    press(page, REFUSE)
    expect(status(page)).to_have_text("Je keuze is bewaard.")
    assert [each["choices"] for each in receipts(shell, token(context))] == [NOTHING]
