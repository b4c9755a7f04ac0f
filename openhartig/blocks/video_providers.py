"""Recognises the addresses of videos without asking the provider anything."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"}
YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
VIMEO_KEY = re.compile(r"[0-9a-f]{6,20}")  # opens a video that is not listed publicly
VIMEO_PATH = re.compile(
    r"""/
    (?: video/ | (?:manage/)?videos/ | channels/[^/]+/ | ondemand/[^/]+/
      | groups/[^/]+/videos/ | (?:album|showcase)/[0-9]+/video/ )?
    (?P<id>[0-9]{1,12}) (?:/(?P<key>[^/]*))? (?:/.*)?""",
    re.ASCII | re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class ProvidedVideo:
    """A video that a provider keeps.

    Attributes:
        provider: the name as people know it.
        video_id: the provider's own id.
        watch_url: the address of the page where the provider shows the video.
        key: what opens a video of Vimeo that is not listed publicly; empty for all others.
    """

    provider: str
    video_id: str
    watch_url: str
    key: str = ""

    @property
    def embed_url(self) -> str:
        """The address of the provider's player, as reserved as the provider offers it."""
        if self.provider == "YouTube":
            return f"https://www.youtube-nocookie.com/embed/{self.video_id}"
        secret = f"&h={self.key}" if self.key else ""
        return f"https://player.vimeo.com/video/{self.video_id}?dnt=1{secret}"


def recognise(address: str) -> ProvidedVideo | None:
    """Return the video behind an address of YouTube or Vimeo, or None for any other address.

    Args:
        address: an address as an editor pastes it, from the address bar or a share button.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    path = [piece for piece in parts.path.split("/") if piece]
    if host == "youtu.be" and path:
        return _youtube(path[0])
    if host in YOUTUBE_HOSTS and path:
        if path[0] in {"embed", "shorts", "live", "v", "e"} and len(path) > 1:
            return _youtube(path[1])
        if path[0] == "watch":
            return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if host in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path, parse_qs(parts.query).get("h", [""])[0])
    return None


def _youtube(video_id: str) -> ProvidedVideo | None:
    if not YOUTUBE_ID.fullmatch(video_id):
        return None
    return ProvidedVideo("YouTube", video_id, f"https://www.youtube.com/watch?v={video_id}")


def _vimeo(path: str, key: str) -> ProvidedVideo | None:
    found = VIMEO_PATH.fullmatch(path)
    if not found:
        return None
    video_id, key = found["id"], key or found["key"] or ""
    watch_url = f"https://vimeo.com/{video_id}"
    if not VIMEO_KEY.fullmatch(key):
        return ProvidedVideo("Vimeo", video_id, watch_url)
    return ProvidedVideo("Vimeo", video_id, f"{watch_url}/{key}", key)
