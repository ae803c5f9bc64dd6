"""The page of reports: what is chosen is what is shown and what is written; faults are told."""

from __future__ import annotations

import errno
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coping_app.content.reference.places import assets_folder
from coping_app.export.records.records import Records, Span
from coping_app.export.report.model import SECTIONS, USUAL_SECTIONS, Report
from coping_app.export.table import Exporter
from coping_app.features.report.service import Found, ReportService, Sections
from coping_app.store.base.errors import ReadOnlyStore, StoreGone
from coping_app.store.base.files import WriteSome
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable, TakenIn
from coping_app.ui.pages.report.page import ReportPage
from coping_app.ui.paper.look import report_look
from coping_app.ui.paper.pdf import PAGE_HEIGHT, PAGE_WIDTH, paint_report
from coping_app.ui.paper.text import report_text
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.wording import Wording
from tests.fakes import Recorder
from tests.gui.looking import name_of
from tests.gui.page_fakes import by_id, has, heights_by_tab, press, settle, shown, words_on
from tests.unit.export.support import NOW, WORDINGS, fixed_portable
from tests.unit.export.test_writing import failing_after

TODAY = date(2026, 3, 2)
ALL = frozenset(SECTIONS)


def store_with(portable: Portable | None = None) -> Store:
    store = Store.in_memory(lambda: NOW)
    if portable is not None:
        store.take_in(portable)
    return store


class Answers:
    """Stands for the system's dialogs: it answers, and keeps what it was asked."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, _parent: QWidget, *asked: str) -> Path | None:
        self.asked.append(asked)
        return self.path


class Printer:
    """A printer that begins or doesn't."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.printed: list[Report] = []

    def __call__(self, _parent: QWidget, report: Report) -> bool:
        self.printed.append(report)
        return self.works


class BrokenDesk:
    """A desk whose store cannot be read."""

    def anything(self) -> bool:
        raise StoreGone

    def forget(self) -> None:
        pass

    def report(self, span: Span, sections: Sections) -> Report:
        raise StoreGone

    def exporters(self, sections: Sections) -> tuple[Exporter, ...]:
        return ()

    def save(self, exporter: Exporter, span: Span, path: Path) -> tuple[Path, ...]:
        raise StoreGone

    def look_into(self, path: Path) -> Found:
        raise StoreGone

    def take_in(self, found: Found) -> TakenIn:
        raise StoreGone


class Place:
    """The page with what it was given."""

    def __init__(
        self,
        qtbot: QtBot,
        themes: ThemeStore,
        store: Store | None = None,
        write_some: WriteSome | None = None,
    ) -> None:
        self.store = store or store_with(fixed_portable())
        look = report_look(assets_folder() / "fonts", Wording())
        more = {} if write_some is None else {"write_some": write_some}
        self.desk = ReportService(self.store, lambda: WORDINGS, look, **more)
        self.save_to, self.read_from, self.printer = Answers(), Answers(), Printer()
        self.page = ReportPage(
            themes, self.desk, self.store.today, self.save_to, self.read_from, self.printer
        )
        shown(qtbot, self.page)

    def said(self) -> str:
        return str(by_id(self.page, "report.said").text())

    def tick(self, section: str) -> None:
        press(self.page, f"report.section.{section}")


@pytest.fixture
def place(qtbot: QtBot, themes: ThemeStore) -> Place:
    return Place(qtbot, themes)


def three_months() -> Span:
    return Span(date(2025, 12, 2), None)


def test_the_usual_sections_are_ticked_and_all_are_there(place: Place) -> None:
    for section in SECTIONS:
        mark = by_id(place.page, f"report.section.{section}")
        assert mark.isChecked() == (section in USUAL_SECTIONS)
        assert len(name_of(mark)) > 5


def test_what_is_ticked_is_what_is_on_the_page(place: Place) -> None:
    press(place.page, "chip-words")
    assert "What I practised" in words_on(place.page)
    assert "What I would like to talk about" not in words_on(place.page)

    place.tick("practice")
    place.tick("visit")

    assert "527 minutes" not in words_on(place.page)
    assert "What I would like to talk about" in words_on(place.page)


def test_the_words_are_every_line_of_the_paper(place: Place) -> None:
    press(place.page, "chip-words")
    report = place.desk.report(three_months(), USUAL_SECTIONS)
    shown_words = words_on(place.page)
    lines = report_text(report)
    assert len(lines) > 20
    assert all(line.words in shown_words for line in lines)
    for section_heading in (report.headings.weeks, report.headings.practice):
        assert section_heading in [line.words for line in lines if line.is_heading]


def test_a_screen_reader_is_told_the_words_of_the_paper(place: Place) -> None:
    paper = by_id(place.page, "report.paper")
    report = place.desk.report(three_months(), USUAL_SECTIONS)
    assert paper.accessibleDescription().splitlines() == [
        line.words for line in report_text(report)
    ]


