"""The address of the site and its other hosts: only those at which the site answers."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http.request import split_domain_port, validate_host
from hypothesis import given
from hypothesis import strategies as st

from openhartig.settings.environment import Environment, split_site_url


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


PIECES = [
    *(
        "http",
        "https",
        "://",
        ":",
        "/",
        ".",
        "-",
        "_",
        "*",
        "@",
        "?",
        "#",
        "%",
        "[",
        "]",
        "\n",
        " ",
    ),
    *(
        "example",
        "nl",
        "WWW",
        "xn--mnchen-3ya",
        "münchen",
        "１２７",
        "localhost",
        "::1",
        "80",
        "443",
    ),
    *("0", "8000", "65536", "127.0.0.1", "127.1", "0x7f", "fe80::1%1", "\\", "\x00", "ſ"),
]
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text()


@given(ADDRESSES | ADDRESSES.map(lambda rest: f"https://{rest}"))
def test_the_site_answers_at_any_address_that_is_accepted(text: str):
    try:
        address, host = split_site_url(text)
    except ImproperlyConfigured:
        return
    parts = urlsplit(address)
    domain, _ = split_domain_port(parts.netloc)

    assert address == f"{parts.scheme}://{parts.netloc}"  # what a browser sends as Origin
    assert parts.port not in {0, {"http": 80, "https": 443}[parts.scheme]}
    assert domain == host
    assert validate_host(domain, [host])
    assert not validate_host(f"vreemd.{domain}", [host])
    assert not validate_host("vreemd.example", [host])
    assert split_site_url(address) == (address, host)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://www.example.nl", "https://www.example.nl"),
        ("HTTPS://WWW.Example.NL/", "https://www.example.nl"),
        ("https://www.example.nl:443", "https://www.example.nl"),
        ("http://www.example.nl:80", "http://www.example.nl"),
        ("https://www.example.nl:8443", "https://www.example.nl:8443"),
        ("https://xn--mnchen-3ya.de", "https://xn--mnchen-3ya.de"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://[0:0::0:1]", "http://[::1]"),
    ],
)
def test_an_address_is_kept_as_browsers_write_it(text: str, address: str):
    assert split_site_url(text)[0] == address


@pytest.mark.parametrize(
    "address",
    [
        "http://*",
        "http://*.example.nl",
        "http://.example.nl",
        "http://my_site.example.nl",
        "http://münchen.de",  # browsers send xn--mnchen-3ya.de
        "http://example.nl.",
        "http://-example.nl",
        "http://127.1",
        "http://2130706433",
        "http://0x7f000001",
        "http://[fe80::1%1]",
        "http://[::1",
        "http://::1",
        "http://user@example.nl",
        "http://:password@example.nl",
        "http://@example.nl",
        "http://example.nl?",
        "http://example.nl/#",
        "http://example.nl:",
        "http://example.nl:0",
        "http://example.nl:65536",
        "http://exam\nple.nl",
        " http://example.nl",
        "http://" + "a" * 64 + ".nl",
        "http://" + "a.b" * 90,
    ],
)
def test_an_address_at_which_the_site_would_not_answer_is_refused(address, monkeypatch):
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="SITE_URL: expected"):
        Environment()


@pytest.mark.parametrize(
    "host", ["*", ".example.nl", "*.example.nl", "example.nl:8000", "::1", "a_b"]
)
def test_another_host_is_one_whole_host(host: str, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", f"example.nl,{host}")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS: expected"):
        Environment()


@pytest.mark.parametrize("host", ["Intern.Example.NL", "10.0.0.7", "[::1]", "web"])
def test_other_hosts_may_be_of_any_kind(host: str, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", host)
    assert host.lower() in Environment().allowed_hosts
