"""What follows when a story is sent."""

from stories.submission.signals import story_sent

from .notices import tell_coordinators


def connect() -> None:
    """Start to listen."""
    story_sent.connect(_on_sent, dispatch_uid="desk.sent")


def _on_sent(**kwargs) -> None:
    """Tell the coordinators that somebody sent a story."""
    tell_coordinators()
