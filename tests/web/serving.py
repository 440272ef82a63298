"""A workbench behind a real port, and a real browser before it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from tawthiq.web.app import make_app
from tawthiq.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

AXE = Path(__file__).parent / "axe" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """Where Chromium is, if it is installed."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextlib.contextmanager
def served(site: Site) -> Iterator[str]:
    """The address at which a site is served, from a thread of this process."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        site.origins = frozenset({f"http://127.0.0.1:{port}"})
        server = uvicorn.Server(uvicorn.Config(make_app(site), access_log=False, log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


@dataclass
class Seen:
    """What a browser complained of, and where it went beside the workbench."""

    origin: str
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: None if self._is_own(asked.url) else self.complaints.append(asked.url))

    def _is_own(self, url: str) -> bool:
        return url.startswith((f"{self.origin}/", "data:", "blob:"))


def opened(browser: Browser, seen: Seen, language: str, **settings: object) -> tuple[BrowserContext, Page]:
    """A window in which the workbench speaks a language."""
    context = browser.new_context(base_url=seen.origin, locale=language, **settings)  # type: ignore[arg-type]
    context.set_default_timeout(120_000)
    page = context.new_page()
    seen.watch(page)
    return context, page


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA on a page. The policy of the page lets no script of others in, so it
    goes in by the tools for developers."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [
        f"{page.url}: {one['id']} ({one['impact']}): {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
