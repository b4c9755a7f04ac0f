"""What a story consists of: the one table that consent, the gate and all screens about it follow.

Whatever is public of a story stands here, in a part, so that it needs the agreement of its teller.
A field or a block that is in no part and no exception fails a test; a block that is forgotten
nevertheless counts as text.

A field that is added later says with `since` which version of the table brought it. An agreement
remembers the version that its teller knew: for it, a newer field is nothing as long as it has its
default, and a change of its part as soon as it has anything else. So a new field, or a new part,
ends no agreement, and shows nothing that nobody agreed to. Anything else that changes in the table,
such as a block that moves to another part, asks for new agreements.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .uses import Use

VERSION = 2
"""The version of the table: goes up with a new field, and never down when one goes away."""

TEXT = "text"
"""The part that a story cannot do without."""


class Role(Enum):
    """How a field is read."""

    STORY = "words of the story itself"
    ASIDE = "words that stand elsewhere"
    SETTING = "no words, so that no change of it is a matter of spelling"


@dataclass(frozen=True)
class Field:
    """A field of the page.

    Attributes:
        label: what editors and tellers call it.
        is_sent: whether the form to share a story asks for it, by the same name.
        since: the version of the table that it came with.
        only_describes: whether it shows nothing without the rest of its part.
    """

    name: str
    label: str
    role: Role = Role.SETTING
    is_sent: bool = False
    since: int = 1
    only_describes: bool = False


@dataclass(frozen=True)
class Part:
    """What a teller decides about as a whole.

    Attributes:
        name: what agreements call it.
        label: what editors and tellers call it.
        use: what the teller has to allow for it.
        fields: the part is there when one has anything but its default.
        blocks: the types of blocks in the text that belong to it.
        blocks_label: what those blocks are called, if not like the part.
        is_each: whether every item of its one field is agreed to by itself, so that one can be
            taken away without a new agreement.
        question: how a teller is asked to allow it; empty when another part asks.
        explanation: what it means to say yes or no.
    """

    name: str
    label: str
    use: Use
    fields: tuple[Field, ...] = ()
    blocks: tuple[str, ...] = ()
    blocks_label: str = ""
    is_each: bool = False
    question: str = ""
    explanation: str = ""

    @property
    def may_be_refused(self) -> bool:
        """Whether the story can be public without it."""
        return self.use != Use.SITE_TEXT

    @property
    def sent_fields(self) -> list[str]:
        """The names of what the form to share a story asks for it."""
        return [field.name for field in self.fields if field.is_sent]


PARTS = (
    Part(
        TEXT,
        "de tekst",
        Use.SITE_TEXT,
        fields=(
            Field("title", "de titel", Role.STORY),
            Field("introduction", "de inleiding", Role.STORY),
            Field("easy_text", "de korte versie in makkelijke taal", Role.STORY, since=2),
            Field("slug", "het adres van de pagina"),
            Field("seo_title", "de titel voor zoekmachines", Role.ASIDE),
            Field("search_description", "de omschrijving voor zoekmachines", Role.ASIDE),
            Field("perspective", "wie vertelt", is_sent=True),
            Field("content_notes", "waar het verhaal ook over gaat", is_sent=True),
            Field("noindex", "of zoekmachines het tonen"),
            Field("show_in_menus", "of het in het menu staat"),
            Field("show_in_footer", "of het onderaan elke pagina staat"),
        ),
        blocks=("text", "heading", "quote", "dialogue", "translated", "tip", "sensitive"),
        question="Mijn verhaal mag op deze site staan",
        explanation="Iedereen kan het dan lezen. We plaatsen niets voordat jij de tekst hebt "
        "goedgekeurd. Zonder deze toestemming kunnen we niets met je verhaal doen.",
    ),
    Part(
        "name",
        "de naam",
        Use.NAME,
        fields=(Field("display_name", "de naam", is_sent=True),),
        question="Mijn naam mag erbij staan",
        explanation="Precies zoals jij die hebt ingevuld. Zonder deze toestemming staat er "
        "‘Anoniem’.",
    ),
    Part(
        "municipality",
        "de gemeente",
        Use.MUNICIPALITY,
        fields=(Field("municipality", "de gemeente", is_sent=True),),
        question="Mijn gemeente mag erbij staan",
        explanation="Zonder deze toestemming staat er ‘de regio’. Dan ben je minder herkenbaar.",
    ),
    Part(
        "theme",
        "de thema’s",
        Use.SITE_TEXT,
        fields=(Field("themes", "de thema’s", is_sent=True),),
        is_each=True,
    ),
    Part(
        "photo",
        "de foto",
        Use.PHOTO,
        fields=(
            Field("photo", "de foto"),
            Field("photo_alt", "de beschrijving van de foto", only_describes=True),
            Field("photo_decorative", "of de foto alleen versiering is", only_describes=True),
        ),
        blocks=("image",),
        blocks_label="afbeeldingen in het verhaal",
        question="Een foto van mij mag erbij staan",
        explanation="Je krijgt de foto eerst te zien.",
    ),
    Part(
        "video",
        "de video of het geluid",
        Use.VIDEO,
        blocks=("video", "audio"),
        question="Een video of geluidsopname van mij mag erbij staan",
        explanation="Je krijgt de opname eerst te zien of te horen.",
    ),
)

BODY = "body"
"""The field with the blocks of all parts."""

DERIVED = ("minutes", "has_video", "has_audio", "has_tip")
"""The fields that a page works out from its parts."""

EXCEPTIONS = {
    "Follows from the parts with every save.": DERIVED,
    "Tells whose story it is. That is decided when it is made, and never changes.": (
        *("id", "basepage_ptr", "key", "is_example", "content_type", "locale", "translation_key"),
    ),
    "Its place below the only list of stories, which follows from the address.": (
        *("path", "depth", "numchild", "url_path"),
    ),
    "When it is on the site, not what it says. The gate is asked again at that moment.": (
        *("live", "go_live_at", "expire_at", "expired", "first_published_at"),
        *("last_published_at", "live_revision"),
    ),
    "The gate lets no alias pass.": ("alias_of",),
    "Notes of the CMS, which no page shows.": (
        *("owner", "locked", "locked_at", "locked_by", "draft_title", "has_unpublished_changes"),
        *("latest_revision", "latest_revision_created_at", "wagtail_admin_comments"),
        "team",
        *("_revisions", "_workflow_states", "_specific_workflow_states", "index_entries"),
    ),
}
"""The fields in no part, by the reason why they need no agreement."""


def part_of(digest_name: str) -> Part:
    """Return the part that a digest in an agreement is about, such as `theme 3`."""
    name = digest_name.partition(" ")[0]
    return next(part for part in PARTS if part.name == name)


def part_of_block(block_type: str) -> Part:
    """Return the part that a block in the text belongs to."""
    return next((part for part in PARTS if block_type in part.blocks), part_of(TEXT))


def fields_of(name: str, *roles: Role) -> list[Field]:
    """Return the fields of a part that have one of some roles."""
    return [field for field in part_of(name).fields if field.role in roles]


def labels_of(digest_names: Iterable[str]) -> list[str]:
    """Return what editors and tellers call some parts, each name once."""
    return list(dict.fromkeys(part_of(name).label for name in digest_names))
