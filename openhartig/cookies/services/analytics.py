from wagtail import hooks

from ..service import Kept, Service

TAG_MANAGER = "https://www.googletagmanager.com"
HITS = "https://*.google-analytics.com"

ANALYTICS = Service(
    name="analytics",
    label="Cijfers via Google",
    purpose="Telt bezoeken, zodat de gemeenten zien of de campagne mensen bereikt.",
    details="Dat gaat met Google Analytics. Google krijgt je IP-adres, gegevens over je apparaat "
    "en browser, en een nummer dat je bij een volgend bezoek herkent. Dat is niet anoniem. Wij "
    "geven alleen door wat voor soort pagina je bekijkt, niet welk verhaal. Advertenties staan "
    "uit. "
    "Google bewaart gegevens ook in Amerika.",
    keeps=(
        Kept("_ga", "Geeft je browser een nummer, om bezoeken te tellen. Blijft twee jaar."),
        Kept("_ga_*", "Houdt bij wat bij één bezoek hoort. Blijft twee jaar."),
    ),
    order=10,
    # https://developers.google.com/tag-platform/security/guides/csp
    sources={
        "connect-src": [HITS, "https://*.analytics.google.com", TAG_MANAGER],
        "img-src": [HITS, TAG_MANAGER],
        "script-src": [TAG_MANAGER],
    },
    setting="measurement_id",
    script="js/cookies/analytics.js",
)


@hooks.register("cookie_services")
def name_service() -> Service:
    """Return what the site measures visits with."""
    return ANALYTICS
