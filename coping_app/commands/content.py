"""Commands about exercise files: list, check, schema."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from coping_app.system.folders import Folders


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """A command without arguments."""
    del parser


def list_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``list``."""
    parser.add_argument("--family", metavar="F", help="only one family")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run_list(options: argparse.Namespace, folders: Folders) -> int:
    """Prints every exercise: id, length, family, title."""
    from coping_app.commands.finding import open_catalog

    with open_catalog(folders) as catalog:
        found = catalog.find(family=options.family)
    if options.json:
        keys = ("id", "title", "family", "language", "length_s", "version", "source")
        print(json.dumps([{k: getattr(info, k) for k in keys} for info in found], indent=1))
        return 0
    for info in found:
        print(f"{info.id:28} {info.length_s / 60:5.1f} min  {info.family:12} {info.title}")
    return 0


def check_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``check``."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="exercise files or folders")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--strict", action="store_true",
        help="also what is hard to read, unkind, silent too long, or lacks a caution",
    )


def run_check(options: argparse.Namespace, folders: Folders) -> int:
    """Prints every problem of the named files; 1 if there is any."""
    del folders
    from coping_app.content.reading.counting import only_counting_references

    with only_counting_references():  # from the imports on
        return _check(options)


def _check(options: argparse.Namespace) -> int:
    from coping_app.commands.length_check import length_findings
    from coping_app.content.checks.check_files import MoreCheck, check_paths
    from coping_app.content.reading.problems import format_problem

    paths = [Path(path) for path in options.paths]
    if missing := [str(path) for path in paths if not path.exists()]:
        print(f"No such file or folder: {', '.join(missing)}", file=sys.stderr)
        return 2
    more_checks: list[MoreCheck] = [length_findings]
    if options.strict:
        from coping_app.commands.cue_words_check import cue_words_findings
        from coping_app.commands.silence_check import silence_findings

        more_checks += [silence_findings, cue_words_findings]
    problems = check_paths(paths, more_checks, strict=options.strict)
    if options.json:
        print(json.dumps([asdict(problem) for problem in problems], indent=1))
    else:
        for problem in problems:
            print(format_problem(problem))
    return 1 if problems else 0


def run_schema(options: argparse.Namespace, folders: Folders) -> int:
    """Prints the JSON Schema of the format."""
    del options, folders
    from coping_app.content.format.schema import json_schema

    print(json.dumps(json_schema(), indent=1))
    return 0
