"""Checks files of the format: ``python -m coping_app.content.checks.check_files PATH...``"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from coping_app.content.checks.author_rules import author_findings
from coping_app.content.checks.check_plans import check_plan
from coping_app.content.checks.checking import check_the_rest, find_all, place_findings
from coping_app.content.checks.context import CheckContext
from coping_app.content.checks.library import Library, is_translation
from coping_app.content.checks.style_rules import wording_findings
from coping_app.content.checks.translations import translation_problems
from coping_app.content.format.model import Exercise
from coping_app.content.format.validating import validate
from coping_app.content.format.walking import links_of
from coping_app.content.reading.counting import only_counting_references
from coping_app.content.reading.problems import (
    ContentError,
    Finding,
    Problem,
    format_problem,
    in_order,
)
from coping_app.content.reading.read_file import read_file
from coping_app.content.reading.reader import Document
from coping_app.content.reference.help_lines import check_help_lines
from coping_app.content.reference.questionnaires import check_questionnaire
from coping_app.content.reference.safety_texts import load_safety_texts
from coping_app.content.reference.scales import check_scales

MoreCheck = Callable[[Exercise, Callable[[str], Exercise]], Iterable[Finding]]
"""Given an exercise and how to find those it includes: what is wrong with it."""


def check_paths(
    paths: Sequence[Path], more_checks: Sequence[MoreCheck] = (), *, strict: bool = False
) -> list[Problem]:
    """Every problem of the given files and folders, in the order of files and lines.

    Files are told apart by their keys: exercises, plans, scales, questionnaires and help texts.

    Args:
        paths: Files, or folders of which every ``.yaml`` file is checked.
        more_checks: What else is asked of exercises that are sound so far.
        strict: Also whether words are plain and kind, and what an exercise owes beyond the format.
    """
    check = _Check(more_checks, strict)
    with only_counting_references():
        for file in exercise_files(paths):
            check.read(file)
        return list(in_order(check.problems()))


def exercise_files(paths: Sequence[Path]) -> list[Path]:
    """The files that ``check_paths`` looks at, in its order."""
    return [file for path in paths for file in _files_of(path)]


def _files_of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*.y*ml")):
        if file.suffix in (".yaml", ".yml") and not file.name.startswith(".") and file.is_file():
            yield file


class _Check:
    """One run. What stands alone is checked as it is read, what needs other files at the end.

    Documents, and exercises that stand alone, are let go as soon as they are checked: thousands of
    them alive slow Python's memory management down more than reading some files twice.
    """

    def __init__(self, more_checks: Sequence[MoreCheck], strict: bool) -> None:
        self._more_checks = more_checks
        self._strict = strict
        self._library = Library()
        self._plans: list[Path] = []
        self._later: list[tuple[Path, Exercise]] = []
        self._problems: list[Problem] = []

    def read(self, file: Path) -> None:
        """Reads one file, and checks it as far as that can be done without the others."""
        if file.suffix == ".yml":
            message = "Only files that end in .yaml are found."
            hint = f'Name it "{file.stem}.yaml".'
            self._problems.append(Problem(str(file), 1, 1, "", message, hint))
        try:
            document = read_file(file)
        except ContentError as error:
            self._problems.extend(error.problems)
            return
        keys = document.value if isinstance(document.value, dict) else {}
        if self._strict and "questionnaire" not in keys:
            # The words of a questionnaire are its makers'.
            self._check_words(document)
        if "plan" in keys and "weeks" in keys:
            self._plans.append(file)
        elif (problems := _problems_of_another_kind(file, document, keys)) is not None:
            self._problems.extend(problems)
        else:
            self._read_exercise(file, document)

    def _check_words(self, document: Document) -> None:
        value = document.value
        language = value.get("language", "en") if isinstance(value, dict) else "en"
        findings = wording_findings(value, str(language))
        self._problems.extend(place_findings(findings, document))

    def _read_exercise(self, file: Path, document: Document) -> None:
        exercise, problems = validate(document, Exercise)
        if exercise is None:
            around = self._library.around_alone(file)
            self._problems.extend(check_the_rest(document, problems, around))
            return
        links = links_of(exercise)
        twin = self._library.add(file, exercise, links)
        if twin is not None:
            message = f'"{exercise.id}" in the same language is also in {twin}.'
            finding = Finding(("id",), message, "Give one of them another id.")
            self._problems.extend(place_findings([finding], document))
        if links.includes or links.takes_up or is_translation(file):
            self._later.append((file, exercise))
        else:
            findings = self._find(file, exercise, self._library.around_alone(file))
            self._problems.extend(place_findings(findings, document))

    def problems(self) -> Iterator[Problem]:
        """All problems, after the last file was read."""
        yield from self._problems
        for file in self._plans:
            yield from check_plan(read_file(file), self._library)
        for file, exercise in self._later:
            around = self._library.around(file, exercise.language)
            if findings := self._find(file, exercise, around):
                yield from place_findings(findings, read_file(file))

    def _find(self, file: Path, exercise: Exercise, around: CheckContext) -> list[Finding]:
        findings = find_all(exercise, around)
        original = self._library.original_of(file)
        if original is not None:
            findings += translation_problems(original, exercise)
            language = file.name.split(".")[1]
            if exercise.language != language:
                message = f'The file name says "{language}", this says "{exercise.language}".'
                findings.append(Finding(("language",), message))
        if findings:
            return findings
        owed = author_findings(exercise, file.parent) if self._strict else []
        return [*owed, *self._more_findings(exercise)]

    def _more_findings(self, exercise: Exercise) -> Iterator[Finding]:
        def resolve(exercise_id: str) -> Exercise:
            found = self._library.find(exercise_id, exercise.language)
            if found is None:
                raise LookupError(exercise_id)
            return found

        for check in self._more_checks:
            try:
                yield from list(check(exercise, resolve))
            except LookupError:
                # An exercise further down the includes is missing: told where it is included.
                continue


def _problems_of_another_kind(
    file: Path, document: Document, keys: Mapping[str, object]
) -> Iterable[Problem] | None:
    """Problems of a file that is no exercise and no plan; None for an exercise."""
    if "scales" in keys:
        return check_scales(document)
    if "questionnaire" in keys:
        return check_questionnaire(document)
    if "lines" in keys:
        return check_help_lines(file)
    if "emergency" in keys or "groups" in keys:
        return _safety_problems(file)
    return None


def _safety_problems(file: Path) -> tuple[Problem, ...]:
    """Problems of one file of help texts. They are read in pairs; each tells its own."""
    language = file.name.split(".")[1] if file.name.count(".") == 2 else "en"
    try:
        load_safety_texts(file.parent, language)
    except ContentError as error:
        return tuple(problem for problem in error.problems if problem.file == str(file))
    return ()


def main(arguments: Sequence[str]) -> int:
    """Prints the problems; 1 where there are any."""
    problems = check_paths([Path(argument) for argument in arguments])
    for problem in problems:
        print(format_problem(problem))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
