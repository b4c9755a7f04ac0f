"""Fills a site with stories, for benchmarks and tests of what grows.

`.venv/bin/python -m tests.benchmarks.seed_load --stories 10000` does so in the database of the
environment. Only for a site that is thrown away: nothing tells these stories from an editor's,
but that each of them says that it is made up.
"""

import argparse
import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import django

if __name__ == "__main__":
    django.setup()

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from wagtail.models import Locale
from wagtail.search.backends import get_search_backends

from campaign.help.models import HelpPage
from openhartig.blocks.reading import reading_minutes
from openhartig.media.models import SiteImage
from openhartig.operations.database import analyse_grown_tables
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from stories.library.models import StoryIndexPage
from stories.models import ContentNote, Perspective, StoryPage, Theme
from tests.benchmarks.words import Writer

BATCH = 500
FIRST_DAY = datetime(2016, 1, 1, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
SHORTEST, LONGEST = 400, 1200  # words


def seed_load(stories: int) -> None:
    """Add published stories to the site in the current database, and to its search index.

    Args:
        stories: how many; those that are there already stay.

    Raises:
        ObjectDoesNotExist: the site has no list of stories; `setup_site` makes it.
    """
    maker = StoryMaker()
    for done in range(0, stories, BATCH):
        maker.add(min(BATCH, stories - done))
    analyse_grown_tables()  # as every start does


class StoryMaker:
    """Makes stories from the themes, places and pictures that the site has."""

    def __init__(self) -> None:
        self.index = StoryIndexPage.objects.get()
        self.help_page = HelpPage.objects.get()
        self.themes = list(Theme.objects.all())
        self.municipalities = list(Municipality.objects.all())
        self.photos = list(SiteImage.objects.all())
        self.locale = Locale.get_default()
        self.content_type = ContentType.objects.get_for_model(StoryPage)
        self.made = StoryPage.objects.count()
        last = self.index.get_last_child()
        self.step = BasePage._str2int(last.path[-BasePage.steplen :]) if last else 0
        self.writer = Writer(self.made)
        self.random = self.writer.random

    @transaction.atomic
    def add(self, count: int) -> None:
        """Add stories with few statements, past the forms and signals of the CMS."""
        stories = [self._story() for _ in range(count)]
        fields = [field.attname for field in BasePage._meta.concrete_fields if field.name != "id"]
        pages = BasePage.objects.bulk_create(
            BasePage(**{name: getattr(story, name) for name in fields}) for story in stories
        )
        link = StoryPage.themes.through
        links = []
        for story, page in zip(stories, pages, strict=True):
            story.pk = story.id = page.pk
            story.save_base(raw=True, force_insert=True)  # the row of the story alone
            themes = self.random.sample(self.themes, min(2, len(self.themes)))
            links += [link(storypage_id=page.pk, theme=theme) for theme in themes]
        link.objects.bulk_create(links)
        BasePage.objects.filter(pk=self.index.pk).update(numchild=F("numchild") + count)
        for backend in get_search_backends():
            backend.add_bulk(StoryPage, stories)

    def _story(self) -> StoryPage:
        self.made += 1
        self.step += 1
        title = f"Verzonnen verhaal {self.made}: {self.writer.write(4).rstrip('.').lower()}"
        slug = slugify(title)
        published = FIRST_DAY + timedelta(hours=self.made)
        kind = self.made % 12
        photo = self.random.choice(self.photos) if self.photos and kind % 3 == 0 else None
        story = StoryPage(
            title=title,
            draft_title=title,
            slug=slug,
            path=BasePage._get_path(self.index.path, self.index.depth + 1, self.step),
            depth=self.index.depth + 1,
            url_path=f"{self.index.url_path}{slug}/",
            content_type=self.content_type,
            locale=self.locale,
            first_published_at=published,
            last_published_at=published,
            introduction=self.writer.write(30),
            is_example=True,
            display_name=f"Verzonnen verteller {self.made}" if kind % 2 else "",
            perspective=self.random.choice(Perspective.values),
            municipality=self.random.choice([None, *self.municipalities]),
            content_notes=[self.random.choice(ContentNote.values)] if kind % 4 == 0 else [],
            photo=photo,
            photo_decorative=bool(photo),
            body=json.dumps(self._body(kind)),
        )
        story.minutes = reading_minutes(story.introduction, story.body)
        story.has_video = kind == 5
        return story

    def _body(self, kind: int) -> list[dict]:
        """Return paragraphs with headings, and in some stories a link, a picture or a video."""
        left = self.random.randint(SHORTEST, LONGEST)
        blocks = []
        while left > 0:
            text = "".join(f"<p>{self.writer.write(60)}</p>" for _ in range(2))
            blocks += [("text", text), ("heading", self.writer.write(4).rstrip("."))]
            left -= 124
        blocks.pop()
        quote = {"text": self.writer.write(12), "attribution": ""}
        blocks.insert(3, ("quote", quote))
        if kind % 2:
            link = f'<p><a linktype="page" id="{self.help_page.pk}">Lees meer over hulp</a></p>'
            blocks.append(("text", link))
        if kind % 4 == 1 and self.photos:
            image = {"image": self.random.choice(self.photos).pk, "decorative": True}
            blocks.insert(2, ("image", {"image": {**image, "alt_text": ""}, "caption": ""}))
        if kind == 5:
            video = {"title": "Verzonnen video", "transcript": f"<p>{self.writer.write(40)}</p>"}
            blocks.append(("video", {"url": "https://vimeo.com/1084537", **video}))
        return [{"type": name, "value": value} for name, value in blocks]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=seed_load.__doc__.partition("\n")[0])
    parser.add_argument("--stories", type=int, required=True, help="how many to add")
    seed_load(parser.parse_args().stories)
