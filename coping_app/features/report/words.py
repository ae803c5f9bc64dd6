"""The words of the page of reports: its sections, the formats, and what happened to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coping_app.export.json.json_import import ReadFile, RefusedFile, RowProblem
from coping_app.export.report.model import Section
from coping_app.store.base.errors import StoreError
from coping_app.store.travel.portable import TakenIn
from coping_app.wording.store_errors import store_message
from coping_app.wording.translate import translate


def section_words() -> dict[Section, str]:
    """What each section of the report is called where the person chooses."""
    return {
        "weeks": translate("report-page", "How I have been, week by week"),
        "events": translate("report-page", "What happened, on which day"),
        "questions": translate("report-page", "Questionnaires, with their scores"),
        "changes": translate("report-page", "What followed practice"),
        "practice": translate("report-page", "What I practised, and how much"),
        "uncertain": translate("report-page", "What the numbers cannot say"),
        "visit": translate("report-page", "What I want to talk about"),
    }


def section_title(section: Section) -> str:
    """Its words; a section that has none yet is shown by its own name."""
    return section_words().get(section, section)


def saved(paths: Sequence[Path]) -> str:
    """Where a file lies now, and who can read it."""
    names = ", ".join(path.name for path in reversed(paths))
    where = translate("report-page", "Saved: {names}, in {folder}.").format(
        names=names, folder=paths[-1].parent
    )
    return f"{where} {not_encrypted()}"


def not_encrypted() -> str:
    """The warning that goes with every file."""
    return translate(
        "report-page", "The file is not encrypted. Whoever has it can read it."
    )


def too_large() -> str:
    """Said of a file that is too large to come back at once."""
    return translate(
        "report-page",
        "It is too large to be read back at once. Save parts by dates: they add up.",
    )


def not_written(error: StoreError) -> str:
    """A file could not be written: what happened, what is safe, what to do."""
    return store_trouble(error)


def no_printer() -> str:
    """Nothing came out."""
    return translate(
        "report-page", "The printer did not begin. You can save a PDF and print that."
    )


def store_trouble(error: StoreError) -> str:
    """The own records could not be read or kept just now."""
    said = store_message(error, ())
    return f"{said.title} {said.safe} {said.next}"


def kind_words(kind: str) -> str:
    """A kind of record, as the list of an import names it."""
    words = {
        "sessions": translate("report-page", "Practices and questionnaires"),
        "events": translate("report-page", "Ratings, answers and steps"),
        "cards": translate("report-page", "Cards"),
        "drawings": translate("report-page", "Drawings"),
        "plan_items": translate("report-page", "Things in the calendar"),
        "plans": translate("report-page", "Plans"),
        "day_marks": translate("report-page", "Notes on a day"),
        "trials": translate("report-page", "Trials"),
        "suggestion_answers": translate("report-page", "Answers on what is suggested"),
        "settings": translate("report-page", "Settings and other small things"),
    }
    return words.get(kind, kind)


def refused(name: str, error: RefusedFile) -> str:
    """A file that is not taken in, and why."""
    said = translate("report-page", "{name} cannot be read back. Nothing was changed.").format(
        name=name
    )
    return f"{said}\n{error}"


def left_out_count(file: ReadFile, counts: TakenIn) -> int:
    """How many rows of a file stay outside: those that cannot be read, and that fit nowhere."""
    return file.left_out_count + sum(count.unfit for count in counts.counts().values())


def left_out(problems: Sequence[RowProblem], count: int) -> list[str]:
    """How many rows stay outside, then the first of them by their places; never what is in them."""
    head = translate("report-page", "Rows that cannot come in: {count}.").format(count=count)
    lines = [head, *(f"{each.row}: {each.message}" for each in problems)]
    if (more := count - len(problems)) > 0:
        lines.append(translate("report-page", "And {count} more.").format(count=more))
    return lines


def unreadable(name: str) -> str:
    """The file itself cannot be reached."""
    return translate(
        "report-page",
        "{name} cannot be opened. Nothing was changed. Look whether it is still there.",
    ).format(name=name)


def in_file(name: str, anything_new: bool, left_out: int = 0) -> str:
    """Above the counts."""
    if anything_new:
        return translate("report-page", "This is in {name}. Nothing is taken in yet.").format(
            name=name
        )
    if left_out:
        return translate("report-page", "Nothing else of {name} is new.").format(name=name)
    return translate("report-page", "All of {name} is here already.").format(name=name)


def taken_in(settings_too: bool, left_out: int = 0) -> str:
    """After an import."""
    words = translate("report-page", "Done. The new records are here now.")
    if settings_too:
        words += " " + translate("report-page", "New settings count at once.")
    if left_out:
        left = translate("report-page", "Rows left out: {count}.").format(count=left_out)
        words += f" {left}"
    return words
