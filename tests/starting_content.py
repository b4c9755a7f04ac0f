from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction


@contextmanager
def starting_content() -> Iterator[None]:
    """Fill the site with its starting content for a while; tests inside may change it freely."""
    with transaction.atomic():
        cache.clear()
        call_command("setup_site")
        yield
        transaction.set_rollback(True)
