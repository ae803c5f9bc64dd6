"""Every command. Data goes to stdout, messages to stderr; Qt is imported only for the window.

Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 the surroundings failed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from coping_app.folders import find_folders
from coping_app.quiet_libraries import quieten


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit code. Without arguments the window opens."""
    quieten()
    given = sys.argv[1:] if arguments is None else arguments
    if given:
        return _run_command(given)
    # The usual start. The commands and their parser are not even imported for it.
    from coping_app.commands.window import run_window

    return run_window(find_folders())


def _run_command(arguments: Sequence[str]) -> int:
    from coping_app.commands import window
    from coping_app.commands.table import COMMANDS, build_parser

    options = build_parser().parse_args(arguments)
    folders = find_folders(getattr(options, "data", None))
    for command in COMMANDS:
        if command.name == options.command:
            return command.run(options, folders)
    return window.run_window(folders)


def open_window() -> int:
    """Entry point of the desktop starter."""
    return main([])


if __name__ == "__main__":
    sys.exit(main())
