"""The services that the site can use, as data: editors change them in the CMS."""

from django.db import migrations

SERVICES = [
    {
        "varname": "necessary",
        "name": "Noodzakelijk",
        "is_required": True,
        "ordering": 0,
        "description": "Nodig om je keuze te onthouden en om redacteuren te laten inloggen.\n\n"
        "Lees je alleen verhalen? Dan bewaren we niets, tot je hier een keuze maakt.",
        "cookies": [
            (
                "cookie_consent",
                "",
                "Onthoudt wat je koos, met een willekeurig kenmerk als bewijs. Wij weten niet van "
                "wie het is. Blijft een jaar, of tot je het verwijdert.",
            ),
            ("sessionid", "", "Alleen voor redacteuren die inloggen. Blijft hooguit twaalf uur."),
            (
                "csrftoken",
                "",
                "Alleen voor redacteuren die inloggen. Beschermt hun formulieren. Blijft een jaar.",
            ),
            (
                "wagtail*",
                "",
                "Opslag in de browser, alleen voor redacteuren: onthoudt hoe hun scherm eruitziet. "
                "Blijft tot je het verwijdert.",
            ),
        ],
    },
    {
        "varname": "analytics",
        "name": "Bezoekcijfers: Google Analytics",
        "is_required": False,
        "ordering": 10,
        "description": "Telt bezoeken, zodat de gemeenten zien of de campagne mensen bereikt.\n\n"
        "Google krijgt je IP-adres, gegevens over je apparaat en browser, en een nummer dat je bij "
        "een volgend bezoek herkent. Dat is niet anoniem. Wij geven alleen door wat voor soort "
        "pagina je bekijkt, niet welk verhaal. Advertentiefuncties staan uit. Google verwerkt "
        "gegevens ook buiten Europa, onder meer in de Verenigde Staten.",
        "cookies": [
            ("_ga", "", "Geeft je browser een nummer, om bezoeken te tellen. Blijft twee jaar."),
            ("_ga_*", "", "Houdt bij wat bij één bezoek hoort. Blijft twee jaar."),
        ],
    },
    {
        "varname": "vimeo",
        "name": "Vimeo",
        "is_required": False,
        "ordering": 20,
        "description": "Speelt video's van Vimeo af op deze site.\n\n"
        "Vimeo krijgt dan je IP-adres en gegevens over je apparaat en browser, en ziet dat je op "
        "deze site een video bekijkt. We vragen Vimeo om je niet te volgen. Vimeo is een bedrijf in "
        "de Verenigde Staten en verwerkt gegevens daar.",
        "cookies": [
            ("__cf_bm", "vimeo.com", "Beschermt Vimeo tegen robots. Blijft dertig minuten."),
            ("_cfuvid", "vimeo.com", "Beschermt Vimeo tegen te veel verzoeken. Blijft tot je de "
             "browser sluit."),
            ("player", "vimeo.com", "Onthoudt je instellingen van de speler, zoals het geluid. "
             "Blijft een jaar."),
        ],
    },
    {
        "varname": "youtube",
        "name": "YouTube",
        "is_required": False,
        "ordering": 30,
        "description": "Speelt video's van YouTube af op deze site.\n\n"
        "YouTube is van Google. Google krijgt je IP-adres, gegevens over je apparaat en browser, en "
        "ziet welke video je bekijkt. Google kan dat gebruiken voor advertenties. We gebruiken de "
        "speler van youtube-nocookie.com. Ook die bewaart gegevens op je apparaat. Google verwerkt "
        "gegevens ook buiten Europa, onder meer in de Verenigde Staten.",
        "cookies": [
            (
                "yt-remote-device-id",
                "www.youtube-nocookie.com",
                "Opslag in je browser: geeft je apparaat een nummer. Blijft tot je het verwijdert.",
            ),
            (
                "yt-player-*",
                "www.youtube-nocookie.com",
                "Opslag in je browser: onthoudt je instellingen van de speler, zoals het geluid. "
                "Blijft tot je het verwijdert.",
            ),
        ],
    },
]


def make_services(apps, schema_editor) -> None:
    CookieGroup = apps.get_model("cookie_consent", "CookieGroup")
    Cookie = apps.get_model("cookie_consent", "Cookie")
    for service in SERVICES:
        fields = {key: value for key, value in service.items() if key != "cookies"}
        group, is_new = CookieGroup.objects.get_or_create(
            varname=service["varname"], defaults=fields
        )
        if is_new:
            for name, domain, description in service["cookies"]:
                Cookie.objects.create(
                    cookiegroup=group, name=name, domain=domain, description=description
                )


class Migration(migrations.Migration):

    dependencies = [
        ("cookies", "0001_initial"),
        ("cookie_consent", "0004_cookie_natural_key"),
    ]

    operations = [migrations.RunPython(make_services, migrations.RunPython.noop)]
