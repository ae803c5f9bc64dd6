"""Every command. Data goes to stdout, messages to stderr; Qt is imported only for the window.

Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 the surroundings failed, 141 nobody
read on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from coping_app.commands.window import run_window
from coping_app.system.core_dumps import limit_core_dumps, refuse_core_dumps
from coping_app.system.folders import find_folders, tighten
from coping_app.system.quiet_libraries import quieten
from coping_app.system.uncaught import take_uncaught


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit code. Without arguments the window opens.

    Args:
        arguments: Those of the command line, unless given. Only what was started with a command
            line of its own changes how its process crashes.
    """
    quieten()
    given = sys.argv[1:] if arguments is None else arguments
    if arguments is None:
        _crash_quietly()
    if given:
        if arguments is None:
            refuse_core_dumps()  # the window does it by itself, when it stands
        return _run_command(given)
    # The usual start. The commands and their parser are not even imported for it.
    folders = find_folders()
    tighten(folders)
    return run_window(folders)


def _crash_quietly() -> None:
    """No words of a person in a report, no memory on the disk."""
    take_uncaught()
    limit_core_dumps()


def _run_command(arguments: Sequence[str]) -> int:
    from coping_app.commands.piped import run_piped

    return run_piped(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    from coping_app.commands.table import COMMANDS, build_parser

    options = build_parser().parse_args(arguments)
    folders = find_folders(getattr(options, "data", None))
    tighten(folders)
    for command in COMMANDS:
        if command.name == options.command:
            return command.run(options, folders)
    return run_window(folders, language=options.language)


def open_window() -> int:
    """Entry point of the desktop starter."""
    _crash_quietly()
    return main([])


if __name__ == "__main__":
    sys.exit(main())
