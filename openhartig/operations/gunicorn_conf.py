"""How gunicorn serves the site, behind `manage.py serve` or started by itself."""

import logging
import selectors
import time
from functools import partial

from django.urls import reverse
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import TConn, ThreadWorker

from openhartig.operations.log_masking import PeopleFilter
from openhartig.page_cache.stamp import change_stamp
from openhartig.settings import environment


class MaskedLogger(Logger):
    """The logs of gunicorn itself, which name the address of a request that went wrong."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in [*self.error_log.handlers, *self.access_log.handlers]:
            handler.addFilter(PeopleFilter())


class Worker(ThreadWorker):
    """Gives a connection one of the few threads when something is asked on it, and not before.

    Browsers open connections that they may need later. By itself gunicorn lets a thread wait five
    seconds for the first words on each: four of them, and all other visitors wait as well.
    """

    def enqueue_req(self, conn: TConn) -> None:
        """Have a request answered, or wait for it without a thread."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, readable)


worker_class = Worker
workers = environment.web_concurrency
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 30
keepalive = 5
loglevel = logging.getLevelName(environment.log_level).lower()
control_socket_disable = True

# A request says nothing of where the site stands: no SCRIPT_NAME, no PATH_INFO, no scheme. Only
# Django reads X-Forwarded-Proto, when the settings tell it to.
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}

# Nobody's visit to a story is written down, and no private link when a request goes wrong.
accesslog = None
logger_class = MaskedLogger


def when_ready(server) -> None:
    """Tell where the site is, as soon as it answers there."""
    cms = reverse("wagtailadmin_home")
    print(f"Site:     {environment.site_url}/\nCMS:      {environment.site_url}{cms}", flush=True)


def on_starting(server) -> None:
    """Begin with pages of this version of the code."""
    change_stamp()


def post_worker_init(worker) -> None:
    """Do what comes before the first answer now, so that nobody waits for it."""
    from openhartig.wsgi import site

    site.begin()


def child_exit(server, worker) -> None:
    """Renew all pages: a worker that was killed may have changed something without telling."""
    change_stamp()
