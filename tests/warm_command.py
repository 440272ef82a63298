"""The command `tawthiq` from a process that has loaded the program beforehand, for tests that run it many times.

python tests/warm_command.py serve SOCKET     loads it once and forks for every command
python tests/warm_command.py run SOCKET ...   runs one: with this process's files, folder and environment
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import sys
import traceback

_FILES = (0, 1, 2)
_AT_ONCE = 1 << 16  # bytes


def serve(path: str) -> None:
    """Wait for commands until killed."""
    cli, lang = importlib.import_module("tawthiq.cli"), importlib.import_module("tawthiq.lang")
    for code in lang.available():
        lang.load(code)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(f"{path}.new")
        listening.listen()
        os.rename(f"{path}.new", path)  # noqa: PTH104
        while True:
            asking, _ = listening.accept()
            with asking:
                if os.fork() == 0:
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    _answer(asking, cli.main)


def _answer(asking: socket.socket, main: object) -> None:
    said, files, _, _ = socket.recv_fds(asking, _AT_ONCE, len(_FILES))
    while not said.endswith(b"\n"):
        said += asking.recv(_AT_ONCE)
    for own, given in zip(_FILES, files, strict=True):
        os.dup2(given, own)
        os.close(given)
    wanted = json.loads(said)
    os.chdir(wanted["folder"])
    os.environ.clear()
    os.environ.update(wanted["environment"])
    sys.argv = ["tawthiq", *wanted["arguments"]]
    code: object = 1
    try:
        main()  # type: ignore[operator]
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = 1
    asking.send(str(code).encode())
    os._exit(0)


def run(path: str, arguments: list[str]) -> int:
    """Have a command run, and give its exit code."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.connect(path)
        wanted = {"folder": os.getcwd(), "environment": dict(os.environ), "arguments": arguments}  # noqa: PTH109
        line = json.dumps(wanted).encode() + b"\n"
        sent = socket.send_fds(asking, [line], _FILES)
        asking.sendall(line[sent:])
        return int(asking.recv(16))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        sys.exit(run(sys.argv[2], sys.argv[3:]))
