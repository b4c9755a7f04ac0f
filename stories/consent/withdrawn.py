"""Stories that may never come back: another room knows which, with the hook `refuse_story`."""

from uuid import UUID

from openhartig.doors import answers


def refusal(key: UUID) -> str:
    """Return why a story may not exist any more; nothing when it may.

    Each hook gets the key of the story and returns a sentence for an editor, or nothing.
    """
    return next(filter(None, (ask(key) for ask in answers("refuse_story"))), "")
