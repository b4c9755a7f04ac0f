"""Chooses stories to show beside something else."""

from django.db.models import Count, Q, prefetch_related_objects


def related_stories(story, count: int = 3) -> list:
    """Return live stories to read next: those that share most themes first, then the newest.

    Args:
        story: a StoryPage; its own themes are fetched along with those of the others.
        count: how many stories at most.
    """
    model = type(story)
    own_themes = model.themes.through.objects.filter(storypage=story.pk).values("theme")
    related = list(
        model.objects.live()
        .exclude(pk=story.pk)
        .annotate(shared_themes=Count("themes", filter=Q(themes__in=own_themes)))
        .order_by("-shared_themes", "-first_published_at")
        .for_cards()
        .prefetch_related(None)[:count]
    )
    prefetch_related_objects([story, *related] if story.pk else related, "themes")
    return related


def linked_stories(links) -> list:
    """Return the live stories that editors linked to a page, in their order.

    Args:
        links: the related manager of an `Orderable` with a `story`.
    """
    links = links.select_related("story__photo", "story__municipality")
    stories = [link.story for link in links if link.story.live]
    prefetch_related_objects(stories, "themes")
    return stories
