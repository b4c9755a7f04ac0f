from django.conf import settings
from wagtail import hooks
from wagtail.models import Site

from openhartig.pages.models import BasePage, SiteSettings
from openhartig.starting_content.files import TITLES, WORDS, Content, add_draft, fields, rich_text
from stories.models import StoryPage

from .models import HomePage, HomeStory, PlainPage

PLAIN_PAGES = ("about", "privacy", "contact")


@hooks.register("starting_content", order=200)
def make_front_page(is_empty: bool) -> None:
    """Put our front page in the place of the welcome page that Wagtail makes."""
    words = Content(__file__).read("home")
    heading = words["title" if is_empty else "heading"]
    home = HomePage(**fields(words, TITLES if is_empty else WORDS), heading=heading)
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    home.slug = "home-new"
    BasePage.get_first_root_node().add_child(instance=home)
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    welcome.delete()
    home.slug = "home"
    home.save()
    home.save_revision().publish()
    SiteSettings.objects.get_or_create(site=site)


@hooks.register("starting_content", order=400)
def make_plain_pages(is_empty: bool) -> None:
    """Make the pages that the footer leads to."""
    if is_empty:
        return
    content = Content(__file__)
    for name in PLAIN_PAGES:
        words = content.read(name)
        page = PlainPage(
            **fields(words),
            body=content.body(words["body"]),
            show_in_footer=words["show_in_footer"],
        )
        add_draft(HomePage.objects.get(), page).publish()


@hooks.register("starting_content", order=500)
def show_stories(is_empty: bool) -> None:
    """Show stories on the front page, and say what stands on every page."""
    if is_empty:
        return
    content = Content(__file__)
    words, everywhere = content.read("home"), content.read("settings")
    home = HomePage.objects.get()
    stories = [StoryPage.objects.get(slug=slug) for slug in words["stories"]]
    home.story_links = [HomeStory(story=story) for story in stories]
    home.save_revision().publish()
    SiteSettings.objects.update(
        question=words["question"],
        question_text=words["question_text"],
        contact_name=everywhere["contact_name"],
        contact_email=everywhere["contact_email"],
        help_strip_text=everywhere["help_strip_text"],
        footer_text=rich_text(everywhere["footer_text"]),
    )
