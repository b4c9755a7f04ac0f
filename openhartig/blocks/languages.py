"""The languages beside Dutch that editors can mark, so that a screen reader says them rightly."""

LANGUAGES = {
    "li": "Limburgs",
    "de": "Duits",
    "en": "Engels",
    "pl": "Pools",
    "tr": "Turks",
}
"""What an editor calls a language, by its code in HTML. All are written from left to right."""


def feature_of(code: str) -> str:
    """Return the name of what marks words as one language in the text editor."""
    return f"lang-{code}"


LANGUAGE_FEATURES = [feature_of(code) for code in LANGUAGES]
