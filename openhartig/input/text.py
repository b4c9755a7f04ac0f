"""Cleans text that somebody typed or pasted: the one way of doing so, for every form and table.

What is taken out can be seen by nobody and does harm: it breaks feeds, hides a word from search, or
turns the letters after it around. What languages and emoji need stays.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import Any

BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85]")
"""Ends of lines, also those of Word (\\x0b) and of old systems; each becomes one \\n."""

NO_CHARACTERS = "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0xFFFF, 0x110000, 0x10000))
TAKEN_OUT = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|["  # the flag of Wales is made of tags
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\ud800-\udfff"  # halves of characters
    f"\ufdd0-\ufdef{NO_CHARACTERS}"  # what Unicode promises never to be a character
    "\xad\u180e\u200b\u2060-\u2064\ufeff"  # hints where a line may end; browsers know better
    "\u202a-\u202e\u2066-\u206f"  # orders about direction that go on until they are taken back
    "\ufff0-\ufffb"  # notes between the lines
    "\U000e0000-\U000e007f"  # tags
    "]"
)
"""What XML cannot hold, and what nobody sees.

Kept are the joiners (U+200C and U+200D), the choice between text and picture (U+FE0F and the like)
and the marks of direction that reach no further than themselves (U+200E, U+200F and U+061C).
"""

LOOKS_EMPTY = set("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs without ink."""


def clean(text: str) -> str:
    """Return a text without what XML cannot hold or nobody can see."""
    return TAKEN_OUT.sub(r"\1", BREAKS.sub("\n", text))


def is_blank(text: str) -> bool:
    """Tell whether there is nothing to see in a text."""
    return not any(_has_ink(character) for character in text)


def tidy(text: str) -> str:
    """Return a clean text; nothing when there is nothing to see in it."""
    cleaned = clean(text)
    return "" if is_blank(cleaned) else cleaned


def clean_all(value: Any, how: Callable[[str], str] = clean) -> Any:
    """Return data with every text in it cleaned; also the texts of JSON inside a text.

    Args:
        value: what `json.loads` returns.
        how: what is done to each text.
    """
    if isinstance(value, dict):
        return {clean_all(key): clean_all(item, how) for key, item in value.items()}
    if isinstance(value, list):
        return [clean_all(item, how) for item in value]
    if not isinstance(value, str):
        return value
    if value[:1] in {"[", "{"}:
        with suppress(ValueError, RecursionError):  # a text that only looks like JSON
            content = json.loads(value)
            cleaned = clean_all(content, how)
            return value if cleaned == content else json.dumps(cleaned)
    return how(value)


def _has_ink(character: str) -> bool:
    """Tell whether a character shows by itself; marks need a letter to stand on."""
    kind = unicodedata.category(character)
    return not (kind in {"Cc", "Cf", "Cs"} or kind[0] in "ZM" or character in LOOKS_EMPTY)
