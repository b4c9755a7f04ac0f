"""The results as tables in Markdown."""

import os
import platform
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.load import CONNECTIONS, GENERATOR, Load

Costs = dict[str, tuple[int, float, float]]
"""Per page: queries when nothing was looked up before, CPU ms, and ms in all."""


@dataclass(frozen=True)
class Waiting:
    """How long readers waited.

    Attributes:
        hundredths: the ninety-nine moments, in ms, that divide the answers in hundredths.
        saves: how often the browsers of editors saved meanwhile.
    """

    hundredths: list[float]
    saves: int


def machine() -> str:
    """Return what this machine is, without its name."""
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    python = platform.python_version()
    return (
        f"{os.cpu_count()} cores, {system}, Python {python}. Load of the machine at the start: "
        f"{os.getloadavg()[0]:.1f}. Load generator: {GENERATOR}, {CONNECTIONS} connections."
    )


def load_table(rounds: dict[str, list[Load]], sizes: dict[str, int], base: str) -> str:
    """Return a table of what each server does, with medians over the rounds.

    Args:
        rounds: what each server gave in every round.
        sizes: bytes on the wire of one body.
        base: the server that the others are compared with, round by round.
    """
    rows = [
        "| Server | Requests/s | Ratio | p50 ms | p99 ms | CPU ms/request | Bytes |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, loads in rounds.items():
        ratio = ratio_of(loads, rounds[base])
        p50, p99, cpu = (median(getattr(x, part) for x in loads) for part in ("p50", "p99", "cpu"))
        rate = median(load.rate for load in loads)
        rows.append(
            f"| {name} | {rate:,.0f} | {ratio:.2f} | {p50:.2f} | {p99:.2f} | {cpu:.3f} "
            f"| {sizes[name]:,} |"
        )
    return "\n".join(rows)


def ratio_of(loads: list[Load], others: list[Load]) -> float:
    """Return how many times as fast one server was as another, as a median over the rounds."""
    return median(one.rate / other.rate for one, other in zip(loads, others, strict=True))


def growth_table(database: str, small: int, large: int, costs: list[Costs]) -> str:
    """Return a table of what pages cost in two sizes of one site."""
    rows = [
        f"| {database} | Queries at {small:,} | at {large:,} | CPU ms at {small:,} | at {large:,} "
        f"| Growth | All ms at {large:,} |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (queries, cpu, _) in costs[0].items():
        more_queries, more_cpu, more = costs[1][name]
        rows.append(
            f"| {name} | {queries} | {more_queries} | {cpu:.1f} | {more_cpu:.1f} "
            f"| {more_cpu / cpu:.2f} | {more:.1f} |"
        )
    return "\n".join(rows)


def editing_table(
    readers: int, editors: int, every: float, waiting: dict[str, list[Waiting]]
) -> str:
    """Return a table of how long readers wait, without editors and with them."""
    rows = [
        f"| {readers} readers | Saves | p50 ms | p95 ms | p99 ms | p95, ratio |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for database, measured in waiting.items():
        for one in measured:
            who = f"{editors} editors, every {every:.0f} s" if one.saves else "alone"
            p50, p95, p99 = (one.hundredths[n - 1] for n in (50, 95, 99))
            ratio = p95 / measured[0].hundredths[94]
            rows.append(
                f"| {database}, {who} | {one.saves} | {p50:.1f} | {p95:.1f} | {p99:.1f} "
                f"| {ratio:.2f} |"
            )
    return "\n".join(rows)
