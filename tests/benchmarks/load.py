"""Asks one address as fast as it answers, and tells how fast that was."""

import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles

HEADERS = {"Accept-Encoding": "gzip, deflate, br"}
CONNECTIONS = 16
GENERATOR = "wrk" if shutil.which("wrk") else "threads in Python, which are the limit themselves"
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What one round gave.

    Attributes:
        rate: requests a second.
        p50: the median answer, in milliseconds.
        p99: the slowest answer but one in a hundred, in milliseconds.
        cpu: milliseconds of CPU a request, of all processes that answer.
    """

    rate: float
    p50: float
    p99: float
    cpu: float


def put_load(url: str, leaders: list[int], seconds: float) -> Load:
    """Ask an address for some seconds over several connections.

    Args:
        url: the address; it must answer 200.
        leaders: the processes that answer, each with all its children.
        seconds: how long.

    Raises:
        RuntimeError: it answered something else.
    """
    before = sum(map(cpu_seconds, leaders))
    ask = _ask_with_wrk if GENERATOR == "wrk" else _ask_with_threads
    count, rate, p50, p99 = ask(url, seconds)
    cpu = sum(map(cpu_seconds, leaders)) - before
    return Load(rate, p50, p99, cpu * 1000 / max(count, 1))


def cpu_seconds(leader: int) -> float:
    """Return the CPU time that a process and its children used until now."""
    children = Path(f"/proc/{leader}/task/{leader}/children").read_text().split()
    own = Path(f"/proc/{leader}/stat").read_text().rpartition(")")[2].split()
    return (int(own[11]) + int(own[12])) / 100 + sum(cpu_seconds(int(pid)) for pid in children)


def _ask_with_wrk(url: str, seconds: float) -> tuple[int, float, float, float]:
    headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    options = ("-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--latency")
    command = ["wrk", *options, *headers, url]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if trouble := re.search(r"Non-2xx.*|Socket errors.*", printed):
        raise RuntimeError(f"{url}: {trouble[0]}")
    times = dict(re.findall(r"(50|99)%\s+([\d.]+\w+)", printed))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1])
    count = int(re.search(r"(\d+) requests in", printed)[1])
    return count, rate, _milliseconds(times["50"]), _milliseconds(times["99"])


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()
    return float(number) * MILLISECONDS[unit]


def _ask_with_threads(url: str, seconds: float) -> tuple[int, float, float, float]:
    times: list[float] = []
    address, path = re.fullmatch(r"http://([^/]+)(/.*)", url).groups()
    end = time.monotonic() + seconds

    def ask() -> None:
        connection = HTTPConnection(address, timeout=60)
        while time.monotonic() < end:
            start = time.perf_counter()
            connection.request("GET", path, headers=HEADERS)
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - start) * 1000 if answer.status == 200 else -1)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if min(times) < 0:
        raise RuntimeError(f"{url}: something else than 200")
    hundredths = quantiles(times, n=100)
    return len(times), len(times) / seconds, hundredths[49], hundredths[98]
