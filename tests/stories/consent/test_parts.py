"""The table of parts: nothing of a story is outside it, and a new row ends no agreement."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from modelcluster.models import get_all_child_relations
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    TextBlock,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

from stories.consent import gate, parts
from stories.consent.content import parts_of, strip
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.parts import (
    BODY,
    EXCEPTIONS,
    PARTS,
    TEXT,
    Field,
    Part,
    part_of,
    part_of_block,
)
from stories.consent.uses import How, Use
from stories.consent.wording import WORDING
from stories.models import StoryPage
from stories.submission.models import Submission
from tests.factories import StoryPageFactory, ThemeFactory

IN_A_PART = [field.name for part in PARTS for field in part.fields]
EXCEPTED = [name for names in EXCEPTIONS.values() for name in names]
ONLY_WORDS = (CharBlock, ChoiceBlock, TextBlock, BaseStreamBlock, BaseStructBlock, ListBlock)
NOT_IN_WORDS = {"image", "embed", "document-link"}


def fields() -> set[str]:
    """Return every field of a story: its own, inherited, to many, and rows that point to it."""
    own = {field.name for field in StoryPage._meta.get_fields() if not field.auto_created}
    made = {field.name for field in StoryPage._meta.fields}
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(StoryPage)}
    pointing = {
        relation.get_accessor_name()
        for relation in StoryPage._meta.related_objects
        if relation.model is StoryPage
    }
    return own | made | rows | pointing


def inside(block: Block) -> Iterator[tuple[str, Block]]:
    """Yield every block in a block at any depth, by its name."""
    found = {}
    if isinstance(block, BaseStreamBlock | BaseStructBlock):
        found = block.child_blocks
    elif isinstance(block, ListBlock):
        found = {"item": block.child_block}
    for name, child in found.items():
        yield name, child
        yield from inside(child)


def holds_only_words(block: Block) -> bool:
    """Tell whether nothing to see or to hear fits in a block itself."""
    if isinstance(block, RichTextBlock):
        return block.features is not None and NOT_IN_WORDS.isdisjoint(block.features)
    return isinstance(block, ONLY_WORDS)


def streams(block: Block) -> Iterator[BaseStreamBlock]:
    return (child for _, child in inside(block) if isinstance(child, BaseStreamBlock))


def test_every_field_is_in_a_part_or_an_exception():
    assert fields() - {BODY} == {*IN_A_PART, *EXCEPTED}
    assert len(IN_A_PART) + len(EXCEPTED) == len({*IN_A_PART, *EXCEPTED})


def test_editors_can_change_no_exception_but_a_moment_and_who_works_on_it():
    form = StoryPage.get_edit_handler().get_form_class()

    assert {*form.base_fields} & {*EXCEPTED} == {"go_live_at", "expire_at", "team"}


def test_every_block_is_in_one_part():
    listed = [block for part in PARTS for block in part.blocks]

    assert sorted(listed) == sorted(StoryPage.body.field.stream_block.child_blocks)


@pytest.mark.parametrize("name", StoryPage.body.field.stream_block.child_blocks)
def test_what_is_in_a_block_is_in_the_same_part(name):
    """Refusing a part takes whole blocks away, so none may hold something of another part."""
    block, part = StoryPage.body.field.stream_block.child_blocks[name], part_of_block(name)

    for stream in streams(block):
        assert {part_of_block(child) for child in stream.child_blocks} == {part}
    if part.use not in {Use.PHOTO, Use.VIDEO}:
        assert all(map(holds_only_words, [block, *(child for _, child in inside(block))]))


@pytest.mark.parametrize(
    "block",
    [
        URLBlock(),
        EmbedBlock(),
        ImageChooserBlock(),
        DocumentChooserBlock(),
        RichTextBlock(),
        RichTextBlock(features=["bold", "embed"]),
    ],
)
def test_what_can_show_more_than_words_is_recognised(block):
    assert not holds_only_words(block)


def test_a_block_that_was_forgotten_counts_as_text():
    assert part_of_block("forgotten") == part_of(TEXT)


def test_every_field_came_with_a_version_of_the_table():
    assert all(1 <= field.since <= parts.VERSION for part in PARTS for field in part.fields)


def test_every_use_has_words_to_ask_for_it():
    assert list(WORDING) == list(Use)
    assert all(question and explanation for question, explanation in WORDING.values())


def test_the_form_knows_what_it_is_said_to_ask():
    for part in PARTS:
        for name in part.sent_fields:
            assert hasattr(Submission, name)


@pytest.fixture
def story(site) -> StoryPage:
    return StoryPageFactory(live=False)


@pytest.fixture
def teller(story) -> Teller:
    return Teller.objects.get(key=story.key)


@pytest.mark.parametrize("name", ["noindex", "show_in_menus", "show_in_footer"])
def test_no_switch_is_turned_without_the_teller(story, teller, name):
    setattr(story, name, True)

    assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]
    teller.agree(parts_of(story), Agreement.Kind.TELLER)
    assert gate.obstacles(story) == []
    setattr(story, name, False)
    assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]


NOW = parts.VERSION
MINUTES = Field("minutes", "de leestijd", since=NOW + 1)


def table_with(field: Field, in_part: str) -> tuple[Part, ...]:
    """Return the table with a field more in one of its parts."""
    return tuple(
        replace(part, fields=(*part.fields, field)) if part.name == in_part else part
        for part in PARTS
    )


class TestNextVersion:
    """A table that knows one more field, of which the default is not empty: `minutes`, 1."""

    @pytest.fixture
    def agreement(self, teller) -> Agreement:
        """What the teller agreed to before there was such a table."""
        return teller.agreement

    @pytest.fixture
    def next_version(self, agreement, monkeypatch):
        """Bring the next version of the table."""
        monkeypatch.setattr(parts, "VERSION", NOW + 1)
        monkeypatch.setattr(parts, "PARTS", table_with(MINUTES, in_part=TEXT))

    def test_it_ends_no_agreement(self, story, agreement, next_version):
        assert (agreement.parts_version, parts.VERSION) == (NOW, NOW + 1)
        assert story.minutes == StoryPage._meta.get_field("minutes").default
        assert parts_of(story)[TEXT] != agreement.parts[TEXT]
        assert gate.obstacles(story) == []

    @pytest.mark.parametrize("value", [7, 0, None])
    def test_nothing_new_is_shown_without_the_teller(self, story, teller, next_version, value):
        story.minutes = value

        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]
        teller.agree(parts_of(story), Agreement.Kind.TELLER)
        assert teller.agreement.parts_version == NOW + 1
        assert gate.obstacles(story) == []

    def test_who_agreed_to_a_field_is_asked_when_it_goes(self, story, teller, next_version):
        story.minutes = 7
        teller.agree(parts_of(story), Agreement.Kind.TELLER)

        story.minutes = 1
        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]

    def test_zero_is_something_else_than_nothing(self, story, teller, next_version):
        story.minutes = 0
        teller.agree(parts_of(story), Agreement.Kind.TELLER)

        story.minutes = None
        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]

    def test_the_other_fields_are_watched_as_before(self, story, next_version):
        story.title = "Anders"

        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]

    def test_a_new_part_is_closed_until_it_is_allowed_and_agreed_to(
        self, story, teller, monkeypatch
    ):
        agreed = teller.agreement
        hours = Part("hours", "de leestijd", Use.PRESS, (MINUTES,))
        monkeypatch.setattr(parts, "PARTS", (*PARTS, hours))
        story.minutes = 7

        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de leestijd")]
        teller.decide(set(Use) - {Use.PRESS}, How.PRIVATE_LINK)
        assert gate.obstacles(story) == []
        strip(story, teller.granted)
        assert story.minutes == 1
        assert agreed == teller.agreement

    def test_a_new_part_that_nobody_can_refuse_waits_for_the_teller_too(
        self, story, teller, monkeypatch
    ):
        hours = Part("hours", "de leestijd", Use.SITE_TEXT, (MINUTES,))
        monkeypatch.setattr(parts, "PARTS", (*PARTS, hours))

        assert gate.obstacles(story) == []
        story.minutes = 7
        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de leestijd")]

    def test_a_field_beside_an_empty_one_is_not_shown_without_the_teller(self, site, monkeypatch):
        monkeypatch.setattr(parts, "PARTS", table_with(MINUTES, in_part="name"))
        story = StoryPageFactory(display_name="", live=False)

        assert gate.obstacles(story) == []
        story.minutes = 7
        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de naam")]

    @pytest.mark.parametrize("in_part", [TEXT, "name"])
    def test_a_choice_of_several_is_read_in_any_part(self, story, teller, monkeypatch, in_part):
        themes = Field("themes", "de thema’s", since=NOW + 1)
        monkeypatch.setattr(parts, "VERSION", NOW + 1)
        table = [part for part in table_with(themes, in_part) if not part.is_each]
        monkeypatch.setattr(parts, "PARTS", table)
        story.themes.set([])
        assert gate.obstacles(story) == []

        story.themes.set([ThemeFactory(), ThemeFactory()])
        assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, part_of(in_part).label)]
        teller.agree(parts_of(story), Agreement.Kind.TELLER)
        story.themes.set(reversed(story.themes.all()))
        assert gate.obstacles(story) == []
        strip(story, {Use.SITE_TEXT})
        assert bool(story.themes.all()) is (in_part == TEXT)


def test_the_description_of_no_photo_is_nothing(story):
    story.photo_alt, story.photo_decorative = "Een boom", True

    assert parts_of(story)["photo"] == ""
    assert gate.obstacles(story) == []
