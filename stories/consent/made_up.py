"""An example is nobody's story. Somebody says so of each version before it goes public.

The answer stands in the log of the page, with who gave it and when, and is looked up there.
"""

import hashlib
import json

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from .content import parts_of

MADE_UP = "stories.made_up"
"""What the history of an example says when somebody answered."""


def say_made_up(version, by=None) -> None:
    """Log that all that a version of an example says was made up.

    Args:
        version: a StoryPage as a revision holds it.
        by: the user who says so; nobody for what comes with the site.
    """
    log(instance=version, action=MADE_UP, user=by, data={"version": _digest(version)})


def is_made_up(version) -> bool:
    """Tell whether somebody said so of a version that says exactly this."""
    said = PageLogEntry.objects.filter(page=version.pk, action=MADE_UP)
    return said.filter(data__version=_digest(version)).exists()


def is_public(version) -> bool:
    """Tell whether a version of an example says what the public sees already, and no more.

    An example that has no page yet comes with the site: the CMS makes no examples.
    """
    shown = type(version).objects.filter(pk=version.pk).first()
    return shown is None or (shown.live and parts_of(shown) == parts_of(version))


def _digest(version) -> str:
    parts = json.dumps(parts_of(version), sort_keys=True)
    return hashlib.sha256(parts.encode()).hexdigest()
