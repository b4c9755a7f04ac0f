"""The words that are ours in the place of Wagtail's: they fit what they replace, and are used."""

import gettext
import re
from pathlib import Path

import django
import pytest
import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

OURS = Path(settings.LOCALE_PATHS[0]) / "nl" / "LC_MESSAGES"
PACKAGES = [Path(package.__file__).parent for package in (django, wagtail)]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{\w+}|</?\w+")
DOMAINS = ("django", "djangojs")


def read(file: Path) -> Catalog:
    with file.open("rb") as lines:
        return read_po(lines)


def ours(domain: str) -> list[Message]:
    return [message for message in read(OURS / f"{domain}.po") if message.id]


def theirs(domain: str) -> set[tuple]:
    """What the packages ask for in Dutch, with its context."""
    files = [file for package in PACKAGES for file in package.rglob(f"nl/LC_MESSAGES/{domain}.po")]
    return {(message.id, message.context) for file in files for message in read(file)}


def forms(text) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_replaces_what_a_package_still_says(domain):
    unused = {(message.id, message.context) for message in ours(domain)} - theirs(domain)
    assert not unused


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_has_the_blanks_of_what_it_replaces(domain):
    for message in ours(domain):
        wanted = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        for form in forms(message.string):
            assert form
            assert set(PLACEHOLDER.findall(form)) <= wanted, message.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_words_are_those_we_wrote(domain):
    with (OURS / f"{domain}.mo").open("rb") as compiled:
        catalog = gettext.GNUTranslations(compiled)
    for message in ours(domain):
        if isinstance(message.id, str):
            said = (
                catalog.pgettext(message.context, message.id)
                if message.context
                else catalog.gettext(message.id)
            )
            assert said == message.string
        else:
            assert [catalog.ngettext(*message.id, number) for number in (1, 2)] == [*message.string]
