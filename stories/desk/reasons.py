"""The first texts to explain with that a story is not published."""

from .models import ReasonTemplate

REASONS = {
    "Te herkenbaar voor een ander": (
        "In je verhaal staan dingen waaraan iemand anders te herkennen is. Die persoon heeft "
        "daar geen toestemming voor gegeven. We zien geen manier om dat weg te laten zonder dat "
        "je verhaal verandert. Daarom plaatsen we het niet."
    ),
    "Eerst rust voor jou": (
        "We lezen dat je er nog middenin zit. Een verhaal op een site kan dan meer losmaken dan "
        "je nu kunt gebruiken. Daarom plaatsen we het nu niet. Wil je later nog eens kijken? Dan "
        "ben je welkom. Wil je nu met iemand praten? Op onze site staat bij Hulp wie je dag en "
        "nacht kunt bellen."
    ),
    "Gaat over iets anders": (
        "Op deze site staan verhalen van mensen uit de regio over hoe het met hen gaat. Jouw "
        "tekst gaat over iets anders. Daarom plaatsen we die niet."
    ),
    "We kunnen je niet bereiken": (
        "We hadden nog een vraag en hebben geprobeerd je te bereiken. Dat is niet gelukt. Zonder "
        "jou plaatsen we niets."
    ),
    "Past niet bij veilig vertellen": (
        "In je verhaal staat hoe iemand zichzelf iets aandeed. Dat kan gevaarlijk zijn voor lezers "
        "die het zwaar hebben. We hebben samen geen versie gevonden waarin dat niet meer staat. "
        "Daarom plaatsen we het niet."
    ),
}


def make_reasons() -> None:
    """Give a new site the texts; afterwards coordinators change them in the CMS."""
    ReasonTemplate.objects.bulk_create(
        ReasonTemplate(name=name, text=text) for name, text in REASONS.items()
    )
