"""What a teller reads after taking a story back: what is gone, and what we cannot reach."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from stories.consent.links import digest_of
from stories.consent.uses import Use

from .models import Erasure, Leftover

EVERYTHING = "alles wat we van jou en je verhaal hadden"
CONTACT = "je naam, je e-mailadres en je telefoonnummer, je privélink en al je toestemmingen"
ERASED = {
    "pages": ("de pagina met je verhaal", "{} pagina’s met je verhaal"),
    "versions": ("1 versie van de tekst", "{} versies van de tekst, ook de oude en de concepten"),
    "comments": ("1 opmerking van een redacteur", "{} opmerkingen van redacteuren"),
    "media": ("1 foto of opname, in alle maten", "{} foto’s of opnames, in alle maten"),
    "links": (
        "een link naar je verhaal op een andere pagina",
        "{} links naar je verhaal op andere pagina’s",
    ),
    "redirects": ("1 doorverwijzing naar je verhaal", "{} doorverwijzingen naar je verhaal"),
    "log": ("het overzicht van wie wat met je verhaal deed",) * 2,
    "forms": ("1 formulier met je handtekening", "{} formulieren met je handtekening"),
    "photos": ("de foto die je ons stuurde",) * 2,
    "mails": ("1 mail die nog klaarstond", "{} mails die nog klaarstonden"),
}
"""What each count means, for one and for more."""

SHARED_PICTURE = (
    "Een foto of opname die ook op een andere pagina staat. Ben jij het? Laat het ons dan weten.",
    "{} foto’s of opnames die ook op andere pagina’s staan. Ben jij het? Laat het ons dan weten.",
)
LOOKED_AT = {
    Leftover.Kind.WORDS: (
        "Eén andere plek op de site waar misschien woorden uit je verhaal staan. De coördinator "
        "kijkt die na.",
        "{} andere plekken op de site waar misschien woorden uit je verhaal staan. De coördinator "
        "kijkt ze na.",
    ),
    Leftover.Kind.UNUSED: (
        "Eén foto of bestand dat nergens op de site staat. De coördinator kijkt na of het van jou "
        "is. Zo ja, dan wordt het gewist.",
        "{} foto’s of bestanden die nergens op de site staan. De coördinator kijkt na of er iets "
        "van jou bij is. Zo ja, dan wordt dat gewist.",
    ),
}
"""What a person has to look at, for one and for more."""
SEARCH_ENGINES = (
    "Zoekmachines, zoals Google en Bing. Zij kunnen je verhaal nog even laten zien. Op het adres "
    "staat nu dat het er niet meer is; daarna halen zij het weg. Sneller kan ook: allebei hebben "
    "ze een formulier om verouderde pagina’s te melden."
)
COPIES = "Kopieën en schermafdrukken die anderen hebben gemaakt."
SENT_MAIL = "Mail die al verstuurd is, aan jou of aan redacteuren."
BACKUPS = (
    "Back-ups van deze site. Die verdwijnen uiterlijk op {}. Zetten we er eerder een terug, "
    "dan wissen we je verhaal meteen opnieuw."
)
SOCIAL_MEDIA = "Wat met jouw toestemming op sociale media is gedeeld."
PRESS = "Wat een krant, omroep of tijdschrift met jouw toestemming heeft overgenomen."


@dataclass(frozen=True)
class Receipt:
    """A receipt, made from the ledger each time; nothing of it is stored.

    Attributes:
        finished: whether everything is erased, or the rest follows within a day.
        was_public: whether the story has been on the site.
        counts: how much was erased of each kind; forgotten a day later.
        backups_until: the day on which the last back-up with the story is gone.
    """

    finished: bool
    was_public: bool
    counts: Counter
    backups_until: date

    @classmethod
    def of(cls, erasure: Erasure) -> "Receipt":
        """Return the receipt of an erasure."""
        counts: Counter[str] = Counter()
        for step in erasure.steps.values():
            counts.update(step)
        days = timedelta(days=settings.BACKUP_DAYS)
        return cls(
            finished=erasure.finished_at is not None,
            was_public=bool(erasure.addresses),
            counts=counts,
            backups_until=timezone.localdate(erasure.finished_at or timezone.now()) + days,
        )

    @classmethod
    def for_token(cls, token: str) -> "Receipt | None":
        """Return the receipt behind a private link that was erased since yesterday, if any.

        Who sends the form twice, or loads the page again, reads the same.
        """
        digest = digest_of(token)
        erasures = Erasure.objects.exclude(links=[])
        found = (erasure for erasure in erasures if digest in erasure.links)
        return next((cls.of(erasure) for erasure in found), None)

    @property
    def erased(self) -> list[str]:
        """What is gone, in words."""
        if not self.counts:
            return [EVERYTHING]
        lines = [_in_words(words, self.counts[name]) for name, words in ERASED.items()]
        return [*filter(None, lines), CONTACT]

    @property
    def unreachable(self) -> list[str]:
        """What we cannot erase, in words."""
        lines = [SEARCH_ENGINES, COPIES] if self.was_public else []
        if self.counts["shared"]:
            lines.append(_in_words(SHARED_PICTURE, self.counts["shared"]))
        looked_at = (_in_words(words, self.counts[kind]) for kind, words in LOOKED_AT.items())
        lines += filter(None, looked_at)
        lines.append(SENT_MAIL)
        if self.counts[Use.SOCIAL_MEDIA.value]:
            lines.append(SOCIAL_MEDIA)
        if self.counts[Use.PRESS.value]:
            lines.append(PRESS)
        day = self.backups_until
        return [*lines, BACKUPS.format(f"{day:%-d-%-m-%Y}")]


def _in_words(words: tuple[str, str], number: int) -> str:
    if not number:
        return ""
    return words[0] if number == 1 else words[1].format(number)
