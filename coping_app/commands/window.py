"""Commands that open the window. Qt is imported here, and only once one of them runs."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from coping_app.system.folders import DELETING, Folders

if TYPE_CHECKING:  # the usual start has no arguments to parse
    import argparse

    from coping_app.store.early import EarlyOpening

DEMO_PLAN_DAYS = 17
"""How long the made-up person has followed the plan."""


def run_window(folders: Folders, exercise: str | None = None, language: str = "") -> int:
    """Opens the window and answers its exit code when it closes.

    Args:
        folders: Where everything is kept.
        exercise: What to open it at: an id, or an id and a language with a space between.
        language: BCP 47, for this time only; empty for the person's own.
    """
    from datetime import datetime

    from coping_app.store.early import EarlyOpening

    if (folders.data / DELETING).exists():
        _go_on_deleting(folders)
    opening = EarlyOpening(folders.profile, datetime.now)
    run_app = load_app()
    return run_app(folders, opening, exercise, language)


def load_app() -> Callable[[Folders, EarlyOpening, str | None, str], int]:
    """Imports Qt and the app; the records are opened in a thread meanwhile.

    PySide6 looks through the source of every module that imports it, and Python's cache of lines
    keeps all of it, 4.5 MiB. A traceback reads again what it shows.
    """
    from coping_app.ui.platform.garbage import hold_collection

    hold_collection()
    from coping_app.ui.app.app import run_app

    linecache.clearcache()
    return run_app


def _go_on_deleting(folders: Folders) -> None:
    """Everything was to be deleted, and a cut came in between."""
    import contextlib

    from coping_app.store.base.errors import StoreError
    from coping_app.store.clearing_out import go_on_clearing_out

    # What can't be deleted has no key any more; the opening then says what is wrong.
    with contextlib.suppress(StoreError):
        go_on_clearing_out(folders)


def language_argument(parser: argparse.ArgumentParser) -> None:
    """The option of all that opens the window; it can stand before and after the command."""
    import argparse

    parser.add_argument(
        "--language", metavar="CODE", type=_language, default=argparse.SUPPRESS,
        help="exercises and voice in another language, such as es, for this time only",
    )


def _language(text: str) -> str:
    """A language code; what is none is wrong usage."""
    from argparse import ArgumentTypeError

    from coping_app.store.repositories.settings import is_language

    if text and not is_language(text):  # empty is what holds without the option
        raise ArgumentTypeError(f'"{text}" is no language code, such as es or pt-BR')
    return text


def now_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the language: whoever needs it has nothing to choose."""
    language_argument(parser)


def run_now(options: argparse.Namespace, folders: Folders) -> int:
    """Circle and voice at once; in the window that is open already, or in a new one."""
    from coping_app.ui.app.single_instance import NOW_WISH

    return run_window(folders, NOW_WISH, getattr(options, "language", ""))


def open_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``open``."""
    parser.add_argument("exercise", metavar="ID|FILE", help="exercise id, or an exercise file")
    language_argument(parser)


def run_open(options: argparse.Namespace, folders: Folders) -> int:
    """Opens the window at one exercise; a file is added to the person's own exercises first."""
    from coping_app.commands.adding import CannotAdd, add_exercise
    from coping_app.commands.finding import find_exercise_file
    from coping_app.content.catalog.repository import ExerciseNotFound
    from coping_app.content.reading.outside_files import names_a_file
    from coping_app.content.reading.problems import ContentError, format_problem

    wanted = Path(options.exercise)
    wish = options.exercise
    try:
        if names_a_file(wanted):
            wish = " ".join(add_exercise(wanted, folders))
        else:
            find_exercise_file(options.exercise, folders)
    except ContentError as error:
        for problem in error.problems:
            print(format_problem(problem), file=sys.stderr)
        return 1
    except ExerciseNotFound as error:
        is_folder = wanted.is_dir()
        said = f'"{wanted}" is a folder. Name one exercise file in it.' if is_folder else error
        print(said, file=sys.stderr)
        return 1
    except CannotAdd as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The exercise could not be added: {error.strerror}.", file=sys.stderr)
        return 3
    return run_window(folders, wish, options.language)


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``demo``."""
    parser.add_argument("--no-window", action="store_true", help="only make the year")
    language_argument(parser)


def run_demo(options: argparse.Namespace, folders: Folders) -> int:
    """Makes a made-up year in a folder of its own, then opens the window on it."""
    from coping_app.commands.finding import open_catalog
    from coping_app.demo.make import NotADemoFolder, make_demo
    from coping_app.store.base.errors import StoreError, explain_os_error
    from coping_app.wording.store_errors import said

    own = getattr(options, "data", None)
    demo = Folders(Path(own).expanduser().resolve()) if own else Folders(folders.demo)
    with open_catalog(demo) as catalog:
        exercises = catalog.find()
    try:
        make_demo(demo.profile, date.today(), exercises)
        _settle_in(demo, date.today())
    except NotADemoFolder as error:
        print(error, file=sys.stderr)
        return 3
    except StoreError as error:
        print(said(error), file=sys.stderr)
        return 3
    except OSError as error:
        print(said(explain_os_error(error)), file=sys.stderr)
        return 3
    print(f"A made-up year lies in {demo.data}", file=sys.stderr)
    return 0 if options.no_window else run_window(demo, language=options.language)


def _settle_in(demo: Folders, today: date) -> None:
    """The made-up person has seen the first screens and is in the third week of a plan."""
    from datetime import datetime

    from coping_app.content.reference.places import exercises_folder
    from coping_app.content.reference.plans import load_plan
    from coping_app.features.plan.kept_plan import keep
    from coping_app.store.store import Store

    store = Store.open(demo.profile, datetime.now)
    try:
        store.settings.set("first_run_done", True)
        plan = load_plan(exercises_folder() / "plans" / "steady-weeks.yaml")
        store.plans.use(keep(plan), today - timedelta(days=DEMO_PLAN_DAYS))
    finally:
        store.close()
