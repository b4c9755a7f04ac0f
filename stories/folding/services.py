from wagtail import hooks

from openhartig.cookies.service import Kept, Service

FOLDING = Service(
    name="folding",
    label="Onderwerpen dicht",
    purpose="Onthoudt welke onderwerpen je liever dicht laat.",
    details="Dat doen we pas als je er zelf om vraagt, op de pagina ‘Mijn keuzes’. Je keuze blijft "
    "op dit apparaat: wij krijgen haar niet.",
    keeps=(
        Kept(
            "folded_subjects",
            "Opslag in je browser: de onderwerpen die je dicht laat. Blijft tot je het verwijdert.",
        ),
    ),
    order=1,
    is_required=True,
)


@hooks.register("cookie_services")
def name_service() -> Service:
    """Return what keeps the subjects that a reader folds."""
    return FOLDING
