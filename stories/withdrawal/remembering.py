"""Remembers which pictures and files a story ever named: versions are overwritten, this is not."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.http import QueryDict
from wagtail.admin.models import FormState
from wagtail.models import Revision

from openhartig.media.models import SiteDocument, SiteImage
from stories.models import StoryPage

from .holdings import references
from .models import StoryFile


def connect() -> None:
    """Start to listen to every page, version and preview that is saved."""
    for model, remember_from in (
        (StoryPage, _from_page),
        (Revision, _from_version),
        (FormState, _from_preview),
    ):
        uid = f"withdrawal.remember_{model.__name__}"
        post_save.connect(remember_from, sender=model, dispatch_uid=uid)


def remember_files(story: StoryPage) -> None:
    """Write down the files that a story names now, whatever it named before."""
    if story.is_example:
        return
    types = {ContentType.objects.get_for_model(model).pk for model in (SiteImage, SiteDocument)}
    found = [(kind, number) for kind, number in references([story]) if kind in types]
    StoryFile.objects.bulk_create(
        (
            StoryFile(key=story.key, content_type_id=kind, object_id=number)
            for kind, number in found
        ),
        ignore_conflicts=True,
    )


def _from_page(instance: StoryPage, raw: bool = False, **kwargs) -> None:
    if not raw:
        remember_files(instance)


def _from_version(instance: Revision, raw: bool = False, **kwargs) -> None:
    if not raw and _is_of_story(instance):
        remember_files(instance.as_object())


def _from_preview(instance: FormState, raw: bool = False, **kwargs) -> None:
    """Read a posted form as the preview does; what is not right in it does not matter here."""
    if raw or not instance.object_id or not _is_of_story(instance):
        return
    story = instance.content_object.get_latest_revision_as_object()
    form = story.get_edit_handler().get_form_class()(
        QueryDict(instance.data),
        instance=story,
        parent_page=story.get_parent(),
        for_user=instance.user,
    )
    form.defer_required_fields()
    form.full_clean()
    remember_files(form.instance)


def _is_of_story(instance: Revision | FormState) -> bool:
    return instance.content_type == ContentType.objects.get_for_model(StoryPage)
