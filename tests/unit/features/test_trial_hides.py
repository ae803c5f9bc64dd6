"""While a trial runs, nothing tells what followed its two exercises; afterwards everything does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from coping_app.export.csv.csv_tables import RATINGS, TRIALS
from coping_app.export.json.json_export import records_json
from coping_app.export.records.gather import gather
from coping_app.export.records.records import Span
from coping_app.export.report.html import report_html
from coping_app.export.report.report import build_report
from coping_app.features.progress.reader import ProgressReader
from coping_app.features.today.reader import TodayReader
from coping_app.features.trial import words as trial_words
from coping_app.features.trial.service import TrialService
from coping_app.insight.kept_trial import KeptTrial, hidden_today
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.trial import make_trial, suggested
from coping_app.insight.trial_result import TrialResult, analyse
from coping_app.store.repositories.settings import Settings
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable
from coping_app.ui.paper.text import report_text
from coping_app.wording.wording import Wording
from tests.unit.export.support import WORDINGS, rating, session
from tests.unit.features.rated_people import SCALES

FIRST = date(2026, 3, 2)
TRIAL = make_trial("body-scan-short", "autogenic", FIRST, 2, seed=5)
ARMS = {"body-scan-short": "Short body scan", "autogenic": "Heavy and warm"}
HIDDEN = "Hidden until your trial ends: “Short body scan” and “Heavy and warm”."


class Nobody:
    """A catalogue without exercises."""

    def get(self, exercise_id: str) -> None:
        return None

    def shortest(self, longest_s: float) -> None:
        return None


class Life:
    """A store in which both arms and one other exercise were done each day, and a moving day."""

    def __init__(self, folder: Path) -> None:
        self.day = FIRST
        self.store = Store.open(folder, self.now)
        self.keeper = TrialService(self.store)
        self.kept = self.keeper.begin(TRIAL, ARMS[TRIAL.a], ARMS[TRIAL.b])

    def now(self) -> datetime:
        return datetime.combine(self.day, time(18)).astimezone()

    def live(self, days: int) -> None:
        """Pain falls by four after one arm, by one or two after the other, by three elsewhere."""
        for _ in range(days):
            chosen = str(suggested(TRIAL, self.day))
            fall = 4 if chosen == TRIAL.a else 1 + self.day.day % 2
            done = ((chosen, ARMS[chosen], fall), ("music-listening", "Music", 3))
            sessions = tuple(
                session(self.day, name, title, [
                    rating("before", "pain", 7), ("practice-began", {}),
                    rating("after", "pain", 7 - fell),
                ])
                for name, title, fell in done
            )
            self.store.take_in(Portable(sessions=sessions))
            self.day += timedelta(days=1)

    def told_on_progress(self) -> set[str]:
        reader = ProgressReader(self.store, SCALES, Wording(), None)
        listed = {row.exercise_id for view in reader.followed for row in view.rows}
        return listed | {group.exercise_id for group in reader.groups}

    def report(self) -> str:
        records = gather(self.store, Span(), WORDINGS)
        return report_html(build_report(records, None, Wording()))


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    life = Life(tmp_path)
    yield life
    life.store.close()


def test_a_trial_hides_its_exercises_until_its_last_day_or_until_its_result_is_seen() -> None:
    kept = KeptTrial("trial.1", TRIAL, "A", "B")
    hidden = {TRIAL.a: "A", TRIAL.b: "B"}
    assert hidden_today([kept], FIRST) == hidden
    assert hidden_today([kept], TRIAL.last_day) == hidden
    assert hidden_today([kept], TRIAL.last_day + timedelta(days=1)) == {}
    stopped = kept._replace(stopped=FIRST + timedelta(days=3))
    assert hidden_today([stopped], FIRST + timedelta(days=4)) == hidden
    assert hidden_today([stopped._replace(seen=True)], FIRST + timedelta(days=4)) == {}


def test_progress_leaves_both_arms_out_and_says_so(life: Life) -> None:
    life.live(12)
    reader = ProgressReader(life.store, SCALES, Wording(), None)
    assert life.told_on_progress() == {"music-listening"}
    assert reader.hidden() == HIDDEN
    assert sum(reader.practice_s.values()) == 24 * 300.0
    life.live(2)
    assert life.told_on_progress() == {"music-listening", *ARMS}
    assert ProgressReader(life.store, SCALES, Wording(), None).hidden() == ""


def test_times_of_day_are_told_from_other_exercises_alone(life: Life) -> None:
    life.live(12)
    assert {pair.exercise_id for pair in ProgressReader(
        life.store, SCALES, Wording(), None
    )._year} == {"music-listening"}  # fmt: skip


def test_today_names_neither_arm_and_says_so(life: Life) -> None:
    life.live(12)
    reader = TodayReader(life.store, Nobody(), Settings, life.now)  # type: ignore[arg-type]
    trials = reader._trials(life.day)
    assert (trials.words, trials.hidden) == (HIDDEN, set(ARMS))
    assert reader.read().hidden == HIDDEN


def test_today_offers_no_quiet_pause_and_progress_tells_what_followed_it(life: Life) -> None:
    life.keeper.stop(life.kept.key, FIRST)
    for _ in range(40):
        life.day += timedelta(days=1)
        pain = [rating("before", "pain", 7), ("practice-began", {}), rating("after", "pain", 3)]
        done = session(life.day, QUIET_PAUSE, "A quiet pause", pain)
        life.store.take_in(Portable(sessions=(done,)))
    progress = ProgressReader(life.store, SCALES, Wording(), None)
    assert [each.exercise_id for each in progress._named] == [QUIET_PAUSE]
    today = TodayReader(life.store, Nobody(), Settings, life.now)  # type: ignore[arg-type]
    assert today._followed(life.day, ()) == ()


def test_a_report_leaves_both_arms_out_and_says_so_but_data_holds_everything(life: Life) -> None:
    life.live(12)
    told = life.report()
    assert HIDDEN in told
    assert "Short body scan: pain" not in told
    assert "Music: pain" in told
    records = gather(life.store, Span(), WORDINGS)
    assert {row.exercise_id for row in RATINGS.rows(records)} == {"music-listening", *ARMS}
    assert life.kept.key in records_json(records).decode()
    assert records.ended == ()


def test_a_finished_trial_has_its_line_in_the_report_as_on_its_page_and_in_the_table(
    life: Life,
) -> None:
    life.live(14)
    result = analyse(TRIAL, life.store.ratings.pairs())
    assert isinstance(result, TrialResult)
    assert result.verdict == "a"
    records = gather(life.store, Span(), WORDINGS)
    report = build_report(records, None, Wording())
    (line,) = report.trials
    assert line.startswith("Short body scan or Heavy and warm, 2 March 2026 to 15 March 2026:")
    assert trial_words.finding(life.kept, result) in line
    assert line.endswith(trial_words.details(life.kept, result))
    assert line in report_html(report)
    assert line in {each.words for each in report_text(report)}
    (row,) = TRIALS.rows(records)
    cells = {column.name: column.cell(row) for column in TRIALS.columns}
    assert cells["verdict"] == "a"
    assert cells["low_hundredths"] == round(result.low * 100)


def test_a_trial_that_began_before_the_report_is_told_from_all_of_its_days(life: Life) -> None:
    life.live(14)
    whole = build_report(gather(life.store, Span(), WORDINGS), None, Wording()).trials
    part = gather(life.store, Span(FIRST + timedelta(days=9), None), WORDINGS)
    assert build_report(part, None, Wording()).trials == whole
    before = gather(life.store, Span(None, FIRST + timedelta(days=9)), WORDINGS)
    assert build_report(before, None, Wording()).trials == ()
