import hashlib
import json
import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from openhartig.encrypted_files import EncryptedFileField
from openhartig.encryption import (
    EncryptedCharField,
    EncryptedEmailField,
    EncryptedJSONField,
)
from openhartig.figures.counting import count
from openhartig.input.contact import normal_address, normal_phone
from openhartig.keyed_digests import KeyedDigestField, with_digests

from . import parts as table
from .figures import GRANTED, TAKEN_BACK
from .pages import place_of
from .storage import private_storage
from .uses import How, Use
from .wording import current_words


class Teller(models.Model):
    """Somebody who shares one story: who it is, and what may be done.

    The story page has the same `key`. A teller who gets the key of a draft remembers the one
    before, by which an older back-up knows them. Whoever reads the contact data must have a reason
    for it: the reading is logged (see `stories.desk`).
    """

    class Origin(models.TextChoices):
        """Where the story came from."""

        FORM = "form", "zelf gestuurd"
        INTERVIEW = "interview", "uit een gesprek"

    key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    former_keys = models.JSONField("eerdere sleutels", default=list, editable=False)
    origin = models.CharField("hoe het binnenkwam", max_length=20, choices=Origin.choices)
    name = EncryptedCharField("naam van de verteller", max_length=120, null=True, blank=True)
    email = EncryptedEmailField("e-mailadres", null=True, blank=True)
    phone = EncryptedCharField("telefoonnummer", max_length=40, null=True, blank=True)
    email_digest = KeyedDigestField(of="email", normal=normal_address)
    phone_digest = KeyedDigestField(of="phone", normal=normal_phone)

    created_at = models.DateTimeField("begonnen op", auto_now_add=True)
    paused_at = models.DateTimeField("op pauze sinds", null=True, blank=True)
    paused_revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-created_at"]
        permissions = [("coordinate", "Vertellers zien en begeleiden")]
        verbose_name = "verteller"
        verbose_name_plural = "vertellers"

    def __str__(self) -> str:
        return f"Verteller {self.reference}"

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs) -> None:
        """Save the digests with what they are of."""
        if update_fields is not None:
            update_fields = with_digests(Teller, list(update_fields))
        super().save(update_fields=update_fields, **kwargs)

    @property
    def reference(self) -> str:
        """A short name for this teller that says nothing about the person."""
        return self.key.hex[:8].upper()

    @property
    def granted(self) -> set[Use]:
        """The uses that are allowed now: per use the last decision counts."""
        in_order = sorted(self.grants.all(), key=lambda grant: grant.pk)
        decisions = {grant.use: grant.granted for grant in in_order}
        return {Use(use) for use, granted in decisions.items() if granted}

    @property
    def agreement(self) -> "Agreement | None":
        """The last version that the teller agreed to."""
        return max(self.agreements.all(), key=lambda agreement: agreement.pk, default=None)

    def decide(
        self,
        granted: Iterable[Use],
        how: How,
        *,
        asked_by=None,
        witness: str = "",
        decided_at: datetime | None = None,
        is_counted: bool = True,
    ) -> int:
        """Record what the teller allows and refuses, for every use that changes.

        Args:
            granted: all uses that are allowed from now on; any other is refused.
            how: how the teller said so.
            asked_by: the user who asked, when it was not the site.
            witness: who heard it, when it was spoken.
            decided_at: when the teller said so, when it was not now.
            is_counted: whether it comes in the figures; an erasure has its own.

        Returns:
            How many uses changed.
        """
        granted = set(granted)
        with transaction.atomic():
            known = dict(self.grants.order_by("pk").values_list("use", "granted"))
            wording = ConsentWording.current()
            changed = Grant.objects.bulk_create(
                Grant(
                    teller=self,
                    use=use,
                    granted=use in granted,
                    how=how,
                    wording=wording,
                    asked_by=asked_by,
                    witness=witness,
                    decided_at=decided_at or timezone.now(),
                )
                for use in Use
                if known.get(use.value) != (use in granted)
            )
            if is_counted:
                self._count(changed, known)
        return len(changed)

    def _count(self, decisions: list["Grant"], known: dict[str, bool]) -> None:
        """Count what is allowed from now on, and what was allowed until now."""
        place = place_of(self)
        for decision in decisions:
            if decision.granted:
                count(GRANTED + decision.use, place=place)
            elif known.get(decision.use):
                count(TAKEN_BACK, decision.use, place=place)

    def agree(self, parts: dict[str, str], kind: str, *, by=None, reason: str = "") -> "Agreement":
        """Record that a version of the story is as the teller wants it.

        Args:
            parts: the digests of the version, from `stories.consent.content.parts_of`.
            kind: an `Agreement.Kind`.
            by: the user who recorded it, when it was not the teller.
            reason: why a correction needs no new agreement.
        """
        return self.agreements.create(
            parts=parts, parts_version=table.VERSION, kind=kind, by=by, reason=reason
        )


