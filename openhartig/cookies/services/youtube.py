from wagtail import hooks

from openhartig.blocks.video_providers import YOUTUBE_PLAYER

from ..service import Kept, Service

YOUTUBE = Service(
    name="youtube",
    label="Video’s van YouTube",
    purpose="Speelt video’s van YouTube af op deze site.",
    details="YouTube is van Google. Google krijgt je IP-adres, gegevens over je apparaat en "
    "browser, en ziet welke video je bekijkt. Google kan dat gebruiken voor advertenties. We "
    "gebruiken de speler van youtube-nocookie.com. Ook die bewaart gegevens op je apparaat. "
    "Google bewaart gegevens ook in Amerika.",
    keeps=(
        Kept(
            "yt-remote-device-id",
            "Opslag in je browser: geeft je apparaat een nummer. Blijft tot je het verwijdert.",
            domain="www.youtube-nocookie.com",
        ),
        Kept(
            "yt-player-*",
            "Opslag in je browser: onthoudt je instellingen van de speler, zoals het geluid. "
            "Blijft tot je het verwijdert.",
            domain="www.youtube-nocookie.com",
        ),
    ),
    order=30,
    plays="YouTube",
    sources={"frame-src": [YOUTUBE_PLAYER]},
)


@hooks.register("cookie_services")
def name_service() -> Service:
    """Return what the site plays videos of YouTube with."""
    return YOUTUBE
