"""The command that takes records in: import."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coping_app.commands.exporting import open_records
from coping_app.system.folders import Folders

if TYPE_CHECKING:
    from coping_app.export.json.json_import import ReadFile
    from coping_app.store.travel.portable import TakenIn


def import_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``import``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="made by: export json")
    parser.add_argument("--preview", action="store_true", help="only count what would be new")
    parser.epilog = (
        "A row that cannot be taken in is named and left out, and all others come in. "
        "Exit codes: 0 everything is here now, 1 some rows were left out or the file is none of "
        "records, 3 the file or the records cannot be reached."
    )


def run_import(options: argparse.Namespace, folders: Folders) -> int:
    """Takes the records of a JSON export in; a second time changes nothing."""
    from coping_app.export.json.json_import import RefusedFile, read_file
    from coping_app.store.base.errors import StoreError
    from coping_app.wording.store_errors import said

    try:
        file = read_file(options.file)
        store = open_records(folders)
        try:
            found = store.take_in(file.portable, keep=not options.preview)
        finally:
            store.close()
    except RefusedFile as refused:
        print(f"{options.file} was not taken in; nothing was changed.", file=sys.stderr)
        print(f"  {refused}", file=sys.stderr)
        return 1
    except StoreError as error:
        print(said(error), file=sys.stderr)
        return 3
    except OSError as error:
        print(f"{options.file} cannot be read: {error.strerror}.", file=sys.stderr)
        return 3
    _print_counts(found, options.preview)
    return 1 if _print_left_out(file, found, options.preview) else 0


def _print_counts(found: TakenIn, preview: bool) -> None:
    print("Would be new:" if preview else "New:", file=sys.stderr)
    for name, count in found.counts().items():
        print(f"  {name:12} {count.new:6}   here already {count.known:6}", file=sys.stderr)


def _print_left_out(file: ReadFile, found: TakenIn, preview: bool) -> int:
    """Names the rows that stay outside, and answers how many there are."""
    unfit = {name: count.unfit for name, count in found.counts().items() if count.unfit}
    left_out = file.left_out_count + sum(unfit.values())
    if not left_out:
        return 0
    print(f"Rows that {'would be' if preview else 'were'} left out: {left_out}", file=sys.stderr)
    for problem in file.left_out:
        print(f"  {problem.row}: {problem.message}", file=sys.stderr)
    if (more := file.left_out_count - len(file.left_out)) > 0:
        print(f"  and {more} more", file=sys.stderr)
    for name, count in unfit.items():
        print(f"  {name}: {count} that no records can hold", file=sys.stderr)
    return left_out
