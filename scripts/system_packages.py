"""Makes sure that what lies outside of Python is there, and installs it where that is allowed.

On Debian and its kin, root installs at once; anybody else who has sudo and a terminal is asked
once. Elsewhere, and without a terminal, what is missing is named with the line that installs it.

Exit code 0 where all that is needed is there, 3 where something needed is missing. It runs before
the virtual environment exists, so it knows nothing but the standard library. Only Linux needs it.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpulse.so.0": "libpulse0",
}
"""Library file to Debian package: what Qt's widgets, screen and sound are linked with and a bare
Debian 12 lacks. Others that they need come along with these."""
HELPFUL = {"espeak-ng": "espeak-ng"}
"""Program to package of what the app can do without: a voice for other languages than English."""
HELPFUL_IN_TESTS = {"strace": "strace"}
"""What only a test asks for, and is skipped without: it watches the network below Python."""

APT_QUIETLY = ("-qq", "-y", "-o", "Dpkg::Use-Pty=0")


class Machine(NamedTuple):
    """What the decision rests on; a test gives its own."""

    has_library: Callable[[str], bool]
    has_program: Callable[[str], bool]
    has_venv: Callable[[], bool]
    is_root: bool
    asks: Callable[[str], bool] | None
    """Asks the person at the terminal; None where nobody sits there."""
    run: Callable[[Sequence[str]], bool]
    """Runs a command; whether it ended well."""


class Missing(NamedTuple):
    """Debian packages that are not there."""

    needed: list[str]
    helpful: list[str]


def find_missing(machine: Machine, in_tests: bool) -> Missing:
    """What is not there, as Debian packages in the order of the tables."""
    needed = [package for name, package in LIBRARIES.items() if not machine.has_library(name)]
    if not machine.has_venv():
        needed.append("python3-venv")
    wanted = {**HELPFUL, **HELPFUL_IN_TESTS} if in_tests else HELPFUL
    helpful = [package for name, package in wanted.items() if not machine.has_program(name)]
    return Missing(needed, helpful)


def provide(machine: Machine, in_tests: bool) -> int:
    """Installs what is missing where it may, else names it; answers the exit code."""
    missing = find_missing(machine, in_tests)
    if not missing.needed and not (missing.helpful and machine.is_root):
        return 0
    if machine.has_program("apt-get"):
        _install(machine, missing)
        missing = find_missing(machine, in_tests)
    if not missing.needed:
        return 0
    print(f"Missing system libraries: {', '.join(missing.needed)}", file=sys.stderr)
    print(f"Install them:  sudo apt-get install {' '.join(missing.needed)}", file=sys.stderr)
    return 3


def _install(machine: Machine, missing: Missing) -> None:
    """By apt-get, as root or by sudo. What is only helpful never stands in the way."""
    before: list[str] = []
    if not machine.is_root:
        if machine.asks is None or not machine.has_program("sudo"):
            return
        packages = " ".join([*missing.needed, *missing.helpful])
        if not machine.asks(f"These system packages are missing: {packages}\nInstall them now?"):
            return
        before = ["sudo"]
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *APT_QUIETLY]
    install = [*apt, "install", "--no-install-recommends"]
    machine.run([*apt, "update"])
    if missing.needed:
        machine.run([*install, *missing.needed])
    for package in missing.helpful:
        machine.run([*install, package])


def this_machine() -> Machine:
    """The machine that this runs on."""
    at_terminal = sys.stdin is not None and sys.stdin.isatty() and "CI" not in os.environ
    return Machine(
        has_library=_loads,
        has_program=lambda name: shutil.which(name) is not None,
        has_venv=_has_venv,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        asks=_ask if at_terminal else None,
        run=_run,
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_venv() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _ask(question: str) -> bool:
    print(question, "[Y/n] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("", "y", "yes")


def _run(command: Sequence[str]) -> bool:
    # What apt-get tells is no data of ours; make's own output stays clean.
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main(arguments: Sequence[str]) -> int:
    """``--tests`` also provides what only tests ask for."""
    if not sys.platform.startswith("linux"):
        return 0
    return provide(this_machine(), in_tests="--tests" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
