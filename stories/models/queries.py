from django.db import NotSupportedError

from openhartig.pages.models import BasePageQuerySet

IDENTITY = {"key", "is_example"}
WHOSE_STORY = "Whose story it is, and whether it was made up, is decided when it is made."


class StoryQuerySet(BasePageQuerySet):
    """Queries over stories."""

    def for_cards(self):
        """Fetch what a card shows and leave the story itself in the database."""
        return (
            self.select_related("photo", "municipality")
            .prefetch_related("themes")
            .defer_streamfields()
            .defer("easy_text")
        )

    def newest_first(self):
        """Order by the moment of first publication."""
        return self.order_by("-first_published_at", "-id")

    def update(self, **fields) -> int:
        """Change rows at once, but for what tells whose stories they are."""
        if not IDENTITY.isdisjoint(fields):
            raise NotSupportedError(WHOSE_STORY)
        return super().update(**fields)
