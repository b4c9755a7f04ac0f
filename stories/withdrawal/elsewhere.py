"""Finds where else on the site the words of a story, or the name of its teller, may stand.

Nothing says that somebody quoted a story: texts are compared. So this finds too much rather than
too little, and a person decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, JSONField, Model, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.admin.admin_url_finder import finder_classes
from wagtail.fields import StreamField
from wagtail.models import Comment, CommentReply, DraftStateMixin, Revision, RevisionMixin

from openhartig.encryption import EncryptedFieldMixin, Unreadable
from openhartig.pages.models import BasePage
from stories.consent.models import Teller
from stories.conversation.models import Conversation
from stories.models import StoryPage
from stories.submission.models import Submission

from .holdings import Holdings
from .models import Leftover
from .words import Words, texts_in

Owner = tuple[type[Model], str]
"""A model that has a screen in the CMS, and the primary key of one of its rows as text."""

Where = Leftover.Where
MOST_WORDS = 5
"""So many names and quotes of one place are shown."""


@dataclass
class Place:
    """Something that shares words with a story.

    Attributes:
        item: a page, or anything else with a screen of its own in the CMS.
        where: the most public place where they stand.
        words: some of those words, as they stand there.
    """

    item: Model
    where: Leftover.Where
    words: list[str]


@dataclass
class _Found:
    """What was found of one owner: the words without capitals, and as they stand there."""

    where: Leftover.Where
    words: dict[str, str]

    def add(self, where: Leftover.Where, words: list[str]) -> None:
        self.where = min(self.where, where, key=list(Where).index)
        for some in words:
            if len(self.words) < MOST_WORDS:
                self.words.setdefault(some.casefold(), some)


def places(story: Holdings) -> list[Place]:
    """Return where words of a story may stand, on the site and in drafts and earlier versions."""
    words = _words_of(story)
    if words is None:
        return []
    ours = {str(page.pk) for page in story.pages}
    of_stories = {str(pk) for pk in StoryPage.objects.values_list("pk", flat=True)}
    found: dict[Owner, _Found] = {}
    for owner, where, content in _everything():
        is_page, pk = owner[0] is BasePage, owner[1]
        if is_page and pk in ours:
            continue
        in_a_story = is_page and pk in of_stories
        for text in texts_in(content):
            if shared := words.found_in(text, in_a_story=in_a_story):
                found.setdefault(owner, _Found(where, {})).add(where, shared)
    items = {owner: owner[0]._base_manager.filter(pk=owner[1]).first() for owner in found}
    return [
        Place(item, place.where, list(place.words.values()))
        for owner, place in found.items()
        if (item := items[owner])
    ]


def _words_of(story: Holdings) -> Words | None:
    """Return what to look for; nothing where nobody but the teller could know the story."""
    teller = story.teller
    unfinished = Conversation.Status.UNFINISHED
    is_sent = Conversation.objects.filter(teller=teller).exclude(status=unfinished)
    if story.page is None and not is_sent.exists():
        return None
    versions = [
        *(page.serializable_data() for page in story.pages),
        *(version.content for version in story.revisions),
    ]
    sent = Submission.objects.filter(teller=teller).first() if teller else None
    typed = [sent.text, sent.display_name] if sent else []
    return Words(
        texts=[*_readable(typed), *(text for v in versions for text in texts_in(v))],
        titles=_readable(version.get("title") for version in versions),
        names=_readable(
            [
                *typed[1:],
                *([teller.name] if teller else []),
                *(version.get("display_name") for version in versions),
            ]
        ),
    )


def _readable(texts) -> list[str]:
    return [text.strip() for text in texts if text and not isinstance(text, Unreadable)]


def _everything() -> Iterator[tuple[Owner, Where, Any]]:
    """Yield everything that editors wrote: whose it is, where it stands, and the content."""
    reverse("wagtailadmin_home")  # the screens of the CMS make themselves known with its addresses
    live = {str(pk) for pk in BasePage.objects.live().values_list("pk", flat=True)}
    for model in apps.get_models():
        owner = _owner_of(model)
        names = [field.name for field in model._meta.local_concrete_fields if _holds_text(field)]
        is_comment = model in {Comment, CommentReply}
        if owner and names and not model._meta.proxy and not is_comment:
            owning, path = owner
            texts = (Cast(name, TextField()) for name in names)
            rows = model._base_manager.values_list(path, *texts)
            for pk, *texts in rows.iterator():
                is_draft = owning is BasePage and str(pk) not in live
                yield (owning, str(pk)), Where.DRAFT if is_draft else Where.SITE, texts
    yield from _comments()
    yield from _versions()


def _comments() -> Iterator[tuple[Owner, Where, Any]]:
    """Yield the comments; those that were dealt with go with the earlier versions."""
    for model, path in ((Comment, ""), (CommentReply, "comment__")):
        rows = model.objects.values_list(f"{path}page", f"{path}resolved_at", "text")
        for page, resolved_at, text in rows.iterator():
            yield (BasePage, str(page)), Where.EARLIER if resolved_at else Where.DRAFT, text


def _versions() -> Iterator[tuple[Owner, Where, Any]]:
    """Yield the versions; those that are, or may become, what visitors see are no earlier ones."""
    known = dict.fromkeys(Teller.objects.values_list("paused_revision", flat=True), Where.DRAFT)
    for mixin, name, where in (
        (RevisionMixin, "latest_revision", Where.DRAFT),
        (DraftStateMixin, "live_revision", Where.SITE),
    ):
        for model in apps.get_models():
            if issubclass(model, mixin) and not model._meta.proxy:
                known |= dict.fromkeys(model._base_manager.values_list(name, flat=True), where)
    rows = Revision.objects.values_list(
        "pk", "approved_go_live_at", "base_content_type", "object_id", "content"
    )
    for number, go_live_at, kind, pk, content in rows.iterator():
        if owner := ContentType.objects.get_for_id(kind).model_class():
            otherwise = Where.DRAFT if go_live_at else Where.EARLIER
            before = content.pop("draft_title", "")  # of the version before, as Wagtail keeps it
            yield (owner, pk), Where.EARLIER, before
            yield (owner, pk), known.get(number, otherwise), content


def _owner_of(model: type[Model]) -> tuple[type[Model], str] | None:
    """Return the model with the screen where rows of a model are edited, and the way to its key."""
    if issubclass(model, BasePage):
        return BasePage, "pk"
    for field in model._meta.local_concrete_fields:
        if isinstance(field, ParentalKey) and (owner := _owner_of(field.related_model)):
            return owner[0], f"{field.name}__{owner[1]}"
    is_private = model._meta.label == settings.AUTH_USER_MODEL
    return None if is_private or not finder_classes.get_by_type(model) else (model, "pk")


def _holds_text(field) -> bool:
    is_text = isinstance(field, CharField | TextField | JSONField | StreamField)
    return is_text and not isinstance(field, EncryptedFieldMixin) and not field.choices
