"""What a file is called on the device of somebody who downloads it."""

import unicodedata

UNFIT = frozenset('"*/:<>?\\|')
"""What the name of a file cannot have, on one system or another."""

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of characters in Unicode that nobody sees, or that turn a name around."""


def download_name(title: str, extension: str) -> str:
    """Return a title as the name of a file.

    Args:
        title: what an editor called it, which may be anything.
        extension: what follows the dot.
    """
    kept = "".join(" " if _is_unfit(character) else character for character in title)
    name, ending = " ".join(kept.split()), f".{extension}"
    if name.lower().endswith(ending):
        name = name[: -len(ending)]
    return (name.strip(" .") or "document") + ending


def _is_unfit(character: str) -> bool:
    return character in UNFIT or unicodedata.category(character) in INVISIBLE
