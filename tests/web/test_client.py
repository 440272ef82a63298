"""The Python client in docs/web.md does what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.web.serving import served
from tests.web.test_api import Program

from tawthiq.accounts import Role
from tawthiq.pipeline import list_judgements
from tawthiq.web.site import Site

PAGE = Path(__file__).parents[2] / "docs" / "web.md"


def test_the_client_of_twenty_lines(case: Path, make_site: Callable[[Path], Site]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 20
    site = make_site(case)
    program = Program(site, Role.RECORDER)
    with served(site) as origin:
        done = subprocess.run(
            [sys.executable, "-"],
            input=code,
            env={"TAWTHIQ_URL": origin, "TAWTHIQ_KEY": program.key, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert "2018-11-17 fair" in done.stdout
    (judged,) = list_judgements(case).judgements
    assert judged.judgement.by == "The recorder"
