"""Which helplines stand where, and which comes first."""

from collections.abc import Callable

from openhartig.pages.models import BasePage

from .models import Helpline

Choose = Callable[[list[Helpline], BasePage | None], list[Helpline]]


def that_are(field: str) -> Choose:
    """Choose the helplines for which editors ticked a box, in their own order.

    Args:
        field: the name of that yes or no.
    """
    return lambda helplines, page: [each for each in helplines if getattr(each, field)]


def for_story(helplines: list[Helpline], page: BasePage | None) -> list[Helpline]:
    """Put first what fits the content notes of a story, then what is there for everything.

    Args:
        helplines: all that visitors may see.
        page: the story.
    """
    notes = set(getattr(page, "content_notes", []))

    def how_far(helpline: Helpline) -> int:
        if not helpline.subjects:
            return 1
        return 2 if notes.isdisjoint(helpline.subjects) else 0

    return sorted((each for each in helplines if each.in_story_box), key=how_far)


def for_the_young(helplines: list[Helpline], page: BasePage | None) -> list[Helpline]:
    """Put first what is there for young people, as soon as an editor looked whether it is right.

    Args:
        helplines: all that visitors may see.
        page: not used: who is too young is on no page of the CMS.
    """
    chosen = [each for each in helplines if each.for_under_16]
    return sorted(
        chosen, key=lambda each: not (each.ages == Helpline.Ages.YOUTH and each.checked_on)
    )
