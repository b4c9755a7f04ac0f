"""What pages cost that come from Django, without the page cache.

With a number it fills the site of the environment up to so many stories; without one it measures
that site and prints the costs as JSON. Only for a site that is thrown away.
"""

import json
import re
import sys
import time

import django

if __name__ == "__main__":
    django.setup()

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaign.policy.models import AmbitionPage
from stories.models import StoryPage
from tests.benchmarks.seed_load import seed_load
from tests.benchmarks.tables import Costs
from tests.benchmarks.words import COMMONEST_WORD

REPEATS = 12


def addresses(client: Client) -> dict[str, str]:
    """Return the pages to measure, by name."""
    html = client.get("/verhalen/").content.decode()
    last = max(map(int, re.findall(r"[?&;]pagina=(\d+)", html)), default=1)
    return {
        "home": "/",
        "story": StoryPage.objects.live().order_by("path")[0].url,
        "ambition": AmbitionPage.objects.live().order_by("path")[0].url,
        "list": "/verhalen/",
        "list, last page": f"/verhalen/?pagina={last}",
        "search": f"/zoeken/?q={COMMONEST_WORD}",
        "sitemap, index": "/sitemap.xml",
        "sitemap, a part": "/sitemap-paginas.xml",
        "feed": "/verhalen/feed/",
    }


def measure() -> Costs:
    """Return what each page costs now."""
    client = Client(SERVER_NAME="127.0.0.1")
    return {name: _cost(client, path) for name, path in addresses(client).items()}


def _cost(client: Client, path: str) -> tuple[int, float, float]:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
        answer.getvalue()
    count = len(queries)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    cpu, all_of_it = [], []
    for _ in range(REPEATS):
        start, start_cpu = time.perf_counter(), time.process_time()
        client.get(path).getvalue()
        cpu.append((time.process_time() - start_cpu) * 1000)
        all_of_it.append((time.perf_counter() - start) * 1000)
    return count, min(cpu), min(all_of_it)


if __name__ == "__main__":
    if sys.argv[1:]:
        seed_load(int(sys.argv[1]) - StoryPage.objects.count())
    else:
        print(json.dumps(measure()))
