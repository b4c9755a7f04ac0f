"""The environment variables: what they accept, what they refuse, and where they are written."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from openhartig.settings import PROJECT_DIR, environment
from openhartig.settings.environment import Environment, local_key

SECRET_KEY = "only-for-this-test-" * 4
ENCRYPTION_KEY = "only-for-this-test-too-" * 2
KINDS = {
    "bool": "yes or no",
    "dj_db_url": "URL",
    "dj_email_url": "URL",
    "int": "number",
    "list": "list",
    "log_level": "level",
    "str": "text",
}


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in read_by_the_code():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


def read_by_the_code() -> dict[str, str]:
    """Return the variables in the code, each with the method that reads it last."""
    code = (PROJECT_DIR / "openhartig/settings/environment.py").read_text()
    calls = re.findall(r'env\.(\w+)\(\s*"([A-Z_]+)"', code)
    return {name: method for method, name in calls}


def described_in_the_readme() -> dict[str, str]:
    """Return the variables in the table of the README, each with its kind."""
    readme = (PROJECT_DIR / "README.md").read_text()
    return dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+?) \|", readme, re.MULTILINE))


def test_readme_describes_every_variable():
    kinds = {name: KINDS[method] for name, method in read_by_the_code().items()}
    kinds["EMAIL_URL"] = kinds["REDIS_URL"] = "URL"
    assert described_in_the_readme() == kinds


def test_a_laptop_needs_no_variable(tmp_path: Path):
    environment = Environment()
    assert environment.debug is False
    assert environment.https is False
    assert environment.site_url == "http://127.0.0.1:8000"
    assert environment.database["NAME"] == str(tmp_path / "db.sqlite3")
    assert environment.allowed_hosts == ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"]
    assert environment.email["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"


@pytest.mark.parametrize("name", ["secret_key", "encryption_key"])
def test_key_is_made_once_and_kept_private(name: str, tmp_path: Path):
    Environment()
    key = (tmp_path / name).read_text()
    environment = Environment()
    assert len(key) >= 50
    assert key in {environment.secret_key, *environment.encryption_keys}
    assert (tmp_path / name).read_text() == key
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_keys_differ():
    environment = Environment()
    assert [environment.secret_key] != environment.encryption_keys


def test_processes_that_start_together_have_the_same_keys(tmp_path: Path):
    with ThreadPoolExecutor() as pool:
        started = [pool.submit(local_key, tmp_path, "encryption_key") for _ in range(50)]
    (key,) = {process.result() for process in started}
    assert key
    assert [file.name for file in tmp_path.iterdir()] == ["encryption_key"]


def test_keys_newest_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    new, old = "new" + ENCRYPTION_KEY, "old" + ENCRYPTION_KEY
    monkeypatch.setenv("ENCRYPTION_KEYS", f"{new}, {old},")
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", f"{SECRET_KEY}, {SECRET_KEY}x")
    environment = Environment()
    assert environment.encryption_keys == [new, old]
    assert environment.secret_key_fallbacks == [SECRET_KEY, SECRET_KEY + "x"]
    assert not (tmp_path / "encryption_key").exists()


def test_production(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("SITE_URL", "https://www.example.nl/")
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
    monkeypatch.setenv("ENCRYPTION_KEYS", ENCRYPTION_KEY)
    monkeypatch.setenv("ALLOWED_HOSTS", "example.nl, intern.example.nl,")
    monkeypatch.setenv("DATABASE_URL", "postgresql://site:password@database:5432/site")
    monkeypatch.setenv("EMAIL_URL", "submission://site:password@mail.example.nl")
    environment = Environment()
    assert environment.https is True
    assert environment.site_url == "https://www.example.nl"
    assert environment.allowed_hosts == ["www.example.nl", "example.nl", "intern.example.nl"]
    assert environment.database["ENGINE"] == "django.db.backends.postgresql"
    assert environment.email["EMAIL_HOST"] == "mail.example.nl"
    assert environment.email["EMAIL_PORT"] == 587
    assert environment.email["EMAIL_USE_TLS"] is True
    assert environment.email["EMAIL_TIMEOUT"] == 10
    assert environment.email_from == "noreply@www.example.nl"
    assert environment.secret_key_fallbacks == []
    assert list(tmp_path.iterdir()) == []


def test_data_folder_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "new" / "var"))
    folder = Environment().data_dir
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://site:password@database/site"),
        ("DATABASE_URL", "postgresql://site@database:port/site"),
        ("DATA_DIR", ""),
        ("DATA_DIR", "/dev/null/var"),
        ("DEBUG", "perhaps"),
        ("EMAIL_URL", "mail.example.nl"),
        ("EMAIL_URL", "smtp://mail.example.nl:port"),
        ("ENCRYPTION_KEYS", "short"),
        ("ENCRYPTION_KEYS", f"{ENCRYPTION_KEY},short"),
        ("LOG_LEVEL", "loud"),
        ("SITE_URL", ""),
        ("SITE_URL", "www.example.nl"),
        ("SITE_URL", "ftp://www.example.nl"),
        ("SITE_URL", "http://www.example.nl/site"),
        ("SITE_URL", "http://www.example.nl:port"),
        ("SITE_URL", "http://[www.example.nl"),
        ("WEB_CONCURRENCY", "many"),
        ("WEB_CONCURRENCY", "0"),
    ],
)
def test_malformed_variable_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        Environment()


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ENCRYPTION_KEYS"])
def test_https_asks_for_keys(missing: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SITE_URL", "https://www.example.nl")
    monkeypatch.setenv("SECRET_KEY", SECRET_KEY)
    monkeypatch.setenv("ENCRYPTION_KEYS", ENCRYPTION_KEY)
    monkeypatch.delenv(missing)
    with pytest.raises(ImproperlyConfigured, match=f"{missing}: missing"):
        Environment()


def test_settings_and_environment_are_one(settings):
    assert environment.site_url == settings.SITE_URL == settings.WAGTAILADMIN_BASE_URL


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", "-c jit=off"),
        ("?sslmode=require", "-c jit=off"),
        ("?options=-c%20jit%3Don", "-c jit=off -c jit=on"),
        ("?options=-c%20statement_timeout%3D5000", "-c jit=off -c statement_timeout=5000"),
    ],
)
def test_connections_to_postgresql_compile_no_queries_unless_the_address_says_so(
    monkeypatch: pytest.MonkeyPatch, query: str, options: str
):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://user@localhost/name{query}")
    database = Environment().database
    assert database["OPTIONS"]["options"] == options
    assert ("sslmode" in database["OPTIONS"]) is ("sslmode" in query)
