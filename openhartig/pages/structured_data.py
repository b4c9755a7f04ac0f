"""Descriptions of pages for machines, in the terms of https://schema.org."""

from collections.abc import Iterable

from django.http import HttpRequest


def breadcrumb_list(pages: Iterable, request: HttpRequest) -> dict:
    """Return the path to a page as a schema.org BreadcrumbList.

    Args:
        pages: from the home page down to the page itself.
        request: the request that is answered.
    """
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": page.labelled_title,
                "item": page.original.get_full_url(request),
            }
            for position, page in enumerate(pages, start=1)
        ],
    }


def article(page, request: HttpRequest, author: str) -> dict:
    """Return a page as a schema.org Article.

    Args:
        page: a page with a title, a description and publication dates.
        request: the request that is answered.
        author: the name as the teller wants it, or empty for a teller who is anonymous
            or made up.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.labelled_title,
        "description": page.description,
        "inLanguage": "nl",
        "mainEntityOfPage": page.original.get_full_url(request),
        "publisher": {"@type": "Organization", "name": "Limburg Openhartig"},
    }
    if page.first_published_at:
        data["datePublished"] = page.first_published_at.isoformat()
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.isoformat()
    if author:
        data["author"] = {"@type": "Person", "name": author}
    return data
