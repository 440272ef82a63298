"""Chromium at a workbench that listens for real, for tests that need scripts, keys and selections."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from tests.accounts.opening import PASSWORD

from tawthiq.web.app import make_app
from tawthiq.web.site import Site

CHROMIUM = Path("/usr/bin/chromium")


@contextmanager
def listening(site: Site) -> Iterator[str]:
    """The address of a site while it listens on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        site.origins |= {address}
        server = uvicorn.Server(uvicorn.Config(make_app(site), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def chromium() -> Iterator[Any]:
    """A Chromium without a window; the test is skipped where there is none, or nothing to drive it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not there")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Seat:
    """Somebody at the workbench in a language; what goes wrong in the browser is collected in `faults`."""

    def __init__(self, browser: Any, address: str, language: str) -> None:
        self.context = browser.new_context(locale=language, viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.address, self.faults = address, list[str]()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)
        self.page.on("request", self._look_at)

    def _look_at(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"another host was asked: {request.url}")

    def sign_in(self, name: str) -> Any:
        self.page.goto(f"{self.address}/sign-in")
        self.page.fill("[name=name]", name)
        self.page.fill("[name=password]", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "sign-in" not in url)
        return self.page