def test_the_preview_is_painted_as_the_pdf_is(place: Place) -> None:
    paper = by_id(place.page, "report.paper")
    seen = paper.grab().toImage()
    drawn = QImage(seen.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.scale(seen.width() / PAGE_WIDTH, seen.width() / PAGE_WIDTH)
    paint_report(painter, place.desk.report(three_months(), USUAL_SECTIONS))
    painter.end()
    assert abs(seen.height() / seen.width() - PAGE_HEIGHT / PAGE_WIDTH) < 0.01
    points = [(x, y) for x in range(20, seen.width() - 20, 3) for y in range(20, 900, 3)]
    same = sum(seen.pixelColor(x, y) == drawn.pixelColor(x, y) for x, y in points)
    dark = sum(drawn.pixelColor(x, y).lightness() < 128 for x, y in points)
    assert dark > 100
    assert same == len(points)


def test_the_time_that_is_chosen_is_on_the_page(place: Place) -> None:
    press(place.page, "chip-words")
    assert "2 December 2025 to 2 March 2026" in words_on(place.page)
    press(place.page, "chip-weeks")
    assert "17 February 2026 to 2 March 2026" in words_on(place.page)


def test_other_dates_are_set_by_buttons(place: Place) -> None:
    press(place.page, "chip-words")
    assert not has(place.page, "report-first-week-earlier")
    press(place.page, "chip-dates")
    assert "3 February 2026 to 2 March 2026" in words_on(place.page)
    press(place.page, "report-first-week-earlier")
    press(place.page, "report-last-day-earlier")
    press(place.page, "report-last-month-later")
    assert "27 January 2026 to 2 March 2026" in words_on(place.page)


@pytest.mark.parametrize(
    ("button", "name", "begins"),
    [
        ("report.pdf", "report-2026-03-02.pdf", b"%PDF-"),
        ("report.html", "report-2026-03-02.html", b"<!DOCTYPE html>"),
        ("report.save.csv.zip", "tables-2026-03-02.zip", b"PK"),
        ("report.save.csv.csv", "ratings-2026-03-02.csv", b"\xef\xbb\xbf"),
        ("report.save.json.json", "records-2026-03-02.json", b'{\n"format": '),
        ("report.save.fhir.json", "health-record-2026-03-02.json", b"{"),
    ],
)
def test_each_format_is_saved_where_the_person_says(
    place: Place, tmp_path: Path, button: str, name: str, begins: bytes
) -> None:
    place.save_to.path = tmp_path / name
    press(place.page, button)
    assert place.save_to.asked[0][0] == name
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert place.said().startswith(f"Saved: {name}")
    assert str(tmp_path) in place.said()
    assert "not encrypted" in place.said()
    assert place.page.focusWidget() is by_id(place.page, button)


def test_the_file_is_the_report_that_was_looked_at(place: Place, tmp_path: Path) -> None:
    place.save_to.path = tmp_path / "r"
    press(place.page, "chip-weeks")
    place.tick("weeks")
    press(place.page, "report.html")
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "17 February 2026 to 2 March 2026" in text
    assert "How I have been</h2>" not in text


def test_other_formats_hold_everything_or_the_time_above(place: Place, tmp_path: Path) -> None:
    place.save_to.path = tmp_path / "a.json"
    press(place.page, "chip-weeks")
    press(place.page, "report.save.json.json")
    whole = json.loads((tmp_path / "a.json").read_bytes())
    press(place.page, "chip-chosen")
    press(place.page, "report.save.json.json")
    part = json.loads((tmp_path / "a.json").read_bytes())
    assert whole["days"] == {"first": None, "last": None}
    assert part["days"]["first"] == "2026-02-17"
    assert len(part["sessions"]) < len(whole["sessions"])


def test_changing_ones_mind_writes_nothing(place: Place, tmp_path: Path) -> None:
    press(place.page, "report.pdf")
    assert not has(place.page, "report.said")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "There is no room on that disk."),
        (errno.EROFS, "That place can't be written to."),
        (errno.EIO, "Check the place it goes to"),
    ],
)
def test_a_disk_that_fails_is_told_and_leaves_the_old_file(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path, code: int, words: str
) -> None:
    place = Place(qtbot, themes, write_some=failing_after(100, code))
    place.save_to.path = tmp_path / "r.pdf"
    place.save_to.path.write_bytes(b"an older report")
    press(place.page, "report.pdf")
    assert place.said().startswith("The export is not finished.")
    assert "Your records are safe" in place.said()
    assert words in place.said()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"an older report"]


