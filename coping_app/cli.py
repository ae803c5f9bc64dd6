"""Every command. Data goes to stdout, messages to stderr; Qt is imported only for the window.

Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 the surroundings failed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coping_app.commands import content, rehearsal, window
from coping_app.folders import Folders, find_folders

Options = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, one line of help, its arguments, and what it does."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options, Folders], int]


COMMANDS = (
    Command("open", "open the window at an exercise", window.open_arguments, window.run_open),
    Command("list", "list the exercises", content.list_arguments, content.run_list),
    Command("check", "name every problem of exercise files", content.check_arguments,
            content.run_check),
    Command("preview", "rehearse an exercise to its end", rehearsal.preview_arguments,
            rehearsal.run_preview),
    Command("render", "write what would be heard to a sound file", rehearsal.render_arguments,
            rehearsal.run_render),
    Command("schema", "print the JSON Schema of the format", content.no_arguments,
            content.run_schema),
    Command("demo", "open the window on a made-up year", window.demo_arguments, window.run_demo),
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="coping-app", description="Guided coping exercises for people with chronic pain."
    )
    # The same option before and after the command; only one that is given counts.
    common = argparse.ArgumentParser(add_help=False)
    for holder in (parser, common):
        holder.add_argument(
            "--data", metavar="DIR", default=argparse.SUPPRESS,
            help="where everything is kept (or COPING_APP_DATA)",
        )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        command.add_arguments(
            commands.add_parser(command.name, help=command.help, parents=[common])
        )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit code."""
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
