from .choices import ContentNote, Perspective
from .review import StoryReview
from .story import StoryPage
from .theme import Theme

__all__ = ["ContentNote", "Perspective", "StoryPage", "StoryReview", "Theme"]
