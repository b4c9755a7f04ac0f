from django.dispatch import Signal

story_sent = Signal()
"""Somebody has sent a story; receivers get the `teller` once it is safely stored."""
