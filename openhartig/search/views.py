from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from openhartig.input.text import tidy
from openhartig.pages.models import BasePage

from .excerpt import excerpt
from .finding import count_types, fetch, find, nearest, public_pages
from .query import Kind, clean_words, kinds_of
from .stems import Stems

PAGE_SIZE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search all pages of the site: `?q=` the words, `?soort=` one kind of page, `?pagina=`.

    Any input gives a page: words that mean nothing to a search engine give no results. Words that
    are nowhere make place for the nearest that are, and the page says so.
    """
    typed = tidy(request.GET.get("q", ""))
    words, stems = clean_words(typed), Stems()
    wanted = stems.of_words(words)
    pages = public_pages()
    found, kinds = _find(pages, wanted)
    is_guess = False
    if wanted and not kinds:
        wanted = nearest(pages, wanted)
        found, kinds = _find(pages, wanted)
        is_guess = bool(kinds)
    chosen = next((k.slug for k in kinds if k.slug == request.GET.get("soort")), "")
    if chosen:
        found = found.filter(content_type__in=[k.pk for k in kinds if k.slug == chosen])

    paginator = Paginator(found, PAGE_SIZE)
    paginator.count = sum(kind.count for kind in kinds if chosen in ("", kind.slug))
    page = paginator.get_page(request.GET.get("pagina"))
    shown = fetch(page.object_list) if kinds else []  # type: ignore[arg-type]  # it is a query
    results = [{"page": item, "excerpt": excerpt(item, wanted, stems)} for item in shown]
    return render(
        request,
        "search/results.html",
        {
            "in_search": True,
            "typed": typed[:200],
            "words": words,
            "is_guess": is_guess,
            "kinds": kinds,
            "all_kinds_count": sum(kind.count for kind in kinds),
            "chosen": chosen,
            "page_of_results": page,
            "results": results,
        },
    )


def _find(pages: QuerySet[BasePage], wanted: list[str]) -> tuple[QuerySet[BasePage], list[Kind]]:
    """Return the pages with all wanted stems and their types; nothing when nothing is wanted."""
    if not wanted:
        return pages.none(), []
    found = find(pages, wanted)
    return found, kinds_of(count_types(found))
