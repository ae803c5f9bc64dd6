"""Names the system libraries that Qt needs and that are missing, with the line that installs them.

Exit code 3 where one is missing, 0 otherwise. Only Linux needs them from outside.
"""

from __future__ import annotations

import ctypes
import sys

PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libpulse.so.0": "libpulse0",
}
"""Library file to Debian package, as found on a bare Debian 12."""


def is_missing(library: str) -> bool:
    """True where the dynamic linker cannot find ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def main() -> int:
    """Prints what is missing, if anything."""
    if not sys.platform.startswith("linux"):
        return 0
    missing = [package for library, package in PACKAGE_OF.items() if is_missing(library)]
    if not missing:
        return 0
    print(f"Missing system libraries: {', '.join(missing)}", file=sys.stderr)
    print(f"Install them:  sudo apt-get install {' '.join(missing)}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main())
