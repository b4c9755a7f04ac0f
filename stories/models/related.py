"""Chooses stories to show beside something else."""

from django.db.models import Count, Q, QuerySet, prefetch_related_objects

RECENT = 500
"""Among how many stories, the newest, those with the same themes are sought."""


def related_stories(story, count: int = 3) -> list:
    """Return live stories to read next: those that share most themes first, then the newest.

    Args:
        story: a StoryPage; its own themes are fetched along.
        count: how many stories at most.
    """
    if story.pk:
        prefetch_related_objects([story], "themes")
    others = type(story).objects.live().exclude(pk=story.pk).for_cards().newest_first()
    themes = set(story.themes.all())
    related = []
    if themes:
        related = list(others.filter(pk__in=_sharing(story, themes, count)))
        related.sort(key=lambda other: -len(themes.intersection(other.themes.all())))
    if len(related) < count:
        related += others.exclude(pk__in=[other.pk for other in related])[: count - len(related)]
    return related


def _sharing(story, themes, count: int) -> QuerySet:
    """Return the keys of the recent live stories that share most themes, the newest first."""
    stories = type(story).objects.live().exclude(pk=story.pk).newest_first()
    return (
        type(story)
        .themes.through.objects.filter(
            theme__in=themes, storypage__in=stories.values("pk")[:RECENT]
        )
        .values("storypage")
        .annotate(shared=Count("theme"))
        .order_by("-shared", "-storypage__first_published_at", "-storypage")
        .values("storypage")[:count]
    )


def next_about(theme, story):
    """Return the live story about a theme that comes after another; None without another.

    The next one is older; after the oldest comes the newest.

    Args:
        theme: a Theme of the story.
        story: a StoryPage; one that was never public comes before all others.
    """
    others = type(story).objects.live().filter(themes=theme).exclude(pk=story.pk)
    if since := story.first_published_at:
        is_older = Q(first_published_at__lt=since) | Q(first_published_at=since, pk__lt=story.pk)
        others = others.annotate(is_older=is_older).order_by(
            "-is_older", "-first_published_at", "-id"
        )
    else:
        others = others.newest_first()
    return others.only("title", "is_example", "content_notes", "url_path", "path", "depth").first()


def linked_stories(links) -> list:
    """Return the live stories that editors linked to a page, in their order.

    Args:
        links: the related manager of an `Orderable` with a `story`.
    """
    links = links.select_related("story__photo", "story__municipality").defer("story__body")
    stories = [link.story for link in links if link.story.live]
    prefetch_related_objects(stories, "themes")
    return stories
