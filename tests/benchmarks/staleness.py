"""Publishes while visitors read, and counts the answers that were already out of date."""

from pathlib import Path

from tests.openhartig.operations.processes import Server
from tests.openhartig.page_cache.test_never_stale import Editor, Readers

VISITORS = 8
PUBLISH = """
import sys
from campaign.home.models import HomePage
for line in sys.stdin:
    page = HomePage.objects.get()
    page.introduction = f"Vraag nummer {line.strip()}."
    page.save_revision().publish()
    print("done", flush=True)
"""


def count_stale(server: Server, data_dir: Path, publishes: int, answers: int) -> tuple[int, int]:
    """Publish the front page again and again from another process.

    Args:
        server: the site.
        data_dir: its data folder.
        publishes: how often.
        answers: how many answers visitors get meanwhile, at least.

    Returns:
        How many answers there were and how many were stale.
    """
    editor = Editor(data_dir, PUBLISH)
    editor.change(0)
    with Readers(server, VISITORS) as readers:
        for number in range(1, publishes + 1):
            editor.change(number)
            readers.answered = number
            readers.wait_for_answers(answers // publishes)
    editor.leave()
    return readers.seen, len(readers.stale)
