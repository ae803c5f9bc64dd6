"""The words of the page of reports: its sections, the formats, and what happened to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coping_app.export.json_import import RowProblem
from coping_app.export.report_model import Section

translate = QCoreApplication.translate
MOST_PROBLEMS = 3
"""So many wrong rows of a file are named; the rest is counted."""
FORMATS = (
    QT_TRANSLATE_NOOP("export", "Tables (CSV)"),
    QT_TRANSLATE_NOOP("export", "Everything in tables, for a spreadsheet or a study."),
    QT_TRANSLATE_NOOP("export", "Ratings (CSV)"),
    QT_TRANSLATE_NOOP("export", "Your ratings in one table."),
    QT_TRANSLATE_NOOP("export", "Everything (JSON)"),
    QT_TRANSLATE_NOOP("export", "All of your records. This app can read them back."),
    QT_TRANSLATE_NOOP("export", "Health record (FHIR)"),
    QT_TRANSLATE_NOOP("export", "Ratings and scores for a health record system."),
    QT_TRANSLATE_NOOP("export", "Report (PDF)"),
    QT_TRANSLATE_NOOP("export", "One page on paper for a visit."),
    QT_TRANSLATE_NOOP("export", "Report (web page)"),
    QT_TRANSLATE_NOOP("export", "The same page for a browser or a screen reader."),
)
"""Every word of the table of exporters, marked for translation. A test holds both together."""


def said(text: str) -> str:
    """A word of the table of exporters in the language of the app."""
    return translate("export", text)


def section_words() -> dict[Section, str]:
    """What each section of the report is called where the person chooses."""
    return {
        "weeks": translate("report-page", "How I have been, week by week"),
        "events": translate("report-page", "What happened, on which day"),
        "questions": translate("report-page", "Questionnaires, with their scores"),
        "changes": translate("report-page", "Before and after practice"),
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


def failed(message: str, hint: str) -> str:
    """A file could not be written: what happened, what is safe, what to do."""
    safe = translate("report-page", "Your records are safe, and no half file is left.")
    return " ".join(part for part in (message, safe, hint) if part)


def no_printer() -> str:
    """Nothing came out."""
    return translate(
        "report-page", "The printer did not begin. You can save a PDF and print that."
    )


def cannot_read(hint: str) -> str:
    """The own records could not be read or kept just now."""
    words = translate("report-page", "That did not work. Your records are as before.")
    return f"{words} {hint}".strip()


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
        "settings": translate("report-page", "Settings and other small things"),
    }
    return words.get(kind, kind)


def refused(name: str, problems: Sequence[RowProblem]) -> str:
    """A file that is not taken in, with the first things that are wrong."""
    lines = [
        translate("report-page", "{name} cannot be read back. Nothing was changed.").format(
            name=name
        )
    ]
    lines += [f"{each.row}: {each.message}" if each.row else each.message
              for each in problems[:MOST_PROBLEMS]]
    if (more := len(problems) - MOST_PROBLEMS) > 0:
        lines.append(translate("report-page", "And {count} more.").format(count=more))
    return "\n".join(lines)


def unreadable(name: str) -> str:
    """The file itself cannot be reached."""
    return translate(
        "report-page",
        "{name} cannot be opened. Nothing was changed. Look whether it is still there.",
    ).format(name=name)


def in_file(name: str, anything_new: bool) -> str:
    """Above the counts."""
    if anything_new:
        return translate("report-page", "This is in {name}. Nothing is taken in yet.").format(
            name=name
        )
    return translate("report-page", "All of {name} is here already.").format(name=name)


def taken_in(settings_too: bool) -> str:
    """After an import."""
    words = translate("report-page", "Done. The new records are here now.")
    if settings_too:
        words += " " + translate("report-page", "New settings count from the next start.")
    return words
