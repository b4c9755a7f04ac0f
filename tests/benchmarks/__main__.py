"""Measures the site beside other servers on this machine, and prints tables in Markdown.

`.venv/bin/python -m tests.benchmarks` takes about eight minutes and stays on this machine, but for
wagtail-cache, which comes from the package index. With DATABASE_URL it measures PostgreSQL as well,
in databases of its own.
"""

import argparse
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import proxies, servers, tables
from tests.benchmarks.editing import measure_editing
from tests.benchmarks.growing import measure_growth
from tests.benchmarks.load import Load, put_load
from tests.benchmarks.rival import Rival
from tests.benchmarks.servers import Answer, Target, ask
from tests.benchmarks.staleness import count_stale
from tests.openhartig.operations.processes import Server, free_port, serve
from tests.openhartig.page_cache.redis_server import start_redis

STORY = "/verhalen/mijn-agenda-was-vol/"
SITE = "the site, cached story"
SMALL, LARGE = 100, 10_000


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds of load")
    parser.add_argument("--seconds", type=float, default=2, help="of load on a server in a round")
    parser.add_argument("--stories", type=int, default=LARGE, help="in the large site")
    parser.add_argument("--growth", action="store_true", help="measure only how costs grow")
    parser.add_argument("--editing", action="store_true", help="measure only what editors cost")
    parser.add_argument("--editing-seconds", type=float, default=60, help="of reading, twice")
    options = parser.parse_args()
    print(tables.machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="openhartig-benchmark-") as name:
        folder = Path(name)
        if not options.growth and not options.editing:
            compare_servers(folder, options.rounds, options.seconds)
            look_for_stale_answers(folder)
        if not options.growth:
            measure_editing(folder, options.editing_seconds)
        if not options.editing:
            measure_growth(folder, (SMALL, options.stories))


def compare_servers(folder: Path, rounds: int, seconds: float) -> None:
    """Print what the site does beside other servers with the same page."""
    data_dir = folder / "var"
    with serve(data_dir, WEB_CONCURRENCY=str(servers.WORKERS)) as site, ExitStack() as stack:
        answer = ask(site.port, STORY)
        targets = {SITE: Target(f"http://127.0.0.1:{site.port}{STORY}", [site.pid])}
        targets |= start_constants(stack, answer, folder)
        targets |= start_redis_site(stack, folder)
        targets |= start_rival(stack, site, folder)
        targets |= start_nginx(stack, site, answer, folder)
        loads: dict[str, list[Load]] = {name: [] for name in targets}
        for target in targets.values():
            put_load(target.url, target.leaders, 3)
        for _ in range(rounds):
            for name, target in targets.items():
                loads[name].append(put_load(target.url, target.leaders, seconds))
        sizes = {name: _size(target) for name, target in targets.items()}
    print(f"\n{tables.load_table(loads, sizes, SITE)}\n", flush=True)


def start_constants(stack: ExitStack, answer: Answer, folder: Path) -> dict[str, Target]:
    """Start the application of constant bytes, twice."""
    names = {"constant bytes, two headers": False, "constant bytes, our headers": True}
    targets = {}
    for name, all_headers in names.items():
        own = folder / name
        own.mkdir()
        targets[name] = stack.enter_context(servers.constant(answer, own, all_headers=all_headers))
    return targets


def start_redis_site(stack: ExitStack, folder: Path) -> dict[str, Target]:
    """Start the site once more, as one of several machines."""
    if not shutil.which("redis-server"):
        print("Redis is not installed: left out.")
        return {}
    redis = start_redis()
    stack.callback(redis.stop)
    data_dir = folder / "var_redis"
    shutil.copytree(folder / "var", data_dir, symlinks=True)
    workers = str(servers.WORKERS)
    site = stack.enter_context(serve(data_dir, REDIS_URL=redis.url, WEB_CONCURRENCY=workers))
    url = f"http://127.0.0.1:{site.port}{STORY}"
    return {"the site, stamp in Redis": Target(url, [site.pid])}


def start_rival(stack: ExitStack, site: Server, folder: Path) -> dict[str, Target]:
    """Start a site of `wagtail start` with wagtail-cache."""
    rival = Rival(folder / "rival")
    try:
        rival.make(ask(site.port, STORY, Accept_Encoding="identity").body.decode())
    except subprocess.CalledProcessError as error:
        print(f"wagtail-cache cannot be set up, left out: {error.stderr.strip()[-300:]}")
        return {}
    port = free_port()
    leader = stack.enter_context(
        servers.gunicorn("rival.wsgi", rival.folder, port, **rival.variables)
    )
    url = f"http://127.0.0.1:{port}/"
    return {"wagtail start with wagtail-cache": Target(url, [leader])}


def start_nginx(stack: ExitStack, site: Server, answer: Answer, folder: Path) -> dict[str, Target]:
    """Start nginx with a file, before the site, and before the site with a cache."""
    if not shutil.which("nginx"):
        print("nginx is not installed: left out.")
        return {}
    port, leader = stack.enter_context(proxies.static_file(answer, folder / "file"))
    targets = {"nginx, a file": Target(f"http://127.0.0.1:{port}/page.html", [leader])}
    names = {"nginx, asks the site": False, "nginx, keeps for a second": True}
    for name, caches in names.items():
        proxy = proxies.documented_proxy(site.port, folder / name.replace(" ", "_"), caches=caches)
        port, leader = stack.enter_context(proxy)
        targets[name] = Target(f"http://127.0.0.1:{port}{STORY}", [leader, site.pid])
    return targets


def look_for_stale_answers(folder: Path) -> None:
    """Print how many answers were stale around many publishes."""
    with serve(folder / "var", WEB_CONCURRENCY="4") as site:
        seen, stale = count_stale(site, folder / "var", publishes=100, answers=10_000)
    print(f"Stale answers around 100 publishes with 4 workers: {stale} of {seen:,}.\n", flush=True)


def _size(target: Target) -> int:
    port, _, path = target.url.removeprefix("http://127.0.0.1:").partition("/")
    return len(ask(int(port), f"/{path}").body)


if __name__ == "__main__":
    main()
