from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.figure import Figure, Waits

WAITING = "Wachten"
AFTERWARDS = "Na plaatsing"
READ = "wait-read"
ANSWERED = "wait-answered"
WRITTEN = "wait-written"
STILL_BEHIND = "still-behind"
SILENT = "silent"


@hooks.register("figures", order=200)
def name_waits() -> Iterator[Waits]:
    """Yield how long a story is in each step."""
    yield Waits(
        READ,
        WAITING,
        "Tot we iets doen met een nieuw verhaal",
        "Van insturen tot een vraag, een concept of een bericht dat we het niet plaatsen.",
    )
    yield Waits(
        WRITTEN,
        WAITING,
        "Tot de tekst er is",
        "Van het concept tot de verteller de tekst kan lezen. Ook als we die aanpassen.",
    )
    yield Waits(
        ANSWERED,
        WAITING,
        "Tot de verteller antwoordt",
        "Van onze vraag of tekst tot de reactie. Een verteller mag er de tijd voor nemen.",
    )


@hooks.register("figures", order=400)
def name_answers() -> Iterator[Figure]:
    """Yield whether tellers still stand behind their story."""
    yield Figure(
        STILL_BEHIND,
        AFTERWARDS,
        "Staat er nog achter",
        "De verteller zei opnieuw ja tegen het verhaal. Het deel is van wie antwoordde of zweeg.",
        contrary=SILENT,
    )
    yield Figure(
        SILENT,
        AFTERWARDS,
        "Verborgen omdat de verteller zweeg",
        "Op de vraag ‘sta je er nog achter?’ kwam geen antwoord.",
    )
