import pytest

from openhartig.page_cache.wsgi import PageCache

from .pages import Site


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.PAGE_CACHE_DIR = tmp_path / "page_cache"
    settings.ALLOWED_HOSTS = ["limburg.example"]


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def cache(site: Site) -> PageCache:
    return PageCache(site)
