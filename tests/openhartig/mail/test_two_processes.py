"""Two processes that deliver the same mail at once, with a database of their own."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.openhartig.operations.processes import run_manage

from .conftest import MailServer

FILL = """
from openhartig.mail.models import QueuedMail
for number in range(8):
    QueuedMail.objects.create(
        kind="link", to=f"teller{number}@example.nl", subject="Bericht", text="x", html="x"
    )
"""


@pytest.mark.slow
def test_every_mail_is_sent_once(tmp_path: Path, server: MailServer):
    variables = {"DATA_DIR": str(tmp_path), "EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}
    for arguments in (("migrate", "mail", "-v0"), ("shell", "-v0", "-c", FILL)):
        process = run_manage(*arguments, **variables)
        assert process.returncode == 0, process.stderr

    server.inbox.delay = 0.3
    with ThreadPoolExecutor() as pool:
        started = [pool.submit(run_manage, "send_queued_mail", **variables) for _ in range(2)]
    printed = [process.result().stdout for process in started]

    assert sorted(server.inbox.receivers) == [f"teller{number}@example.nl" for number in range(8)]
    assert sum(int(line.split()[1].strip(",")) for line in printed) == 8, printed
    assert all(not line.startswith("Sent 0") for line in printed), printed
