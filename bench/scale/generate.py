"""An archive of made reports in Arabic and English: mostly ordinary news, some of attacks, some carried by others.

usage: python bench/scale/generate.py COUNT [--seed 1] [--languages ar,en] > reports.jsonl

Prints one report a line with an id, language, day of publication, outlet, address, title and text, and `truth`: its
topic (`attack`, or one of `topics.toml`), its story, and the telling of it: reports of one story and telling are copies
of each other, and all but one of them say so. The same arguments give the same bytes; days spread over ten years,
whatever COUNT is; memory does not grow with it. Shares, and where each is from, are in `archive.py`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "linkage"))

from archive import Archive
from phrases import LANGUAGES


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="ar, en or ar,en (default)")
    arguments = parser.parse_args()
    languages = arguments.languages.split(",")
    if not languages or not set(languages) <= set(LANGUAGES):
        parser.error(f"--languages are of {', '.join(LANGUAGES)}, separated by commas")
    sys.stdout.buffer.writelines(map(str.encode, Archive(arguments.count, arguments.seed, languages).lines()))


if __name__ == "__main__":
    main()
