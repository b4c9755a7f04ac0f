from .choices import ContentNote, Perspective
from .index import StoryIndexPage
from .review import StoryReview
from .story import StoryPage
from .theme import Theme

__all__ = ["ContentNote", "Perspective", "StoryIndexPage", "StoryPage", "StoryReview", "Theme"]
