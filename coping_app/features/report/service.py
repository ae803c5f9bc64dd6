"""What the page of reports works with: gathers records, makes the report, writes files, reads back.

No widget is in here, so that all of it can be tried without a window. It does what the commands
``export`` and ``import`` do, by the same one table of exporters.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from coping_app.export.json.json_import import LARGEST_FILE, ReadFile, read_file
from coping_app.export.records.gather import gather
from coping_app.export.records.records import Records, Span, Titles
from coping_app.export.report.model import Report, ReportChoices, Section
from coping_app.export.report.report import build_report
from coping_app.export.table import Exporter, ReportLook, exporters
from coping_app.export.writing import write_export
from coping_app.store.base.files import WriteSome
from coping_app.store.store import Store
from coping_app.store.travel.portable import TakenIn

Sections = frozenset[Section]


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds, and what of it would be new here. Nothing is kept yet."""

    path: Path
    file: ReadFile
    counts: TakenIn


@dataclass(frozen=True, slots=True)
class Saved:
    """Files that were written, the one with the chosen name last.

    Attributes:
        too_large: True where the app could not read it back in one piece.
    """

    paths: tuple[Path, ...]
    too_large: bool = False


class ReportService:
    """Makes files of the records, and takes records of a file in.

    Args:
        store: The person's records.
        wordings: Reads what names and numbers mean; called once, when it is first needed.
        look: Colours, language and who paints paper; its sections are those asked for.
        write_some: What writes; tests hand in a disk that fails.
    """

    def __init__(
        self,
        store: Store,
        wordings: Callable[[], Titles],
        look: ReportLook,
        write_some: WriteSome = os.write,
    ) -> None:
        self._store = store
        self._read_wordings = wordings
        self._wordings: Titles | None = None
        self._look = look
        self._write_some = write_some
        self._kept: Records | None = None

    def anything(self) -> bool:
        """Whether there is a practice or a questionnaire to tell of."""
        return bool(self._store.sessions.all(limit=1)) or bool(self.records(Span()).forms)

    def forget(self) -> None:
        """Asks the store anew next time."""
        self._kept = None

    def records(self, span: Span) -> Records:
        """Everything of some days, read once for each time that is asked about.

        Raises:
            StoreError: It cannot be read.
        """
        if self._kept is None or self._kept.span != span:
            self._wordings = self._wordings or self._read_wordings()
            self._kept = gather(self._store, span, self._wordings)
        return self._kept

    def report(self, span: Span, sections: Sections) -> Report:
        """The report of some days; what the files of ``exporters`` show."""
        return build_report(self.records(span), ReportChoices(sections), self._look.wording)

    def exporters(self, sections: Sections) -> tuple[Exporter, ...]:
        """The one table, with reports of these sections."""
        return exporters(replace(self._look, choices=ReportChoices(sections)))

    def save(self, exporter: Exporter, span: Span, path: Path) -> Saved:
        """Writes a file, and the one beside it if there is one: whole or not at all.

        Raises:
            ExportFailed: It could not be written; what lay there before is as it was.
            StoreError: The records cannot be read.
        """
        paths = write_export(exporter, self.records(span), path, self._write_some)
        return Saved(paths, exporter.name == "json" and path.stat().st_size > LARGEST_FILE)

    def look_into(self, path: Path) -> Found:
        """Reads a file strictly and counts what would be new. Nothing is kept.

        Raises:
            RefusedFile: It is no file of records.
            StoreError: The own records cannot be read or written.
            OSError: The file cannot be read.
        """
        file = read_file(path)
        return Found(path, file, self._store.take_in(file.portable, keep=False))

    def take_in(self, found: Found) -> TakenIn:
        """Adds what is new.

        Raises:
            StoreError: It could not be kept; nothing was.
        """
        self.forget()
        return self._store.take_in(found.file.portable)
