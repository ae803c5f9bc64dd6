"""A session with the voice, watched from below Python: nothing leaves the computer, or our folder.

The session runs in the real window in a process of its own, whose home is empty and whose
surroundings do not say that this is a test: some libraries keep silent where they do.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from coping_app.system.quiet_libraries import SWITCHES

ROOT = Path(__file__).parents[3]
HIDING = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "DISPLAY", "WAYLAND_DISPLAY", *SWITCHES)
"""Variables that the watched process must not see."""
TRACED = "trace=network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,symlink,link"
TIMEOUT_S = 300
HOST_LOOKUP_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/gai.conf")
DEVICES = ("/dev/null", "/dev/tty", "/dev/shm/")  # not kept on any disk


@dataclass(frozen=True)
class Watched:
    """Voiced sessions in one window: what it said, the folders it was given, its system calls."""

    said: dict[str, object]
    home: Path
    temporary: Path
    data: Path
    calls: tuple[str, ...]

    def calls_of(self, *names: str) -> list[str]:
        """The traced calls of these names."""
        wanted = re.compile(rf"^(\d+ +)?({'|'.join(names)})\(")
        return [call for call in self.calls if wanted.match(call)]


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def surroundings(folder: Path) -> dict[str, str]:
    """A person's own, with an empty home."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in HIDING and not name.startswith(("XDG_", "PYTEST", "PULSE"))
    }
    for name in ("home", "temporary", "runtime"):
        (folder / name).mkdir(mode=0o700)
    return kept | {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temporary"),
        "XDG_RUNTIME_DIR": str(folder / "runtime"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """Three exercises, every line rendered by the built-in voice, gone through to their ends."""
    folder = tmp_path_factory.mktemp("watched")
    data, log = folder / "data", folder / "calls"
    command = [sys.executable, "-m", "benchmarks.programs.many_sessions", str(data), "3"]
    strace = shutil.which("strace")
    if strace:
        watch = ["-f", "-qq", "-s", "512", "-e", "signal=none", "-e", TRACED, "-o", str(log)]
        command = [strace, *watch, "--", *command]
    done = subprocess.run(
        command, env=surroundings(folder), cwd=folder, capture_output=True, text=True,
        timeout=TIMEOUT_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    calls = log.read_text(errors="replace").splitlines() if strace else []
    said = json.loads(done.stdout.splitlines()[-1])
    return Watched(said, folder / "home", folder / "temporary", data, tuple(calls))


@pytest.fixture
def traced(watched: Watched) -> Watched:
    """The same, where its system calls could be watched."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed: system calls cannot be watched")
    return watched


def test_the_voice_really_spoke_in_the_watched_session(watched: Watched) -> None:
    assert watched.said["rendered"], "no line was rendered: the other tests prove nothing"


def test_all_sessions_of_a_window_share_one_engine_of_the_voice(watched: Watched) -> None:
    """Each takes some 130 MB, and none of them was given back."""
    assert watched.said["engines"] == 1


def test_a_voiced_session_leaves_no_file_at_home_or_among_temporary_files(
    watched: Watched,
) -> None:
    assert files_below(watched.home) == []
    assert files_below(watched.temporary) == []


def test_a_voiced_session_opens_no_socket_but_local_ones(traced: Watched) -> None:
    sockets = traced.calls_of("socket")
    assert [call for call in sockets if "AF_UNIX" not in call] == []
    away = [call for call in traced.calls_of("connect", "sendto", "bind") if "AF_INET" in call]
    assert away == []


def test_a_voiced_session_looks_up_no_host(traced: Watched) -> None:
    looked = [
        call for call in traced.calls_of("open", "openat")
        if any(f'"{name}"' in call for name in HOST_LOOKUP_FILES)
    ]  # fmt: skip
    assert looked == []


def test_a_voiced_session_writes_no_file_outside_of_its_folder(traced: Watched) -> None:
    opened = traced.calls_of("open", "openat", "creat")
    assert any(str(traced.data) in call for call in opened), "opening is not seen at all"
    written = [
        call for call in opened
        if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(", call)
        and " = -1 " not in call
        and f'"{traced.data}' not in call
        and not any(f'"{device}' in call for device in DEVICES)
    ]  # fmt: skip
    assert written == []
