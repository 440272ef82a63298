"""Run a command with a PostgreSQL server for tests, which is gone afterwards.

usage: python tools/with_postgresql.py COMMAND [ARGUMENT...]

The command finds the server's URL in $TAWTHIQ_TEST_POSTGRESQL. Where that is set already, the command just runs. Else
a server is started from Debian's packages (/usr/lib/postgresql/*/bin) or from the PATH, in a folder of its own,
with a socket there and no port open to the network. Run by root it is started as the user postgres, for it refuses to
be root's.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VARIABLE = "TAWTHIQ_TEST_POSTGRESQL"


def programs() -> Path:
    """The folder with initdb and pg_ctl, the newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        sys.exit(f"no PostgreSQL: apt-get install postgresql, or say in {VARIABLE} where a server is")
    return found[-1].parent if found else Path(str(on_path)).resolve().parent


def run(user: str | None, *command: str) -> None:
    """Run a program of the server, quietly unless it fails."""
    done = subprocess.run(command, user=user, capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Run the command, and give its exit code."""
    command = sys.argv[1:]
    if not command:
        sys.exit(__doc__)
    if os.environ.get(VARIABLE):
        return subprocess.call(command)
    there = programs()
    with tempfile.TemporaryDirectory(prefix="tawthiq-postgresql-") as name:
        folder = Path(name)
        user = "postgres" if os.geteuid() == 0 else None
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        data, log = str(folder / "data"), str(folder / "log")
        run(user, str(there / "initdb"), "-D", data, "-U", "tawthiq", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
        run(user, str(there / "pg_ctl"), "-D", data, "-l", log, "-w", "-o", options, "start")
        folder.chmod(0o755)
        try:
            url = f"postgresql://tawthiq@/postgres?host={folder}"
            return subprocess.call(command, env={**os.environ, VARIABLE: url})
        finally:
            run(user, str(there / "pg_ctl"), "-D", data, "-m", "fast", "-w", "stop")


if __name__ == "__main__":
    sys.exit(main())
