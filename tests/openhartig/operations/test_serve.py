"""`manage.py serve` for real: in an empty folder, a second time, and when it cannot."""

import json
import re
import sqlite3
import stat
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, build_opener

import brotli
import pytest

from tests.first_start import FirstStart
from tests.html import read_html
from tests.openhartig.operations.processes import (
    Server,
    free_port,
    only_sentence,
    run_manage,
    serve,
)

pytestmark = pytest.mark.slow
YEAR = 60 * 60 * 24 * 365  # seconds
SECRET_KEY = "only-for-this-test-" * 4

FROM_BEFORE = """
    PRAGMA journal_mode=WAL;
    CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied datetime);
    INSERT INTO django_migrations (app, name, applied) VALUES
        ('consent', '0001_initial', '2026-11-22 02:15:00'),
        ('consent', '0009_before_the_first_release', '2026-11-22 02:15:00'),
        ('coordination', '0001_initial', '2026-11-22 02:15:00');
"""


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what is in every file."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def contents(data_dir: Path) -> tuple[list[str], list[str]]:
    """Return all rows of the database and all names in the media folder."""
    database = sqlite3.connect(data_dir / "db.sqlite3")
    rows = list(database.iterdump())
    database.close()
    return rows, sorted(str(file) for file in (data_dir / "media").rglob("*"))


@pytest.fixture(scope="module")
def second_start(first_start: FirstStart, tmp_path_factory) -> Iterator[SimpleNamespace]:
    data_dir = first_start.copied_to(tmp_path_factory.mktemp("second") / "var")
    before = contents(data_dir)
    with serve(data_dir, untold=True) as server:
        server.ask("/")
        yield SimpleNamespace(
            data_dir=data_dir, server=server, before=before, after=contents(data_dir)
        )


@pytest.fixture
def server(second_start: SimpleNamespace) -> Server:
    return second_start.server


@pytest.mark.parametrize("path", ["/", "/beheer/login/", "/robots.txt", "/sitemap.xml"])
def test_site_and_cms_answer(server: Server, path: str):
    answer, _ = server.ask(path)
    assert answer.status == 200


def test_public_page_sets_no_cookie(server: Server):
    answer, _ = server.ask("/")
    assert answer.getheader("Set-Cookie") is None


def test_addresses_are_printed_and_follow_the_port(server: Server):
    assert f"http://127.0.0.1:{server.port}/\n" in server.printed
    assert f"http://127.0.0.1:{server.port}/beheer/\n" in server.printed
    _, page = server.ask("/")
    canonical = read_html(page.decode()).one("link", rel="canonical")
    assert canonical["href"] == f"http://127.0.0.1:{server.port}/"


def test_printed_account_logs_in(first_start: FirstStart, server: Server):
    name, password = first_start.account()
    assert len(password) >= 16
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    login = f"http://127.0.0.1:{server.port}/beheer/login/"
    form = read_html(browser.open(login).read().decode())
    token = form.find("input", name="csrfmiddlewaretoken")[0]["value"]
    answer = {"username": name, "password": password, "csrfmiddlewaretoken": token}
    start_screen = browser.open(login, urlencode(answer | {"next": "/beheer/"}).encode())
    assert start_screen.url == f"http://127.0.0.1:{server.port}/beheer/"
    assert start_screen.status == 200


def test_static_files_are_hashed_compressed_and_kept(server: Server):
    answer, page = server.ask("/")
    links = read_html(page.decode()).find("link")
    scripts = read_html(page.decode()).find("script", type="module")
    files = [link["href"] for link in links if link["href"].startswith("/static/")]
    files += [script["src"] for script in scripts]
    files.append(answer.getheader("Speculation-Rules").strip('"'))
    assert {".css", ".js", ".woff2", ".svg", ".speculationrules"} <= {Path(f).suffix for f in files}
    for file in files:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", file)
        answer, body = server.ask(file, Accept_Encoding="br")
        assert answer.status == 200
        assert int(re.search(r"max-age=(\d+)", answer.getheader("Cache-Control"))[1]) >= YEAR
        assert "immutable" in answer.getheader("Cache-Control")
        if Path(file).suffix not in {".woff2", ".png", ".ico"}:
            assert answer.getheader("Content-Encoding") == "br", file
            assert brotli.decompress(body) == server.ask(file)[1]


def test_the_style_sheet_of_a_page_is_one_file(server: Server):
    _, page = server.ask("/")
    [sheet] = read_html(page.decode()).find("link", rel="stylesheet")
    _, css = server.ask(sheet["href"])
    assert b"@import" not in css
    for part in (b"@layer tokens, base", b".card-picture", b".cookie-layer", b"@font-face"):
        assert part in css
    for font in re.findall(rb"url\(\"?([^\")]+woff2)", css):
        answer, _ = server.ask(urljoin(sheet["href"], font.decode()))
        assert answer.status == 200


def test_rules_for_prefetching_are_for_who_does_not_save_data(server: Server):
    answer, _ = server.ask("/")
    rules = answer.getheader("Speculation-Rules").strip('"')
    for save_data, keys in (("off", ["prefetch"]), ("on", [])):
        answer, body = server.ask(rules, Save_Data=save_data)
        assert answer.getheader("Content-Type") == "application/speculationrules+json"
        assert "Save-Data" in answer.getheader("Vary")
        assert list(json.loads(body)) == keys


def test_pages_are_compressed(server: Server):
    answer, _ = server.ask("/", Accept_Encoding="gzip")
    assert answer.getheader("Content-Encoding") == "gzip"


def test_errors_show_no_inside(server: Server):
    answer, page = server.ask("/bestaat-niet/")
    assert answer.status == 404
    assert b"urlconf" not in page.lower()
    answer, page = server.ask("/", Host="attacker.example")
    assert answer.status == 400
    assert b"attacker.example" not in page


