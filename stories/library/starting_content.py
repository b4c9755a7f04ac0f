from datetime import datetime, time

from django.utils import timezone
from wagtail import hooks

from openhartig.region.models import Municipality
from openhartig.starting_content.files import Content, add_draft, fields
from stories.consent.made_up import say_made_up
from stories.models import StoryPage, Theme

from .models import StoryIndexPage
from .workflow import make_story_workflow


@hooks.register("starting_content", order=300)
def make_stories(is_empty: bool) -> None:
    """Make the section, and stories that are made up and say so."""
    content = Content(__file__)
    index = content.make_section(StoryIndexPage, "index", is_empty=is_empty)
    if is_empty:
        return
    for words in sorted(content.read_all("stories"), key=lambda words: words["date"]):
        photo = words.get("photo") or {}
        story = StoryPage(
            **fields(words),
            is_example=words["is_example"],
            display_name=words["display_name"],
            perspective=words["perspective"],
            municipality=Municipality.objects.filter(slug=words["municipality"]).first(),
            themes=[Theme.objects.get(slug=slug) for slug in words["themes"]],
            content_notes=words["content_notes"],
            photo=content.picture(photo.get("file")),
            photo_alt=photo.get("alt", ""),
            body=content.body(words["body"]),
            easy_text=words.get("easy_text", "").strip(),
            first_published_at=timezone.make_aware(datetime.combine(words["date"], time(9))),
        )
        draft = add_draft(index, story)
        say_made_up(draft.as_object())
        draft.publish()


@hooks.register("starting_content", order=610)
def make_workflow_of_stories(is_empty: bool) -> None:
    """Make the workflow of stories, after that of all pages."""
    make_story_workflow()
