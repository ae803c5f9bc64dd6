"""The table of commands, and the parser made from it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from coping_app.commands import content, exporting, importing, rehearsal, selftest, window
from coping_app.system.folders import Folders

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
    Command("now", "something for right now: a circle to breathe with and a voice, at once",
            window.now_arguments, window.run_now),
    Command("list", "list the exercises", content.list_arguments, content.run_list),
    Command("check", "name every problem of exercise files", content.check_arguments,
            content.run_check),
    Command("preview", "rehearse an exercise to its end", rehearsal.preview_arguments,
            rehearsal.run_preview),
    Command("render", "write what would be heard to a sound file", rehearsal.render_arguments,
            rehearsal.run_render),
    Command("schema", "print the JSON Schema of the format", content.no_arguments,
            content.run_schema),
    Command("export", "write records as tables, health record, report or JSON",
            exporting.export_arguments, exporting.run_export),
    Command("import", "take a JSON export in", importing.import_arguments, importing.run_import),
    Command("demo", "open the window on a made-up year", window.demo_arguments, window.run_demo),
    Command("selftest", "check this computer: sound, voice, encryption, disk, screen",
            selftest.selftest_arguments, selftest.run_selftest),
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
    window.language_argument(parser)
    parser.set_defaults(language="")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        command.add_arguments(
            commands.add_parser(command.name, help=command.help, parents=[common])
        )
    return parser