def test_secret_key_is_private(first_start: FirstStart):
    key_file = first_start.data_dir / "secret_key"
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert len(key_file.read_text()) >= 50


def test_sqlite_writes_ahead(second_start: SimpleNamespace):
    database = sqlite3.connect(second_start.data_dir / "db.sqlite3")
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_second_start_changes_no_content(second_start: SimpleNamespace):
    # The address of the site follows the port, and that is all.
    changed = set(second_start.before[0]) ^ set(second_start.after[0])
    assert all(row.startswith('INSERT INTO "wagtailcore_site"') for row in changed)
    assert second_start.before[1] == second_start.after[1]


def test_second_start_sets_nothing_up(first_start: FirstStart, server: Server):
    assert "Setting up" in first_start.of_who_set_up.printed
    assert "Setting up" not in server.printed


def test_second_start_prints_no_password(server: Server):
    assert "Site:" in server.printed
    assert "Password" not in server.printed


@pytest.fixture(scope="module")
def production(first_start: FirstStart, tmp_path_factory) -> Iterator[Server]:
    """The same data behind a proxy that speaks https."""
    data_dir = first_start.copied_to(tmp_path_factory.mktemp("production") / "var")
    keys = {"SECRET_KEY": SECRET_KEY, "ENCRYPTION_KEYS": SECRET_KEY}
    with serve(data_dir, SITE_URL="https://www.example.nl", **keys) as server:
        yield server


def test_production_sends_visitors_to_https(production: Server):
    answer, _ = production.ask("/beheer/login/", Host="www.example.nl")
    assert answer.status == 301
    assert answer.getheader("Location") == "https://www.example.nl/beheer/login/"


def test_production_is_strict_on_https(production: Server):
    answer, _ = production.ask("/beheer/login/", Host="www.example.nl", X_Forwarded_Proto="https")
    assert answer.status == 200
    transport = answer.getheader("Strict-Transport-Security")
    assert transport == "max-age=31536000; includeSubDomains; preload"
    cookies = answer.headers.get_all("Set-Cookie")
    assert cookies
    assert all("Secure" in cookie and "HttpOnly" in cookie for cookie in cookies)


def test_production_prints_its_public_address(production: Server):
    assert "https://www.example.nl/beheer/" in production.printed
    assert "Password" not in production.printed


def test_occupied_port(server: Server, tmp_path: Path):
    bind = f"127.0.0.1:{server.port}"
    process = run_manage("serve", "--bind", bind, DATA_DIR=str(tmp_path))
    assert f"Cannot listen on {bind}" in only_sentence(process)


def test_malformed_address(tmp_path: Path):
    process = run_manage("serve", "--bind", "[::1:80", DATA_DIR=str(tmp_path))
    assert "--bind" in only_sentence(process)


@pytest.mark.parametrize("variables", [{}, {"SECRET_KEY": SECRET_KEY}])
def test_data_folder_that_cannot_be_written(variables: dict[str, str], tmp_path: Path):
    no_folder = tmp_path / "file"
    no_folder.touch()
    bind = f"127.0.0.1:{free_port()}"
    process = run_manage("serve", "--bind", bind, DATA_DIR=str(no_folder), **variables)
    assert f"DATA_DIR: the folder {no_folder} cannot be written" in only_sentence(process)


def test_a_site_from_before_the_first_release_stays_as_it_was(tmp_path: Path):
    run_manage("check", DATA_DIR=str(tmp_path))
    database = sqlite3.connect(tmp_path / "db.sqlite3")
    database.executescript(FROM_BEFORE)
    database.close()
    before = files_in(tmp_path)

    bind = f"127.0.0.1:{free_port()}"
    process = run_manage("serve", "--bind", bind, DATA_DIR=str(tmp_path))

    assert "a site from before the first release must be made anew" in only_sentence(process)
    assert files_in(tmp_path).items() >= before.items()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DEBUG", "perhaps"),
        ("SITE_URL", "www.example.nl"),
        ("WEB_CONCURRENCY", "many"),
    ],
)
def test_malformed_variable(variable: str, value: str, tmp_path: Path):
    process = run_manage("serve", **{"DATA_DIR": str(tmp_path), variable: value})
    assert variable in only_sentence(process)


def test_missing_secret_key(tmp_path: Path):
    process = run_manage("serve", DATA_DIR=str(tmp_path), SITE_URL="https://www.example.nl")
    assert "SECRET_KEY: missing" in only_sentence(process)


def test_database_that_does_not_answer(tmp_path: Path):
    nowhere = f"postgresql://editor:password@127.0.0.1:{free_port()}/site"
    bind = f"127.0.0.1:{free_port()}"
    process = run_manage("serve", "--bind", bind, DATA_DIR=str(tmp_path), DATABASE_URL=nowhere)
    sentence = only_sentence(process)
    assert "The database cannot be used" in sentence
    assert "editor:password" not in sentence


def test_missing_migration(tmp_path: Path):
    (tmp_path / "no_migrations").mkdir()
    (tmp_path / "no_migrations" / "__init__.py").touch()
    (tmp_path / "changed_settings.py").write_text(
        "from openhartig.settings import *\nMIGRATION_MODULES = {'home': 'no_migrations'}\n"
    )
    process = run_manage(
        *("serve", "--bind", f"127.0.0.1:{free_port()}"),
        DATA_DIR=str(tmp_path / "var"),
        DJANGO_SETTINGS_MODULE="changed_settings",
        PYTHONPATH=str(tmp_path),
    )
    assert "A migration is missing for home" in only_sentence(process)
