from wagtail import hooks

from ..service import Kept, Service

NECESSARY = Service(
    name="necessary",
    label="Noodzakelijk",
    purpose="Nodig om je keuze te onthouden en om redacteuren te laten inloggen.",
    details="Lees je alleen verhalen? Dan bewaren we niets, tot je hier een keuze maakt.",
    keeps=(
        Kept(
            "cookie_consent",
            "Onthoudt wat je koos, met een willekeurige code als bewijs. Wij weten niet van "
            "wie het is. Blijft een jaar, of tot je het verwijdert.",
        ),
        Kept("sessionid", "Alleen voor redacteuren die inloggen. Blijft hooguit twaalf uur."),
        Kept(
            "csrftoken",
            "Alleen voor redacteuren die inloggen. Beschermt hun formulieren. Blijft een jaar.",
        ),
        Kept(
            "known_device",
            "Alleen voor redacteuren die inloggen. Onthoudt dat hier al eens iemand inlogde, "
            "zodat niemand anders dat kan blokkeren. Blijft een half jaar.",
        ),
        Kept(
            "wagtail*",
            "Opslag in de browser, alleen voor redacteuren: onthoudt hoe hun scherm eruitziet. "
            "Blijft tot je het verwijdert.",
        ),
    ),
    order=0,
    is_required=True,
)


@hooks.register("cookie_services")
def name_service() -> Service:
    """Return what the site keeps without asking."""
    return NECESSARY
