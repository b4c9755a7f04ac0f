from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from openhartig.pages.models import BasePage

from .excerpt import excerpt
from .query import Kind, clean_words, kinds_of

PAGE_SIZE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search all pages of the site: `?q=` the words, `?soort=` one kind of page, `?pagina=`.

    Any input gives a page: words that mean nothing to a search engine give no results.
    """
    typed = request.GET.get("q", "").replace("\x00", "")
    words = clean_words(typed)
    kinds: list[Kind] = []
    chosen = ""
    results = []
    if words:
        pages = BasePage.objects.live().public().filter(depth__gt=1)  # without the root
        kinds = kinds_of(pages.search(" ".join(words)).facet("content_type_id"))
        chosen = next((k.slug for k in kinds if k.slug == request.GET.get("soort")), "")
        if chosen:
            pages = pages.filter(content_type__in=[k.pk for k in kinds if k.slug == chosen])
        results = pages.with_details().search(" ".join(words))

    paginator = Paginator(results, PAGE_SIZE)
    paginator.count = sum(kind.count for kind in kinds if chosen in ("", kind.slug))
    page = paginator.get_page(request.GET.get("pagina"))
    found = [page.details for page in page.object_list]
    return render(
        request,
        "search/results.html",
        {
            "in_search": True,
            "typed": typed[:200],
            "words": words,
            "kinds": kinds,
            "all_kinds_count": sum(kind.count for kind in kinds),
            "chosen": chosen,
            "page_of_results": page,
            "results": [{"page": item, "excerpt": excerpt(item, words)} for item in found],
        },
    )
