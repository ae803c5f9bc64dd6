from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.export.csv.csv_tables import PRACTICE, RATINGS, SCORES
from coping_app.export.records.records import Records, Span
from coping_app.export.report.charts import change_drawings, panel_drawing, practice_drawing
from coping_app.export.report.drawing import Dot, Drawing, Line, Words
from coping_app.export.report.events import MOST_EVENTS
from coping_app.export.report.html import html_bytes, report_html
from coping_app.export.report.lines import LONGEST_NOTE
from coping_app.export.report.model import SECTIONS, Report, ReportChoices, Section
from coping_app.export.report.report import build_report
from coping_app.export.report.svg import svg
from coping_app.insight.rounded_change import rated_change
from coping_app.store.repositories.records import DayMark
from coping_app.store.travel.portable import Portable, PortablePlanItem
from coping_app.wording.wording import Wording
from tests.unit.export.support import (
    KEPT,
    at,
    filled,
    fixed_portable,
    fixed_records,
    rating,
    records_of,
    session,
    uid,
)

ALL = ReportChoices(frozenset(SECTIONS))


def full_report() -> Report:
    return build_report(fixed_records(), ALL)


def words_of(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def all_words(report: Report) -> list[str]:
    """Every sentence of the page."""
    practice, questions = report.practice, report.questions
    return [
        report.title, report.dates, report.empty,
        *(panel.finding for panel in report.panels), *(panel.ends for panel in report.panels),
        *(event.words for event in report.events), *report.few, *report.uncertain,
        *(change.words for change in report.changes),
        *(words for score in (questions.scores if questions else ()) for words in score.words),
        *([questions.caution] if questions else []),
        *([practice.finding, practice.more] if practice else []),
    ]


def test_the_page_is_the_reference_file_byte_by_byte() -> None:
    assert html_bytes(full_report()) == (KEPT / "report.html").read_bytes()


def test_the_average_and_its_interval_are_those_of_the_rows_of_the_csv() -> None:
    """The same numbers in the table, in the report and in what insight says of them."""
    records = fixed_records()
    rows = csv.DictReader(io.StringIO(RATINGS.to_csv(records).decode("utf-8-sig"), newline=""))
    by_session: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["scale"] == "pain" and row["exercise"] == "box-breathing":
            by_session.setdefault(row["session_id"], {})[row["moment"]] = int(row["value"])
    expected = rated_change((each["before"], each["after"]) for each in by_session.values())
    (pain,) = [each for each in build_report(records).changes if each.scale == "pain"]
    assert pain.average == expected
    assert pain.words == "1.4 points lower on average, 0.5 to 2.4"
    assert (round(expected.mean, 1), round(expected.high, 1), round(expected.low, 1)) == (
        -1.4, -0.5, -2.4
    )


def test_the_minutes_are_those_of_the_rows_of_the_csv() -> None:
    records = fixed_records()
    rows = csv.DictReader(io.StringIO(PRACTICE.to_csv(records).decode("utf-8-sig"), newline=""))
    seconds = [int(row["practised_s"]) for row in rows]
    practice = build_report(records).practice
    assert practice is not None
    assert practice.finding == (
        f"{round(sum(seconds) / 60)} minutes in all, on {len(seconds)} of 57 days"
    )
    assert sum(week.minutes for week in practice.weeks) == pytest.approx(sum(seconds) / 60, abs=0.1)
    assert sum(each.times for each in practice.exercises) == 13


def test_what_is_practised_most_stands_first_whatever_its_effect() -> None:
    portable = fixed_portable()
    lucky = tuple(
        session(date(2026, 2, 1) + timedelta(days=n), "lucky", "Lucky",
                [rating("before", "pain", 10), rating("after", "pain", 0)])
        for n in range(8)
    )
    changes = build_report(
        records_of(replace(portable, sessions=(*portable.sessions, *lucky)))
    ).changes
    assert [change.exercise_id for change in changes] == ["box-breathing", "box-breathing", "lucky"]
    assert changes[-1].words == "10 points lower on average, 9.2 to 10.8"


def test_below_eight_practices_there_are_words_and_no_average() -> None:
    first_seven = Span(None, date(2026, 2, 10))
    report = build_report(fixed_records(first_seven))
    assert report.changes == ()
    assert report.few[-1] == (
        "Box breathing: pain lower 5 times, the same twice, higher never"
    )
    assert "Below eight practices no average is given." in report.uncertain


def test_worse_is_said_as_plainly_as_better_and_no_change_as_that() -> None:
    def found(changes: list[int]) -> str:
        sessions = tuple(
            session(date(2026, 1, 1) + timedelta(days=n),
                    events=[rating("before", "pain", 5), rating("after", "pain", 5 + change)])
            for n, change in enumerate(changes)
        )
        (change,) = build_report(records_of(Portable(sessions=sessions))).changes
        return change.words

    assert found([1, 2, 2, 3, 1, 2, 2, 3]) == "2 points higher on average, 1.3 to 2.7"
    assert found([1, -1, 2, -2, 0, 0, 1, -1]) == "no clear change, 1.1 lower to 1.1 higher"
    assert found([0] * 8) == "no clear change, 0.2 lower to 0.2 higher"


def test_a_line_is_left_open_where_a_week_was_left_out() -> None:
    panel = full_report().panels[0]
    assert [len(piece) for piece in panel.lines] == [2, 1]
    drawing = panel_drawing(full_report(), panel)
    thick = [each for each in drawing.shapes if isinstance(each, Line) and each.width > 1]
    assert len(thick) == 1
    assert sum(isinstance(each, Dot) for each in drawing.shapes) == 3
    assert "Where a line is open, nothing was rated." in full_report().uncertain


def test_scales_run_from_zero_to_ten_whatever_was_rated() -> None:
    report = full_report()
    for panel in report.panels:
        drawing = panel_drawing(report, panel)
        assert [text for text in words_of(drawing) if text.isdigit()][:3] == ["0", "5", "10"]
        levels = [shape.y1 for shape in drawing.shapes
                  if isinstance(shape, Line) and shape.ink == "chart-grid"]
        zero, five, ten = levels
        assert zero - five == pytest.approx(five - ten)
        for dot, day in zip(
            [shape for shape in drawing.shapes if isinstance(shape, Dot)], panel.dots, strict=True
        ):
            assert dot.y == pytest.approx(zero - (zero - ten) * day.value / 10)


@pytest.mark.parametrize("count", [1, 5, 6, 15, 16, 400])
def test_every_practice_has_its_dot_and_stays_in_its_row(count: int) -> None:
    change = full_report().changes[0]
    report = replace(full_report(), changes=(replace(change, changes=(-10,) * count),))
    ((_, drawing),) = change_drawings(report)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
    assert len({(dot.x, dot.y) for dot in dots}) == count
    assert max(dot.y for dot in dots) < 30.0
    assert max(dot.x for dot in dots) - min(dot.x for dot in dots) < 10.0


def test_life_stands_before_pain() -> None:
    assert [panel.scale for panel in full_report().panels] == [
        "week_function", "week_social", "week_satisfaction", "week_pain"
    ]


def test_without_weekly_ratings_the_pain_before_practice_is_shown() -> None:
    portable = fixed_portable()
    sessions = tuple(s for s in portable.sessions if s.exercise_id != "weekly-check-in")
    (panel,) = build_report(records_of(replace(portable, sessions=sessions))).panels
    assert panel.scale == "pain"
    assert [each.value for each in panel.dots] == [6, 7, 5, 8, 6, 4, 7, 6, 5]


def test_events_are_numbered_in_the_order_of_days_and_marked_on_every_panel() -> None:
    report = full_report()
    assert [event.words for event in report.events] == [
        "5 January 2026: Began the plan “First week”",
        "30 January 2026: +1 tablet in the <evening>", "8 February 2026: Holiday; by the sea",
        "20 February 2026: See Dr <Ada>",
    ]
    assert report.more_events == ""
    for panel in report.panels:
        assert {"1", "2", "3", "4"} <= set(words_of(panel_drawing(report, panel)))


def marked(*days: date) -> Report:
    """A report on the fixed records with notes on these days alone."""
    marks = tuple(
        DayMark(uid("mark", number), day, f"Note {number}", at(day))
        for number, day in enumerate(days)
    )
    return build_report(records_of(replace(fixed_portable(), day_marks=marks)))


def test_notes_on_days_come_first_where_there_is_little_room_and_the_rest_is_counted() -> None:
    days = [date(2026, 1, 10) + timedelta(days=4 * n) for n in range(MOST_EVENTS - 1)]
    report = marked(*days)
    assert [event.number for event in report.events] == list(range(1, MOST_EVENTS + 1))
    assert report.events[-1].words == "20 February 2026: See Dr <Ada>"
    assert report.more_events == "and one more"
    report = marked(*days, date(2026, 2, 1), date(2026, 2, 2))
    assert all("Note" in event.words for event in report.events)
    assert report.more_events == "and 3 more"
    assert "<p>and 3 more</p>" in report_html(report)


def test_notes_outside_of_the_time_are_not_on_the_page() -> None:
    report = marked(date(2025, 12, 1), date(2026, 4, 1))
    assert not [event for event in report.events if "Note" in event.words]


def test_numbers_of_events_that_would_touch_stand_together() -> None:
    report = marked(date(2026, 1, 20), date(2026, 1, 20), date(2026, 1, 21))
    drawing = panel_drawing(report, report.panels[0])
    assert "2 3 4" in words_of(drawing)
    dashed = [each for each in drawing.shapes if isinstance(each, Line) and each.dashed]
    assert len(dashed) == len(report.events)


def test_questionnaires_are_told_with_score_range_day_and_what_was_missing() -> None:
    questions = full_report().questions
    assert questions is not None
    assert {score.title: score.words for score in questions.scores} == {
        "Mood and worry in four questions (PHQ-4)": (
            "3 of 12 (mild) on 17 February 2026.", "Before: 6 on 20 January 2026.",
            "Lower is easier.",
        ),
        "Worry in two questions (GAD-2)": (
            "Once answers were missing: that time has no score.",
        ),
        "Three questions about the week": (
            "5.3 of 10 on 8 February 2026.", "Before: 5.7 on 18 January 2026.",
            "Lower is easier.",
        ),
    }
    assert questions.caution == "A score is a guide for talking. It is no diagnosis."


def test_the_scores_of_the_report_are_those_of_the_table() -> None:
    records = fixed_records()
    rows = csv.DictReader(io.StringIO(SCORES.to_csv(records).decode("utf-8-sig"), newline=""))
    latest = {
        row["questionnaire"]: (int(row["hundredths"]), row["day"])
        for row in rows if row["part"] == "total"
    }
    questions = build_report(records).questions
    assert questions is not None
    assert {
        score.questionnaire: (round(score.latest * 100), str(score.day))
        for score in questions.scores if score.latest is not None
    } == latest


def test_answers_that_were_missing_more_than_once_are_counted() -> None:
    sessions = tuple(
        filled(date(2026, 2, day), "gad-2", (1, None), None) for day in (1, 8, 15)
    )
    report = build_report(records_of(Portable(sessions=sessions)))
    assert report.questions is not None
    (score,) = report.questions.scores
    assert (score.latest, score.band, score.day, score.partly) == (None, None, None, 3)
    assert score.words == ("Answers were missing 3 times: those times have no score.",)
    assert report.empty == ""
    assert report.questions.caution in report_html(report)


def test_measures_that_ease_in_different_ways_never_share_an_axis() -> None:
    drawings = change_drawings(full_report())
    assert [words for words, _ in drawings] == ["Lower is easier", "Higher is easier"]
    assert "mood" not in drawings[0][1].summary
    assert "pain" not in drawings[1][1].summary


@pytest.mark.parametrize("left_out", SECTIONS)
def test_the_person_chooses_what_is_on_the_page(left_out: Section) -> None:
    report = build_report(fixed_records(), ReportChoices(frozenset(SECTIONS) - {left_out}))
    shown = {
        "weeks": report.panels, "events": report.events, "changes": report.changes,
        "practice": report.practice, "uncertain": report.uncertain, "visit": report.visit,
        "questions": report.questions,
    }
    assert {name for name, part in shown.items() if not part} == {left_out}


def test_what_was_written_for_the_visit_is_left_out_unless_it_is_wanted() -> None:
    assert build_report(fixed_records()).visit == ()
    assert [note.answer for note in full_report().visit] == ["sleep, <b>work</b>", "=1+1"]


def test_nothing_at_all_is_one_quiet_sentence() -> None:
    report = build_report(records_of(Portable()), ALL)
    assert report.empty == "Nothing was practised in this time."
    assert (report.panels, report.changes, report.practice, report.uncertain) == ((), (), None, ())
    assert report.empty in report_html(report)


def test_sentences_are_short_and_without_exclamation_marks() -> None:
    for sentence in re.split(r"[.:]\s", ". ".join(all_words(full_report()))):
        assert len(sentence.split()) <= 15, sentence
        assert "!" not in sentence


class _Reader(HTMLParser):
    """Collects the tags, their attributes and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def test_the_page_needs_nothing_from_outside() -> None:
    page = read(report_html(full_report()))
    assert not {"script", "link", "img", "iframe", "object", "a", "image", "use"} & set(page.tags)
    assert not {"src", "href", "onload", "onclick"} & {name for name, _ in page.attributes}
    assert "url(" not in report_html(full_report())


@given(st.text(st.sampled_from(list("<>&\"'/=b ")), min_size=1, max_size=30))
def test_q01_what_a_person_wrote_is_only_ever_text(words: str) -> None:
    plain = read(report_html(planned("x"))).tags
    page = read(report_html(planned(words)))
    assert page.tags == plain
    shown = " ".join(words.split())
    assert f"20 February 2026: {shown}" in page.words


def planned(what: str) -> Report:
    """A report with one thing in the calendar."""
    item = PortablePlanItem(
        uid("x"), what, "once", date(2026, 2, 20), None, (), at(date(2026, 2, 1))
    )
    return build_report(records_of(replace(fixed_portable(), plan_items=(item,))))


def test_a_long_note_is_cut_so_that_the_page_stays_one_page() -> None:
    report = planned("word " * 20_000)
    assert len(report.events[-1].words) <= LONGEST_NOTE + len("20 February 2026: ")
    assert report.events[-1].words.endswith("…")


def test_the_charts_are_sound_svg_with_their_words_for_those_who_see_none() -> None:
    report = full_report()
    assert report.practice is not None
    drawings = [
        *(panel_drawing(report, panel) for panel in report.panels),
        *(drawing for _, drawing in change_drawings(report)),
        practice_drawing(report, report.practice),
    ]
    for drawing in drawings:
        root = ElementTree.fromstring(svg(drawing))
        assert root.attrib["role"] == "img"
        assert root.attrib["aria-label"] == drawing.summary
        assert len(root) == len(drawing.shapes)


def test_colours_are_those_that_are_handed_in_and_otherwise_none() -> None:
    assert not re.search(r"#[0-9A-Fa-f]{6}", report_html(full_report()))
    assert ".ink-chart-pain { color: teal;" in report_html(full_report(), {"chart-pain": "teal"})


def test_every_sentence_can_be_said_in_another_language() -> None:
    """Whatever is on the page came through the translation, or from the person's own data."""
    shouting = Wording(lambda _, text: re.sub(r"[a-z](?![a-z]*})", "X", text), ",")
    report = build_report(fixed_records(), ALL, shouting)
    fixed = [report.title, report.headings.practice, *report.uncertain[1:], report.headings.lower]
    assert not [text for text in fixed if re.search("[a-wyz]", text)]
    assert report.changes[-1].words[:3] == "1,4"


def records_for(values: list[tuple[int, int]]) -> Records:
    sessions = tuple(
        session(date(2026, 1, 1) + timedelta(days=n),
                events=[rating("before", "pain", before), rating("after", "pain", after)])
        for n, (before, after) in enumerate(values)
    )
    return records_of(Portable(sessions=sessions))


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=30))
def test_any_ratings_make_a_page_whose_marks_lie_within_it(values: list[tuple[int, int]]) -> None:
    report = build_report(records_for(values))
    for panel in report.panels:
        drawing = panel_drawing(report, panel)
        for shape in drawing.shapes:
            if isinstance(shape, Dot):
                assert 0 <= shape.x <= drawing.width
                assert 0 <= shape.y <= drawing.height
    for _, drawing in change_drawings(report):
        for shape in drawing.shapes:
            if isinstance(shape, Dot):
                assert 0 <= shape.x <= drawing.width
                assert 0 <= shape.y <= drawing.height
    assert report_html(report).startswith("<!DOCTYPE html>")
