"""What the coordinator works with, for what happens after a story went public."""

from tests.stories.desk.conftest import (
    _own_ledger,
    cms,
    coordinator,
    draft,
    only_own_tellers,
    public_story,
    teller,
)

__all__ = [
    "_own_ledger",
    "cms",
    "coordinator",
    "draft",
    "only_own_tellers",
    "public_story",
    "teller",
]
