"""Copy the front-end files that npm fetched into the package, with their licences and a list of where they come from,
and the checker of accessibility into the tests, which alone use it.

`make assets` runs `npm ci` with the versions of package-lock.json first. Nothing is fetched when the workbench runs.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
WEB = ROOT / "src" / "tawthiq" / "web"
MODULES, ASSETS, VENDOR = ROOT / "build" / "assets" / "node_modules", WEB / "assets", WEB / "static" / "vendor"
FILES = {  # package: {its file: the name here}
    "htmx.org": {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx-LICENSE.txt"},
    "maplibre-gl": {
        "dist/maplibre-gl.mjs": "maplibre-gl.mjs",
        "dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
        "dist/maplibre-gl.css": "maplibre-gl.css",
        "LICENSE.txt": "maplibre-gl-LICENSE.txt",
    },
    "pmtiles": {"dist/pmtiles.js": "pmtiles.js"},
    "fflate": {"LICENSE": "fflate-LICENSE.txt"},
    "@fontsource-variable/noto-naskh-arabic": {
        "files/noto-naskh-arabic-arabic-wght-normal.woff2": "noto-naskh-arabic-arabic.woff2",
        "files/noto-naskh-arabic-latin-wght-normal.woff2": "noto-naskh-arabic-latin.woff2",
        "LICENSE": "noto-naskh-arabic-OFL.txt",
    },
    "@fontsource-variable/noto-sans-arabic": {
        "files/noto-sans-arabic-arabic-wght-normal.woff2": "noto-sans-arabic-arabic.woff2",
        "files/noto-sans-arabic-latin-wght-normal.woff2": "noto-sans-arabic-latin.woff2",
        "LICENSE": "noto-sans-arabic-OFL.txt",
    },
}
OWN = {"pmtiles": "pmtiles-LICENSE.txt"}
"""Licences that a package names and does not carry: files of our own, beside package.json."""

TESTS = ROOT / "tests" / "web" / "axe"
FOR_TESTS = {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE.txt"}  # of axe-core
ABOUT = {
    "htmx.org": "parts of pages are exchanged without loading them anew",
    "maplibre-gl": "the map, where a case has tiles of its own",
    "pmtiles": "the tiles of such a file",
    "fflate": "within `pmtiles.js`",
    "@fontsource-variable/noto-naskh-arabic": "the letters of texts (subsets of Noto Naskh Arabic)",
    "@fontsource-variable/noto-sans-arabic": "the letters of the pages (subsets of Noto Sans Arabic)",
}


def main() -> None:
    """Make the folder anew."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    rows = []
    for package, files in FILES.items():
        about = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))
        for source, name in files.items():
            shutil.copyfile(MODULES / package / source, VENDOR / name)
            (VENDOR / name).chmod(0o644)
        if package in OWN:
            shutil.copyfile(ASSETS / OWN[package], VENDOR / OWN[package])
        named = ", ".join(f"`{name}`" for name in (*files.values(), *filter(None, [OWN.get(package)])))
        rows.append(f"| {package} {about['version']} | {about['license']} | {ABOUT[package]} | {named} |")
    head = "As npm gives them; `make assets` copies them, and `../../assets/package-lock.json` pins them."
    table = "\n".join(["| package | licence | for | files |", "|---|---|---|---|", *rows])
    (VENDOR / "SOURCES.md").write_text(f"# Files of others\n\n{head}\n\n{table}\n", encoding="utf-8")
    TESTS.mkdir(exist_ok=True)
    for source, name in FOR_TESTS.items():
        shutil.copyfile(MODULES / "axe-core" / source, TESTS / name)


if __name__ == "__main__":
    main()
