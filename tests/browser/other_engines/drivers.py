"""Starts Firefox and WebKitGTK as Debian has them, in the way that each is driven.

Firefox speaks its own Marionette, because Debian has no geckodriver; WebKitGTK has a driver of its
own and needs a screen. What both libraries return has the same elements with the same methods.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NO_LIBRARY = "What drives browsers is not there: pip install -r tests/engines/requirements.txt"
PHONE = {"width": 500, "height": 844}  # no window of Firefox is narrower
SCREEN = "1280x1024x24"
BROWSERS = os.pathsep.join(map(str, Path("/usr/lib").glob("*/webkit2gtk-4*")))


def program(name: str, package: str, places: str | None = None) -> str:
    """Return where a program is; without it, skip the test that asks."""
    path = shutil.which(name, path=places)
    if not path:
        pytest.skip(f"{name} is not installed (Debian: apt install {package})")
    return path


class Firefox:
    """Firefox without a window, over Marionette."""

    def __init__(self, marionette: Any) -> None:
        self.marionette = marionette
        self.find = marionette.find_elements
        self.get = marionette.navigate
        self.cookies = marionette.get_cookies
        self.resize = marionette.set_window_rect

    @property
    def url(self) -> str:
        return self.marionette.get_url()

    def run(self, script: str, *arguments: object) -> Any:
        return self.marionette.execute_script(script, script_args=arguments, sandbox=None)

    def type(self, keys: str) -> None:
        self.marionette.actions.sequence("key", "keyboard").send_keys(keys).perform()


class WebKit:
    """WebKitGTK's own small browser, over WebDriver."""

    def __init__(self, selenium: Any) -> None:
        self.selenium = selenium
        self.find = selenium.find_elements
        self.get = selenium.get
        self.cookies = selenium.get_cookies
        self.resize = selenium.set_window_rect

    @property
    def url(self) -> str:
        return self.selenium.current_url

    def run(self, script: str, *arguments: object) -> Any:
        return self.selenium.execute_script(script, *arguments)

    def type(self, keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.selenium).send_keys(keys).perform()


Driver = Firefox | WebKit


@contextmanager
def firefox(proxy: int, folder: Path) -> Iterator[Firefox]:
    """Start a Firefox of which nothing was ever used.

    Args:
        proxy: the port of what it asks instead of other hosts.
        folder: where it may write what it has to say.
    """
    binary = program("firefox-esr", "firefox-esr")
    module = pytest.importorskip("marionette_driver.marionette", reason=NO_LIBRARY)
    settings = {
        "intl.accept_languages": "nl-NL",
        "network.proxy.type": 1,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": proxy,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": proxy,
        "ui.prefersReducedMotion": 1,
    }
    marionette = module.Marionette(
        bin=binary,
        app="fxdesktop",
        port=0,
        headless=True,
        prefs=settings,
        gecko_log=str(folder / "firefox.log"),
        workspace=str(folder),
    )
    try:
        marionette.start_session()
        driver = Firefox(marionette)
        driver.resize(**PHONE)
        yield driver
    finally:
        marionette.cleanup()


@contextmanager
def webkit(proxy: int, folder: Path) -> Iterator[WebKit]:
    """Start a WebKitGTK of which nothing was ever used, as `firefox` does."""
    binary = program("WebKitWebDriver", "webkit2gtk-driver")
    webdriver = pytest.importorskip("selenium.webdriver", reason=NO_LIBRARY)
    service = pytest.importorskip("selenium.webdriver.webkitgtk.service", reason=NO_LIBRARY)
    browser = Path(program("MiniBrowser", "webkit2gtk-driver", places=BROWSERS))
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    options.set_capability("browserName", browser.name)
    options.add_argument(f"--proxy=http://127.0.0.1:{proxy}")
    options.add_argument("--ignore-host=127.0.0.1")
    with screen() as display:
        environment = os.environ | {"DISPLAY": display, "GDK_BACKEND": "x11"}
        selenium = webdriver.WebKitGTK(options, service.Service(binary, env=environment))
        try:
            driver = WebKit(selenium)
            driver.resize(**PHONE)
            yield driver
        finally:
            selenium.quit()


@contextmanager
def screen() -> Iterator[str]:
    """Make a screen that nobody sees, and return its name."""
    reading, writing = os.pipe()
    command = [program("Xvfb", "xvfb"), "-displayfd", str(writing), "-screen", "0", SCREEN]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
