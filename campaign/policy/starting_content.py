from wagtail import hooks

from openhartig.starting_content.files import Content, add_draft, fields, rich_text
from stories.models import StoryPage

from .models import AmbitionIndexPage, AmbitionPage, AmbitionStory, PolicyPeriod


@hooks.register("starting_content", order=310)
def make_ambitions(is_empty: bool) -> None:
    """Make the section, the period and its ambitions."""
    content = Content(__file__)
    index = content.make_section(AmbitionIndexPage, "index", is_empty=is_empty)
    if is_empty:
        return
    found = content.read("ambitions")
    periods = {p["slug"]: PolicyPeriod.objects.create(**p) for p in found["periods"]}
    for words in found["ambitions"]:
        stories = [StoryPage.objects.get(slug=slug) for slug in words.get("stories", [])]
        ambition = AmbitionPage(
            **fields(words),
            period=periods[words["period"]],
            number=words["number"],
            goal=rich_text(words["goal"]),
            body=content.body(words["body"]),
            story_links=[AmbitionStory(story=story) for story in stories],
        )
        add_draft(index, ambition).publish()
