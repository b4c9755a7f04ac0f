from wagtail import hooks

from openhartig.cookies.service import Kept, Service

MUSIC = "https://music.example.org"


@hooks.register("cookie_services")
def name_service() -> Service:
    """Return who plays music with the tea."""
    return Service(
        name="music",
        label="Muziek",
        purpose="Speelt muziek bij de thee.",
        details="De muzikant krijgt je IP-adres.",
        keeps=(Kept("volume", "Onthoudt hoe hard. Blijft een dag.", domain="music.example.org"),),
        sources={"frame-src": [MUSIC]},
    )
