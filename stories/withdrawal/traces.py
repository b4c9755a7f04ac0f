"""What Wagtail and Django keep of a story beside its page, and how each of it is erased.

Every function erases one kind of trace, may be repeated, and returns how much there was. They run
in the order of `erasure.STEPS`: the page, by which the rest is found, goes after what it names.
"""

from contextlib import suppress
from html import unescape
from importlib import import_module

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from taggit.models import Tag
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.embeds.models import Embed
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision, UploadedFile

from openhartig.media.models import SiteDocument, SiteImage
from openhartig.pages.models import BasePage
from stories.consent.models import Teller
from stories.models import StoryPage

from .holdings import Holdings, revisions_of
from .models import StoryFile
from .rows import erase, erase_log_of_deleted, erase_orphans


def erase_redirects(story: Holdings) -> dict[str, int]:
    """Erase redirects from and to the addresses of the story, and what the CMS logged of them.

    This goes before the links: those would take away where a redirect led.
    """
    found = story.redirects
    erase(found)
    return {"redirects": len(found)}


def erase_embeds(story: Holdings) -> dict[str, int]:
    """Erase what was kept of the videos that the story shows or showed."""
    texts = unescape("\n".join(story.texts))
    found = [embed for embed in Embed.objects.all() if embed.url in texts]
    erase(found)
    return {"embeds": len(found)}


def erase_media(story: Holdings) -> dict[str, int]:
    """Erase pictures, sound and documents that are used nowhere else, in every size."""
    items, shared = story.media()
    files = erase(items)
    story.files.delete()
    return {"media": len(items), "files": files, "shared": shared}


def erase_tags(story: Holdings | None = None) -> dict[str, int]:
    """Erase the tags that nothing has any more, also those taken off a picture long ago."""
    unused = Tag.objects.filter(taggit_taggeditem_items=None)
    return {"tags": unused.delete()[0]}


def erase_uploads(story: Holdings) -> dict[str, int]:
    """Erase uploads that were never finished by those who worked on the story."""
    found = UploadedFile.objects.filter(uploaded_by_user__in=story.workers)
    return {"files": erase(found)}


def erase_messages(story: Holdings) -> dict[str, int]:
    """Erase the messages, such as "… is gepubliceerd", that wait in sessions of the CMS."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in Session.objects.values_list("session_key", flat=True):
        session = store(session_key=key)
        if session.pop("_messages", None) is not None:
            with suppress(UpdateError):  # somebody logged out just now
                session.save()
    return {}


def erase_reused(story: Holdings) -> dict[str, int]:
    """Erase what a page that became somebody else's story keeps of the time it was a copy."""
    for page in story.reused:
        shown = {page.latest_revision_id, page.live_revision_id}
        forget_history(page, revisions_of([page]).filter(pk__in=shown))
        if not page.first_published_at:  # no visitor ever came to an earlier address of it
            erase(Redirect.objects.filter(redirect_page=page, automatically_created=True))
    return {}


def forget_history(page: BasePage, kept: QuerySet[Revision]) -> None:
    """Erase the other versions of a page that stays, and every title that it had before."""
    erase(revisions_of([page]).difference(kept))
    for version in kept:  # Wagtail keeps the title of the version before in each
        version.content["draft_title"] = version.content["title"]
        version.save(update_fields=["content"])
    earlier = ~Q(label=page.title) | Q(data__has_key="title")
    PageLogEntry.objects.filter(earlier, page=page).delete()


def erase_previews(story: Holdings | None = None) -> dict[str, int]:
    """Erase the forms that wait to be previewed, of any page: each may hold words of the story."""
    return {"previews": FormState.objects.all().delete()[0]}


def erase_pages(story: Holdings) -> dict[str, int]:
    """Erase the pages with all versions, plans to publish, workflows, comments and list places."""
    comments = Comment.objects.filter(page__in=story.pages)
    counts = {
        "pages": len(story.pages),
        "versions": len(story.revisions),
        "comments": comments.count() + CommentReply.objects.filter(comment__in=comments).count(),
    }
    erase(story.pages)
    return counts


def erase_page_log(story: Holdings | None = None) -> dict[str, int]:
    """Erase what the CMS logged of stories that are gone: titles, comments, reasons.

    Some entries are kept under the type of all pages, but each story has entries under its own.
    """
    of_stories = PageLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(StoryPage)
    )
    gone = of_stories.exclude(page__in=StoryPage.objects.values("pk")).values("page")
    deleted, _ = PageLogEntry.objects.filter(
        page__in=list(gone.values_list("page", flat=True))
    ).delete()
    return {"log": deleted}


def erase_loose_ends(story: Holdings | None = None) -> dict[str, int]:
    """Erase what points to something that is gone, also when an editor deleted it long ago.

    Those are forms that were previewed, what was remembered of files, and what the CMS logged of
    pictures, files and redirects.
    """
    pageless = StoryFile.objects.exclude(key__in=StoryPage.objects.values("key"))
    pageless.exclude(key__in=Teller.objects.values("key")).delete()
    log = [erase_log_of_deleted(model) for model in (SiteImage, SiteDocument, Redirect)]
    return {"loose": erase_orphans(StoryPage) + sum(log)}