def test_a_folder_that_is_gone_is_named(place: Place, tmp_path: Path) -> None:
    place.save_to.path = tmp_path / "gone" / "r.pdf"
    press(place.page, "report.pdf")
    assert f"There is no folder {tmp_path / 'gone'}." in place.said()


def test_what_was_told_goes_with_the_next_thing(place: Place, tmp_path: Path) -> None:
    place.save_to.path = tmp_path / "r.pdf"
    press(place.page, "report.pdf")
    press(place.page, "report.save.csv.zip")
    assert "r.pdf.zip" in place.said()


def test_printing_gets_the_report_that_is_shown(place: Place) -> None:
    press(place.page, "chip-weeks")
    press(place.page, "report.print")
    (report,) = place.printer.printed
    assert report.first == date(2026, 2, 17)
    assert not has(place.page, "report.said")


def test_a_printer_that_does_not_begin_is_told(place: Place) -> None:
    place.printer.works = False
    press(place.page, "report.print")
    assert place.said() == "The printer did not begin. You can save a PDF and print that."


def test_without_records_one_sentence_and_one_button(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    place = Place(qtbot, themes, store_with())
    library = Recorder()
    place.page.library_requested.connect(library)
    assert "After your first practice" in words_on(place.page)
    assert not has(place.page, "report.pdf")
    assert not has(place.page, "report.paper")
    press(place.page, "report.library")
    assert len(library.calls) == 1
    assert has(place.page, "report.read")


def test_records_that_cannot_be_read_are_told(qtbot: QtBot, themes: ThemeStore) -> None:
    page = ReportPage(
        themes, BrokenDesk(), lambda: TODAY, Answers(), Answers(), Printer()  # type: ignore[arg-type]
    )
    shown(qtbot, page)
    assert "What you saved before is safe." in by_id(page, "report.said").text()
    assert not has(page, "report.pdf")


def test_tab_goes_through_the_page_as_it_is_read(place: Place) -> None:
    page = place.page
    heights = heights_by_tab(page, 19)
    assert heights == sorted(heights)
    assert page.focusWidget() is by_id(page, "report.read")


def test_the_way_back_leads_to_progress(place: Place) -> None:
    back = Recorder()
    place.page.back_requested.connect(back)
    press(place.page, "report.back")
    assert len(back.calls) == 1


def test_the_whole_way_by_keyboard_alone(place: Place, tmp_path: Path) -> None:
    """Tab, arrows, Space: choose two weeks, leave a section out, save."""
    place.save_to.path = tmp_path / "r.html"
    page = place.page
    page.activateWindow()
    page.focus_heading()

    def tab_to(identifier: str) -> None:
        for _ in range(60):
            here = page.focusWidget() or page
            if here.accessibleIdentifier() == identifier:
                return
            QTest.keyClick(here, Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reached {identifier}")

    def key(which: Qt.Key) -> None:
        here = page.focusWidget()
        assert here is not None
        QTest.keyClick(here, which)
        settle()

    tab_to("chip-months")
    key(Qt.Key.Key_Left)
    tab_to("report.section.practice")
    key(Qt.Key.Key_Space)
    tab_to("report.html")
    key(Qt.Key.Key_Space)

    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "17 February 2026" in text
    assert "What I practised" not in text


# Reading back


def a_file(folder: Path, change: Callable[[dict[str, object]], None] | None = None) -> Path:
    """The export of everything, changed if wanted."""
    from coping_app.export.json.json_export import records_json

    raw = records_json(_records(store_with(fixed_portable())))
    if change is not None:
        document = json.loads(raw)
        change(document)
        raw = json.dumps(document).encode()
    path = folder / "records.json"
    path.write_bytes(raw)
    return path


def _records(store: Store) -> Records:
    fonts = assets_folder() / "fonts"
    return ReportService(store, lambda: WORDINGS, report_look(fonts, Wording())).records(Span())


def test_a_file_is_looked_at_before_anything_is_kept(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    place = Place(qtbot, themes, store_with())
    place.read_from.path = a_file(tmp_path)
    changed = Recorder()
    place.page.records_changed.connect(changed)

    press(place.page, "report.read")

    assert "This is in records.json. Nothing is taken in yet." in words_on(place.page)
    sessions = len(fixed_portable().sessions)
    row = f"Practices and questionnaires: {sessions} new, 0 here already"
    assert row in words_on(place.page)
    assert place.store.sessions.all() == []

    press(place.page, "report.take-in")

    assert "Done. The new records are here now." in words_on(place.page)
    assert len(place.store.sessions.all()) > 10
    assert has(place.page, "report.pdf")
    assert len(changed.calls) == 1
    assert place.page.focusWidget() is by_id(place.page, "report.read")


def test_what_comes_back_makes_the_same_report(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    place = Place(qtbot, themes, store_with())
    place.read_from.path = a_file(tmp_path)
    press(place.page, "report.read")
    press(place.page, "report.take-in")
    again = place.desk.report(three_months(), ALL)
    look = report_look(assets_folder() / "fonts", Wording())
    first = ReportService(store_with(fixed_portable()), lambda: WORDINGS, look)
    assert again == first.report(three_months(), ALL)


def test_a_file_can_be_left_alone(qtbot: QtBot, themes: ThemeStore, tmp_path: Path) -> None:
    place = Place(qtbot, themes, store_with())
    place.read_from.path = a_file(tmp_path)
    press(place.page, "report.read")
    press(place.page, "report.leave")
    assert "records.json" not in words_on(place.page)
    assert place.store.sessions.all() == []


def test_a_second_time_there_is_nothing_to_take_in(place: Place, tmp_path: Path) -> None:
    place.read_from.path = a_file(tmp_path)
    press(place.page, "report.read")
    assert "All of records.json is here already." in words_on(place.page)
    assert not has(place.page, "report.take-in")


def _rating_eleven(document: dict[str, object]) -> None:
    for session in document["sessions"]:  # type: ignore[attr-defined]
        for event in session["events"]:
            if event["kind"] == "rating-given" and event["body"]["value"] is not None:
                event["body"]["value"] = 11
                return


def _html_note(document: dict[str, object]) -> None:
    document["sessions"][0]["<img src=file:///etc/passwd>"] = 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (_rating_eleven, "sessions[0].events[1]: body of rating-given: value"),
        (_html_note, "sessions[0]: has a key that is not known here."),
    ],
)
def test_p07_a_wrong_row_is_named_before_and_the_rest_comes_in(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path,
    change: Callable[[dict[str, object]], None], row: str,
) -> None:  # fmt: skip
    place = Place(qtbot, themes, store_with())
    place.read_from.path = a_file(tmp_path, change)
    press(place.page, "report.read")
    assert "Rows that cannot come in: 2." in words_on(place.page)
    told = by_id(place.page, "report.left-out").text()
    assert row in told
    assert "drawings[0].session" in told
    assert "<img" not in words_on(place.page)
    sessions = len(fixed_portable().sessions) - 1
    assert f"Practices and questionnaires: {sessions} new" in words_on(place.page)

    press(place.page, "report.take-in")

    assert "Rows left out: 2." in words_on(place.page)
    assert place.store.portable().sessions == fixed_portable().sessions[1:]
    place.read_from.path = tmp_path / "records.json"
    press(place.page, "report.read")
    assert "Nothing else of records.json is new." in words_on(place.page)
    assert not has(place.page, "report.take-in")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda document: document.update(format=9), "newer version"),
        (lambda document: document.pop("sessions"), "sessions"),
    ],
)
def test_p07_a_bad_file_is_refused_and_nothing_changes(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path,
    change: Callable[[dict[str, object]], None], words: str,
) -> None:  # fmt: skip
    place = Place(qtbot, themes, store_with())
    place.read_from.path = a_file(tmp_path, change)
    press(place.page, "report.read")
    assert "records.json cannot be read back. Nothing was changed." in words_on(place.page)
    assert words in words_on(place.page)
    assert not has(place.page, "report.take-in")
    assert place.store.portable() == store_with().portable()


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[]", b"PK\x03\x04", b"[" * 100_000])
def test_what_is_no_file_of_records_is_refused(
    place: Place, tmp_path: Path, raw: bytes
) -> None:
    before = place.store.portable()
    place.read_from.path = tmp_path / "x.json"
    place.read_from.path.write_bytes(raw)
    press(place.page, "report.read")
    assert "x.json cannot be read back. Nothing was changed." in words_on(place.page)
    assert place.store.portable() == before


def test_a_file_that_is_gone_is_told(place: Place, tmp_path: Path) -> None:
    place.read_from.path = tmp_path / "gone.json"
    press(place.page, "report.read")
    assert "gone.json cannot be opened. Nothing was changed." in words_on(place.page)


class ReadOnly:
    """A store on a medium that takes no changes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def take_in(self, portable: Portable, *, keep: bool = True) -> TakenIn:
        raise ReadOnlyStore


def test_f03_records_on_a_read_only_medium_take_nothing_in(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    place = Place(qtbot, themes, ReadOnly(store_with()))  # type: ignore[arg-type]
    place.read_from.path = a_file(tmp_path)
    press(place.page, "report.read")
    assert "Nothing can be saved in this folder." in words_on(place.page)


def test_the_tables_are_those_of_the_command(place: Place, tmp_path: Path) -> None:
    place.save_to.path = tmp_path / "t.zip"
    press(place.page, "report.save.csv.zip")
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert "data_dictionary.csv" in archive.namelist()
