"""Checks files of the format: ``python -m coping_app.content.check_files PATH...``"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from coping_app.content.loading import load_exercise
from coping_app.content.problems import ContentError, Problem, format_problem, in_order

OTHER_DATA = {"plans", "questionnaires", "safety"}
"""Folders whose files are not exercises."""


def check_paths(paths: Sequence[Path]) -> list[Problem]:
    """Every problem of the given files and folders, in the order of files and lines."""
    problems: list[Problem] = []
    for path in paths:
        files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        for file in files:
            if file.stem.split(".")[0] == "scales" or OTHER_DATA & set(file.parts):
                continue
            try:
                load_exercise(file)
            except ContentError as error:
                problems.extend(error.problems)
    return list(in_order(problems))


def main(arguments: Sequence[str]) -> int:
    """Prints the problems; 1 where there are any."""
    problems = check_paths([Path(argument) for argument in arguments])
    for problem in problems:
        print(format_problem(problem))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
