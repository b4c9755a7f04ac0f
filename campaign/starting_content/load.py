"""Loads the starting content: real facts in our own words, and stories that are made up."""

from datetime import datetime, time
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Site

from campaign.help.models import Helpline
from campaign.home.models import HomePage, HomeStory, PlainPage
from campaign.policy.models import AmbitionPage, AmbitionStory, PolicyPeriod
from campaign.practice.models import ExamplePage
from openhartig.pages.models import BasePage, SiteSettings
from openhartig.region.models import Municipality, Partner
from stories.consent.made_up import say_made_up
from stories.models import StoryPage, Theme

from .files import Pictures, body, read, read_all, rich_text
from .tree import SECTIONS, make_tree

PLAIN_PAGES = ("about", "privacy", "accessibility", "contact")


def make_empty_site() -> None:
    """Make the home page and the sections, without any text but their titles."""
    title = read("pages/home")["title"]
    sections = {}
    for name, page_type in SECTIONS.items():
        words = read(f"pages/{name}")
        sections[name] = page_type(title=words["title"], slug=words["slug"], show_in_menus=True)
    sections["help"].show_in_menus = False
    make_tree(HomePage(title=title, heading=title), sections)


def make_full_site() -> None:
    """Make the home page and the sections, with all starting content."""
    Loader().load()


class Loader:
    """Loads all files once, into a site that has no pages yet."""

    def __init__(self) -> None:
        self.pictures = Pictures()
        self.themes = self._snippets(Theme, "themes")
        self.municipalities = self._snippets(Municipality, "municipalities")
        self.partners = self._snippets(Partner, "partners")
        self._snippets(Helpline, "helplines")

    def load(self) -> None:
        """Load every page, in the order in which they point to each other."""
        words = read("pages/home")
        home = HomePage(**self._words(words), heading=words["heading"])
        sections = {name: self._section(name) for name in SECTIONS}
        site = make_tree(home, sections)
        for name in PLAIN_PAGES:
            words = read(f"pages/{name}")
            page = PlainPage(
                **self._words(words),
                body=body(words["body"], self.pictures),
                show_in_footer=words["show_in_footer"],
            )
            self._add(home, page)

        stories = self._stories(sections["stories"])
        ambitions = self._ambitions(sections["ambitions"], stories)
        self._examples(sections["examples"], ambitions)
        home.story_links = [
            HomeStory(story=story) for words, story in stories.values() if words["featured"]
        ]
        home.save_revision().publish()
        self._settings(site)

    def _stories(self, index: BasePage) -> dict[str, tuple[dict, StoryPage]]:
        stories = {}
        for words in sorted(read_all("stories"), key=lambda words: words["date"]):
            photo = words.get("photo") or {}
            published = timezone.make_aware(datetime.combine(words["date"], time(9)))
            story = StoryPage(
                **self._words(words),
                is_example=words["is_example"],
                display_name=words["display_name"],
                perspective=words["perspective"],
                municipality=self.municipalities.get(words["municipality"]),
                themes=[self.themes[slug] for slug in words["themes"]],
                content_notes=words["content_notes"],
                photo=self.pictures.get(photo.get("file")),
                photo_alt=photo.get("alt", ""),
                body=body(words["body"], self.pictures),
                first_published_at=published,
            )
            self._add(index, story)
            stories[words["slug"]] = words, story
        return stories

    def _ambitions(self, index: BasePage, stories: dict) -> dict[int, AmbitionPage]:
        content = read("ambitions")
        periods = {p["slug"]: PolicyPeriod.objects.create(**p) for p in content["periods"]}
        ambitions = {}
        for words in content["ambitions"]:
            ambition = AmbitionPage(
                **self._words(words),
                period=periods[words["period"]],
                number=words["number"],
                goal=rich_text(words["goal"]),
                body=body(words["body"], self.pictures),
                story_links=[
                    AmbitionStory(story=stories[slug][1]) for slug in words.get("stories", [])
                ],
            )
            self._add(index, ambition)
            ambitions[words["number"]] = ambition
        return ambitions

    def _examples(self, index: BasePage, ambitions: dict[int, AmbitionPage]) -> None:
        for words in sorted(read_all("examples"), key=lambda words: words["order"]):
            places = words["municipalities"]
            example = ExamplePage(
                **self._words(words),
                aim=rich_text(words["aim"]),
                period=words["period_label"],
                municipalities=[
                    place
                    for slug, place in self.municipalities.items()
                    if places == "all" or slug in places
                ],
                place=words["place_label"],
                partners=[self.partners[slug] for slug in words["partners"]],
                ambitions=[ambitions[number] for number in words["ambitions"]],
                body=body(words["body"], self.pictures),
                result=rich_text(words["result"]),
                **{
                    name: words[name]
                    for name in (
                        "contact_name",
                        "contact_email",
                        "contact_url",
                        "source_label",
                        "source_url",
                        "licence",
                        "credit",
                    )
                },
            )
            self._add(index, example, live=words["live"])

    def _section(self, name: str) -> BasePage:
        words = read(f"pages/{name}")
        page = SECTIONS[name](**self._words(words), show_in_menus=name != "help")
        if "body" in words:
            page.body = body(words["body"], self.pictures)
        return page

    def _settings(self, site: Site) -> None:
        home, words = read("pages/home"), read("settings")
        SiteSettings.objects.filter(site=site).update(
            question=home["question"],
            question_text=home["question_text"],
            contact_name=words["contact_name"],
            contact_email=words["contact_email"],
            help_strip_text=words["help_strip_text"],
            footer_text=rich_text(words["footer_text"]),
        )

    def _snippets(self, model: type[Model], name: str) -> dict[str, Any]:
        return {item["slug"]: model.objects.create(**item) for item in read(name)}

    @staticmethod
    def _words(words: dict) -> dict:
        names = ("title", "slug", "introduction", "search_description")
        return {name: words[name] for name in names if name in words}

    @staticmethod
    def _add(parent: BasePage, page: BasePage, live: bool = True) -> None:
        page.live = False
        parent.add_child(instance=page)
        revision = page.save_revision()
        if getattr(page, "is_example", False):
            say_made_up(revision.as_object())
        if live:
            revision.publish()
