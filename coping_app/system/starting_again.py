"""Starts the app anew in the place of this process, with the same arguments."""

from __future__ import annotations

import os
import subprocess
import sys


def start_again() -> None:
    """Never returns but on Windows, where the new process runs beside this one's end.

    Nothing of the old one is left: no lock, no sound, no part of the window. Everything that has
    to be closed is closed before.
    """
    arguments = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        subprocess.Popen(arguments)
        return
    os.execv(sys.executable, arguments)
