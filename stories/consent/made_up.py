"""An example is nobody's story. Somebody says so of each version before it goes public.

The answer stands in the log of the page, with who gave it and when, and is looked up there.
"""

import hashlib
import json
from collections.abc import Iterable

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from . import parts as table
from .content import parts_of

MADE_UP = "stories.made_up"
"""What the history of an example says when somebody answered."""


def say_made_up(version, by=None) -> None:
    """Log that all that a version of an example says was made up.

    Args:
        version: a StoryPage as a revision holds it.
        by: the user who says so; nobody for what comes with the site.
    """
    data = {"version": _digest(version, table.VERSION), "parts_version": table.VERSION}
    log(instance=version, action=MADE_UP, user=by, data=data)


def is_made_up(version) -> bool:
    """Tell whether somebody said so of a version that says exactly this."""
    said = PageLogEntry.objects.filter(page=version.pk, action=MADE_UP)
    return is_among(version, said.values_list("data__version", "data__parts_version").distinct())


def is_among(version, answers: Iterable[tuple[str, int]]) -> bool:
    """Tell whether one of the answers, with the table that it followed, is about this version."""
    return any(digest == _digest(version, known) for digest, known in answers)


def is_public(version) -> bool:
    """Tell whether a version of an example says what the public sees already, and no more.

    An example that has no page yet comes with the site: the CMS makes no examples.
    """
    shown = type(version).objects.filter(pk=version.pk).first()
    return shown is None or (shown.live and parts_of(shown) == parts_of(version))


def _digest(version, table_version: int) -> str:
    """Return one digest of the parts that are there, as that version of the table has them."""
    parts = {name: digest for name, digest in parts_of(version, table_version).items() if digest}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
