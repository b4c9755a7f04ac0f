"""Recognises the addresses of videos without asking the provider anything."""

import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qs, urlsplit

YOUTUBE_PLAYER = "https://www.youtube-nocookie.com"
YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"}
YOUTUBE_SHORT_HOST = "youtu.be"
YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
NO_YOUTUBE_IDS = {"videoseries", "live_stream"}  # they stand where the player expects an id
VIMEO_PLAYER = "https://player.vimeo.com"
VIMEO_HOSTS = {"vimeo.com", "player.vimeo.com"}
VIMEO_KEY = re.compile(r"[0-9a-f]{6,20}")  # opens a video that is not listed publicly
VIMEO_COLLECTION = re.compile(r"/(?:album|showcase)/[0-9]+/?", re.ASCII)
VIMEO_PATH = re.compile(
    r"""/
    (?: video/ | (?:manage/)?videos/ | channels/[^/]+/ | ondemand/[^/]+/
      | groups/[^/]+/videos/ | (?:album|showcase)/[0-9]+/video/ )?
    (?P<id>[0-9]{1,12}) (?:/(?P<key>[^/]*))? (?:/.*)?""",
    re.ASCII | re.VERBOSE | re.DOTALL,
)
START = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.ASCII)  # 1h2m3s, 90s, 90


@dataclass(frozen=True)
class ProvidedVideo:
    """A video that a provider keeps.

    Attributes:
        provider: the name as people know it.
        video_id: the provider's own id.
        page_url: the address of the page where the provider shows the video, from its start.
        key: what opens a video of Vimeo that is not listed publicly; empty for all others.
        start: from which second on it plays.
    """

    provider: str
    video_id: str
    page_url: str
    key: str = ""
    start: int = 0

    @property
    def watch_url(self) -> str:
        """The address of the page where the provider shows the video, from the moment asked for."""
        if not self.start:
            return self.page_url
        return f"{self.page_url}{'&' if self.provider == 'YouTube' else '#'}t={self.start}s"

    @property
    def embed_url(self) -> str:
        """The address of the provider's player, as reserved as the provider offers it.

        It shows captions from the start, in Dutch where the video has them.
        """
        if self.provider == "YouTube":
            captions = "cc_load_policy=1&cc_lang_pref=nl&hl=nl"
            start = f"&start={self.start}" if self.start else ""
            return f"{YOUTUBE_PLAYER}/embed/{self.video_id}?{captions}{start}"
        secret = f"&h={self.key}" if self.key else ""
        start = f"#t={self.start}s" if self.start else ""
        return f"{VIMEO_PLAYER}/video/{self.video_id}?dnt=1&texttrack=nl{secret}{start}"


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
    video = _recognise(host, parts)
    return replace(video, start=_start(parts)) if video else None


def _recognise(host: str, parts: SplitResult) -> ProvidedVideo | None:
    path = [piece for piece in parts.path.split("/") if piece]
    if host == YOUTUBE_SHORT_HOST and path:
        return _youtube(path[0])
    if host in YOUTUBE_HOSTS and path:
        if path[0] in {"embed", "shorts", "live", "v", "e"} and len(path) > 1:
            return _youtube(path[1])
        if path[0] == "watch":
            return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if host in VIMEO_HOSTS:
        query = parse_qs(parts.query)
        chosen = query.get("video", [""])[0] if VIMEO_COLLECTION.fullmatch(parts.path) else ""
        return _vimeo(f"/{chosen}" if chosen else parts.path, query.get("h", [""])[0])
    return None


def _start(parts: SplitResult) -> int:
    """Return from which second on a video should play, as `t=` or `start=` says in any place."""
    times = parse_qs(f"{parts.query}&{parts.fragment}")
    for name in times.keys() & {"t", "start", "time_continue"}:
        if found := START.fullmatch(times[name][0]):
            hours, minutes, seconds = (int(number or 0) for number in found.groups())
            return hours * 3600 + minutes * 60 + seconds
    return 0


def _youtube(video_id: str) -> ProvidedVideo | None:
    if not YOUTUBE_ID.fullmatch(video_id) or video_id in NO_YOUTUBE_IDS:
        return None
    return ProvidedVideo("YouTube", video_id, f"https://www.youtube.com/watch?v={video_id}")


def _vimeo(path: str, key: str) -> ProvidedVideo | None:
    found = VIMEO_PATH.fullmatch(path)
    if not found:
        return None
    video_id, key = found["id"], key or found["key"] or ""
    page_url = f"https://vimeo.com/{video_id}"
    if not VIMEO_KEY.fullmatch(key):
        return ProvidedVideo("Vimeo", video_id, page_url)
    return ProvidedVideo("Vimeo", video_id, f"{page_url}/{key}", key)
