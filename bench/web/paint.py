"""How soon does a page of the workbench show its first words in Chromium?

usage: python bench/web/paint.py CASE [--times 7] [--pages NAME ...]

Serves a built case as `tawthiq serve` does, in a process of its own with accounts of its own, and opens the reader, the
queue, an incident and the map in Chromium (`/usr/bin/chromium`, without a window, by playwright), in Arabic and in
English, each time with nothing kept from before but the session. Prints for each the median and the most of the first
contentful paint, in milliseconds from the beginning of the navigation, as the browser tells it; 1,000 ms are wanted of
the reader. A page that complains on the console, or asks another host, ends it.
"""

from __future__ import annotations

import argparse
import datetime
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tawthiq.accounts import Accounts
from tawthiq.pipeline import Catalogue, Wanted

PORT = 8478
ORIGIN = f"http://127.0.0.1:{PORT}"
PASSWORD = "twelve calm readers"
WANTED = 1000  # ms, of the reader
SETTLING = 5.0  # s, in which the workbench ends what it reads beforehand
CHROMIUM = "/usr/bin/chromium"
_PAINT = """() => new Promise((told) => {
  const look = () => {
    const found = performance.getEntriesByName("first-contentful-paint")[0];
    if (found) told(found.startTime); else setTimeout(look, 20);
  };
  look();
})"""


def paths(case: Path) -> Mapping[str, str]:
    """One address of each kind, with the incident of most claims and its first report."""
    catalogue = Catalogue(case)
    largest = max(catalogue.choose(Wanted()).incidents, key=lambda one: (one["claims"], one["id"]))
    whole = catalogue.incident(largest["id"])
    catalogue.close()
    report = quote(whole["reports"][0])
    return {"reader": f"/reports/{report}", "queue": "/queue", "incident": f"/incidents/{whole['id']}", "map": "/map"}


@contextmanager
def served(case: Path) -> Iterator[str]:
    """The cookie of a session of an admin, while the case is served."""
    with tempfile.TemporaryDirectory(prefix="tawthiq-paint-") as folder:
        people = Path(folder) / "people.db"
        accounts = Accounts(people, lambda: datetime.datetime.now(datetime.UTC))
        accounts.take_link(str(accounts.first_link()), "Paint", PASSWORD, None)
        cookie = str(accounts.sign_in("Paint", PASSWORD, None))
        accounts.close()
        command = [sys.executable, "-m", "tawthiq", "serve", str(case), "--port", str(PORT), "--people", str(people)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                wait_for_server()
                time.sleep(SETTLING)
                yield cookie
            finally:
                server.terminate()


def wait_for_server() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{ORIGIN}/sign-in").close()
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the workbench did not start")


def paint(browser: Any, cookie: str, language: str, path: str) -> float:
    """Milliseconds to the first paint of a page, in a window that has seen nothing."""
    context = browser.new_context(locale=language, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "session", "value": cookie, "url": ORIGIN}])
    page, faults = context.new_page(), list[str]()
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((ORIGIN, "data:")) else faults.append(asked.url))
    answer = page.goto(ORIGIN + path, wait_until="commit")
    taken = float(page.evaluate(_PAINT))
    page.wait_for_load_state("load")
    context.close()
    if answer.status != 200 or faults:
        raise SystemExit(f"{path}: {answer.status} {faults}")
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--pages", nargs="+", metavar="NAME", help="only these: reader, queue, incident, map")
    asked = parser.parse_args()
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (it comes with the extra dev)
    except ImportError:
        print("skipped: playwright is not installed; it comes with the extra dev")
        return 0
    if not Path(CHROMIUM).exists():
        print(f"skipped: {CHROMIUM} is not there")
        return 0
    is_reached = True
    with served(asked.case) as cookie, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path in paths(asked.case).items():
            if asked.pages and name not in asked.pages:
                continue
            for language in ("ar", "en"):
                taken = [paint(browser, cookie, language, path) for _ in range(asked.times)]
                median = statistics.median(taken)
                print(f"{name:10} {language}  median {median:6.0f} ms  most {max(taken):6.0f} ms")
                is_reached &= name != "reader" or median <= WANTED
        browser.close()
    return 0 if is_reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
