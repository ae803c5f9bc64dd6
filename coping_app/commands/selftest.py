"""The self-test: what of this computer is fit for practice, and what to do about the rest."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from coping_app.system.folders import Folders

if TYPE_CHECKING:
    from coping_app.selftest.facts import Facts, Line


def selftest_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``selftest``."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run_selftest(options: argparse.Namespace, folders: Folders) -> int:
    """Prints each check as green or red; 3 if any is red. Plays quiet ticks for two seconds."""
    return report(_gather(folders), options.json)


def report(facts: Facts, as_json: bool) -> int:
    """Runs every check on ``facts`` and prints what it found; 3 if any is red."""
    from coping_app.selftest.checks import CHECKS, run_check

    lines = [run_check(check, facts) for check in CHECKS]
    if as_json:
        print(json.dumps([line.as_json() for line in lines], indent=1, ensure_ascii=False))
    else:
        for check, line in zip(CHECKS, lines, strict=True):
            _print(line, check.title)
    return 0 if all(line.ok for line in lines) else 3


def _gather(folders: Folders) -> Facts:
    from coping_app.commands.finding import open_catalog
    from coping_app.selftest.facts import Facts
    from coping_app.selftest.languages import count_by_language
    from coping_app.ui.platform.selftest_facts import make_gui, measure_sound, screen_facts

    qt = make_gui()  # lives as long as it is asked
    print("Quiet ticks play for two seconds.", file=sys.stderr)
    with open_catalog(folders) as catalog:
        counts = count_by_language(catalog)
    facts = Facts(folders.data, "en", counts, measure_sound(), screen_facts())
    del qt
    return facts


def _print(line: Line, title: str) -> None:
    print(f"{'ok ' if line.ok else 'RED'}  {title:25} {line.found.value}")
    if line.advice:
        print(f"{'':30} {line.advice}")
