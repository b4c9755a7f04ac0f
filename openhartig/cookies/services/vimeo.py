from wagtail import hooks

from openhartig.blocks.video_providers import VIMEO_PLAYER

from ..service import Kept, Service

VIMEO = Service(
    name="vimeo",
    label="Video’s van Vimeo",
    purpose="Speelt video’s van Vimeo af op deze site.",
    details="Vimeo krijgt dan je IP-adres en gegevens over je apparaat en browser, en ziet dat je "
    "op deze site een video bekijkt. We vragen Vimeo om je niet te volgen. Vimeo is een bedrijf "
    "in Amerika en bewaart gegevens daar.",
    keeps=(
        Kept(
            "__cf_bm",
            "Beschermt Vimeo tegen robots. Blijft dertig minuten.",
            domain="vimeo.com",
        ),
        Kept(
            "_cfuvid",
            "Beschermt Vimeo tegen te veel verzoeken. Blijft tot je de browser sluit.",
            domain="vimeo.com",
        ),
        Kept(
            "player",
            "Onthoudt je instellingen van de speler, zoals het geluid. Blijft een jaar.",
            domain="vimeo.com",
        ),
    ),
    order=20,
    plays="Vimeo",
    sources={"frame-src": [VIMEO_PLAYER]},
)


@hooks.register("cookie_services")
def name_service() -> Service:
    """Return what the site plays videos of Vimeo with."""
    return VIMEO
