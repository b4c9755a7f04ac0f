"""Says what an address is that an editor pasted for a video, and what to paste instead."""

import re
from urllib.parse import urlsplit

from .video_providers import VIMEO_HOSTS, YOUTUBE_HOSTS, YOUTUBE_SHORT_HOST

NO_ADDRESS = "Dit is geen adres van een video op YouTube of Vimeo."
OPEN_ONE = "Open de video die je wilt laten zien en plak het adres daarvan."
PASTE_RECORDING = "Wacht tot de opname klaar is en plak het adres daarvan."
CHANNEL = r"/(?:@[^/]+|(?:channel|c|user)/[^/]+)"

KINDS = [
    ("YouTube", rf"{CHANNEL}/live|/live|/embed/live_stream", "de uitzending van een kanaal"),
    ("YouTube", rf"{CHANNEL}(?:/.*)?", "een kanaal"),
    ("YouTube", r"/playlist|/embed(?:/videoseries)?|/watch\?.*\blist=.*", "een afspeellijst"),
    ("YouTube", r"/clip/.*", "een knipsel uit een video"),
    ("YouTube", r"/shorts", "een overzicht van korte video’s"),
    ("YouTube", r"/results|/feed/.*|/hashtag/.*|/gaming", "een overzicht van video’s"),
    ("Vimeo", r"/event/.*", "een evenement"),
    ("Vimeo", r"/(?:showcase|album)/.*", "een showcase, dus een verzameling"),
    ("Vimeo", r"/(?:channels|groups|ondemand)/.*", "een verzameling"),
    ("Vimeo", r"/(?:search|watch|categories).*", "een overzicht van video’s"),
    ("Vimeo", r"/user\d+(?:/.*)?", "een kanaal"),
]
"""The provider, the path (with a query where that tells), and what is there."""

BROADCASTS = {"de uitzending van een kanaal", "een evenement"}


def explain(address: str) -> str:
    """Return why an address shows no video, as a sentence for an editor.

    Args:
        address: an address that `recognise` does not know.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return NO_ADDRESS
    provider = _provider(host)
    if not provider or parts.scheme not in {"http", "https"}:
        return NO_ADDRESS
    path = re.sub(r"/+$", "", parts.path)
    for name, pattern, what in KINDS:
        found = re.compile(pattern, re.IGNORECASE)
        if name == provider and (found.fullmatch(path) or found.fullmatch(f"{path}?{parts.query}")):
            advice = PASTE_RECORDING if what in BROADCASTS else OPEN_ONE
            return f"Dit is {what} op {provider}, geen losse video. {advice}"
    return f"Dit is een adres van {provider}, maar niet van een video. {OPEN_ONE}"


def _provider(host: str) -> str:
    if host in YOUTUBE_HOSTS or host == YOUTUBE_SHORT_HOST:
        return "YouTube"
    return "Vimeo" if host in VIMEO_HOSTS else ""
