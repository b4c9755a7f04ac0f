from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from openhartig.doors import answers
from openhartig.input.text import tidy
from openhartig.pages.models import BasePage

from .asked import Asked
from .excerpt import excerpt, word_with_stem
from .finding import alike, count_types, existing, fetch, find, public_pages
from .query import MAX_CHARACTERS, Group, Kind, kinds_of, without_little_words
from .stems import Stems

PAGE_SIZE = 12


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search all pages of the site: `?q=` the words, `?soort=` one kind of page, `?pagina=`.

    Any input gives a page: words that mean nothing to a search engine give no results. Words that
    are nowhere make place for the nearest that are, and the page says so. What was asked is kept
    nowhere: not by us, and not by what stands between us and a browser.
    """
    typed = tidy(request.GET.get("q", ""))
    stems = Stems()
    asked = Asked.read(typed, stems)
    pages, groups = public_pages(), asked.groups
    found, kinds = _find(pages, groups)
    known: list[str] = []
    if groups and not kinds:
        known = existing([stem for group in groups for way in group for stem in way])
        groups = _nearest(pages, groups, known)
        found, kinds = _find(pages, groups)
    chosen = next((k.slug for k in kinds if k.slug == request.GET.get("soort")), "")
    if chosen:
        found = found.filter(content_type__in=[k.pk for k in kinds if k.slug == chosen])

    paginator = Paginator(found, PAGE_SIZE)
    paginator.count = sum(kind.count for kind in kinds if chosen in ("", kind.slug))
    page = paginator.get_page(request.GET.get("pagina"))
    shown = fetch(page.object_list) if kinds else []  # type: ignore[arg-type]  # it is a query
    wanted = [stem for group in groups for way in group for stem in way]
    results = [
        {"page": item, "excerpt": [] if item.cards_template else excerpt(item, wanted, stems)}
        for item in shown
    ]
    is_guess = groups != asked.groups and bool(kinds)
    response = render(
        request,
        "search/results.html",
        {
            "in_search": True,
            "typed": typed[:MAX_CHARACTERS],
            "words": asked.words,
            "asked": asked,
            "first": list(
                filter(None, (ask(request, asked) for ask in answers("first_in_search")))
            ),
            "is_guess": is_guess,
            "meant": _meant(asked, groups, shown, known, stems) if is_guess or known else [],
            "kinds": kinds,
            "all_kinds_count": sum(kind.count for kind in kinds),
            "chosen": chosen,
            "page_of_results": page,
            "results": results,
            "parts": _parts(results),
        },
    )
    if asked.words:
        response["Cache-Control"] = "no-store, private"
    return response


def _find(pages: QuerySet[BasePage], groups: list[Group]) -> tuple[QuerySet[BasePage], list[Kind]]:
    """Return the pages with all that is wanted and their types; nothing when nothing is wanted."""
    if not groups:
        return pages.none(), []
    found = find(pages, groups)
    return found, kinds_of(count_types(found))


def _nearest(pages: QuerySet[BasePage], groups: list[Group], known: list[str]) -> list[Group]:
    """Return the groups, with each stem that is nowhere replaced by the most alike that is."""
    all_stems = [stem for group in groups for way in group for stem in way]
    unknown = [stem for stem in all_stems if stem not in known]
    near = alike(pages, unknown) if unknown else {}
    return [[[near.get(stem, stem) for stem in way] for way in group] for group in groups]


def _meant(
    asked: Asked, groups: list[Group], shown: list[BasePage], known: list[str], stems: Stems
) -> list[str]:
    """Return what somebody may have meant, as words that give results.

    Those are the words with the errors mended; where no page has all of them, each that is there.
    """
    words = without_little_words(asked.words)
    if not shown:
        return list(dict.fromkeys(word.lower() for word in words if stems[word] in known))
    before = [stem for group in asked.groups for way in group for stem in way]
    after = [stem for group in groups for way in group for stem in way]
    mended = {
        old: word_with_stem(shown[0], new, stems)
        for old, new in zip(before, after, strict=True)
        if old != new
    }
    return [" ".join(mended.get(stems[word], word) for word in words)]


def _parts(results: list[dict]) -> list[dict]:
    """Return the results by the way in which they are shown, the best first."""
    parts: dict[str, list[dict]] = {}
    for result in results:
        template = result["page"].cards_template or "search/rows.html"
        parts.setdefault(template, []).append(result)
    return [
        {"template": template, "results": own, "pages": [result["page"] for result in own]}
        for template, own in parts.items()
    ]