class PrivateLink(models.Model):
    """A key to the page of one teller. Only its digest is kept: nobody can read it back."""

    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "privélink"
        verbose_name_plural = "privélinks"

    def __str__(self) -> str:
        return f"Link van {self.created_at:%Y-%m-%d}"


class ConsentWording(models.Model):
    """The exact words with which consent was asked: written once, never changed."""

    content = models.JSONField("inhoud")
    digest = models.CharField("vingerafdruk", max_length=64, unique=True)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        verbose_name = "tekst van de toestemming"
        verbose_name_plural = "teksten van de toestemming"

    def __str__(self) -> str:
        return f"Tekst {self.pk}"

    @classmethod
    def current(cls) -> "ConsentWording":
        """Return the version that tellers see now."""
        content = current_words()
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        return cls.objects.get_or_create(digest=digest, defaults={"content": content})[0]


class Grant(models.Model):
    """One decision about one use (GDPR art. 7(1)); never changed, only followed by a newer one."""

    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="grants")
    use = models.CharField("waarvoor", max_length=20, choices=Use.choices)
    granted = models.BooleanField("toegestaan")
    decided_at = models.DateTimeField("besloten op", default=timezone.now)
    how = models.CharField("hoe", max_length=20, choices=How.choices)
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    witness = EncryptedCharField("getuige", max_length=120, null=True, blank=True)

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"

    def __str__(self) -> str:
        return f"{self.get_use_display()}: {'ja' if self.granted else 'nee'}"


class Agreement(models.Model):
    """A version of the story that may be public, by digests of its parts.

    The digest of a name or a theme can be guessed, so they are encrypted. Which parts and fields
    the teller knew stands in `parts_version` (see `stories.consent.parts`).
    """

    class Kind(models.TextChoices):
        """Who says that the version is right."""

        TELLER = "teller", "akkoord op Mijn verhaal"
        RECORDED = "recorded", "akkoord, vastgelegd door de redactie"
        SPELLING = "spelling", "alleen spelling"

    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="agreements")
    parts = EncryptedJSONField(default=dict)
    parts_version = models.PositiveSmallIntegerField("versie van de onderdelen")
    kind = models.CharField("soort", max_length=20, choices=Kind.choices)
    agreed_at = models.DateTimeField("akkoord op", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="vastgelegd door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = EncryptedCharField("reden", max_length=200, null=True, blank=True)

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"

    def __str__(self) -> str:
        return self.get_kind_display()


def signed_form_name(form: "SignedForm", filename: str) -> str:
    """Return a file name that says nothing about the person."""
    suffix = filename.rpartition(".")[2].lower()
    return f"signed-forms/{secrets.token_hex(16)}.{suffix}"


class SignedForm(models.Model):
    """A form on paper, scanned: kept apart from the media and encrypted, for the coordinator."""

    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="signed_forms")
    file = EncryptedFileField("bestand", upload_to=signed_form_name, storage=private_storage)
    uploaded_at = models.DateTimeField("toegevoegd op", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "getekend formulier"
        verbose_name_plural = "getekende formulieren"

    def __str__(self) -> str:
        return f"Formulier van {self.uploaded_at:%Y-%m-%d}"
