from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Form
from coping_app.content.reference.areas import AREAS
from coping_app.content.reference.places import exercises_folder
from coping_app.demo.life import CHECK_IN, DAYS, EASED
from coping_app.demo.make import MARK_FILE, NotADemoFolder, make_demo
from coping_app.session.replay import resume_point
from coping_app.store.base.errors import StoreBusy
from coping_app.store.store import Store

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Info:
    id: str
    title: str
    version: int = 1
    language: str = "en"
    length_s: float = 480.0
    ratings: tuple[str, ...] = ("pain", "distress")
    verbs: tuple[str, ...] = ("say", "breathe")
    assigned_only: bool = False


INFOS = [
    Info(name, name.capitalize())
    for name in (*EASED, "flare-plan", "coping-statements", "never-heard-of")
] + [Info(CHECK_IN, "My week", ratings=())]


def opened(folder: Path) -> Store:
    return Store.open(folder, lambda: NOW)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "profile"
    make_demo(folder, TODAY, INFOS)
    return folder


@pytest.fixture
def store(demo: Path) -> Iterator[Store]:
    opened_store = opened(demo)
    yield opened_store
    opened_store.close()


def test_the_year_ends_yesterday_and_has_no_future(store: Store) -> None:
    sessions = store.sessions.all()
    assert 250 < len(sessions) < 600
    days = [session.local_date for session in sessions]
    assert min(days) >= TODAY - timedelta(days=DAYS)
    assert TODAY - timedelta(days=8) <= max(days) < TODAY
    assert all(session.started_utc < NOW for session in sessions)


def test_sessions_stand_in_the_order_they_were_lived(store: Store) -> None:
    starts = [session.started_utc for session in store.sessions.all()]
    assert starts == sorted(starts, reverse=True)


def test_some_sessions_were_stopped_and_none_is_left_open(store: Store) -> None:
    states = Counter(session.state for session in store.sessions.all())
    assert set(states) == {"finished", "stopped"}
    assert 0.02 < states["stopped"] / states.total() < 0.2
    assert store.sessions.interrupted() is None


def test_there_are_gaps_flares_and_skipped_ratings(store: Store) -> None:
    days = sorted(store.sessions.practice_by_day())
    assert max((b - a).days for a, b in itertools.pairwise(days)) >= 12
    before = [r.value for r in store.ratings.all("pain") if r.moment == "before"]
    assert max(before) >= 8
    assert min(before) <= 4
    skipped = given = 0
    for session in store.sessions.all(limit=100):
        for event in store.sessions.events(session.id):
            if event.kind == "rating-given":
                skipped += event.body["value"] is None
                given += 1
    assert 0.03 < skipped / given < 0.2


def test_exercises_differ_in_what_they_do(store: Store) -> None:
    def mean(exercise_id: str) -> float:
        pairs = store.ratings.pairs(exercise_id=exercise_id, scale="distress")
        return statistics.fmean(p.after - p.before for p in pairs)

    assert mean("release-only") < mean("body-scan-short") - 0.5
    assert mean("release-only") < -1.0


def test_only_what_the_person_knows_is_practised(store: Store) -> None:
    assert "never-heard-of" not in {session.exercise_id for session in store.sessions.all()}


def test_there_are_cards_a_calendar_and_weekly_check_ins(store: Store) -> None:
    assert {card.title for card in store.cards.all()} == {
        "My worry list", "My flare-up plan", "My words for hard moments",
    }
    assert len(store.calendar.all()) == 3
    assert any(item.done for item in store.calendar.all())
    assert len(store.sessions.all(exercise_id=CHECK_IN)) > 30
    assert len(store.ratings.all("week_function")) > 25


def test_there_are_notes_on_days_within_the_year(store: Store) -> None:
    marks = store.day_marks.all()
    assert {"New medicine", "Bad cold", "Holiday by the sea"} <= {mark.words for mark in marks}
    assert len(store.day_marks.all(TODAY - timedelta(days=91))) >= 3
    assert all(TODAY - timedelta(days=DAYS) <= mark.day < TODAY for mark in marks)


def test_there_are_questionnaires_with_scores_and_some_with_answers_missing(store: Store) -> None:
    for name, least in (("phq-4", 15), ("phq-8", 8)):
        scores = store.questionnaires.scores(name)
        assert len(scores) > least
        assert [each.local_date for each in scores] == sorted(each.local_date for each in scores)
        assert len(store.questionnaires.unscored_days(name)) == 1
    assert store.questionnaires.begun("phq-4", TODAY - timedelta(days=DAYS)) is None
    whole = store.questionnaires.scores("phq-4")[0]
    assert sum(whole.parts.values()) == whole.value


def test_where_it_hurts_changes_over_the_year_and_is_not_always_marked(tmp_path: Path) -> None:
    make_demo(tmp_path, TODAY, [replace(each, verbs=("say", "body")) for each in INFOS])
    store = opened(tmp_path)
    marked = store.sessions.marked_areas()
    store.close()
    early = {area for each in marked[:20] for area in each.areas}
    late = {area for each in marked[-20:] for area in each.areas}
    assert "right_knee" in late - early
    assert () in {each.areas for each in marked}
    assert early | late <= AREAS.keys()


def test_drawings_are_pictures_of_what_hurts_and_what_soothes(tmp_path: Path) -> None:
    make_demo(tmp_path, TODAY, [Info("draw-pain", "Draw the pain", ratings=("bother", "mood"))])
    store = opened(tmp_path)
    drawings = store.drawings.all()
    store.close()
    assert {drawing.place for drawing in drawings} == {(2, 0, 0), (4,)}
    assert all(drawing.png.startswith(b"\x89PNG") for drawing in drawings)
    assert len({drawing.png for drawing in drawings}) > 4


def test_cards_are_those_that_the_exercises_take_up_again(store: Store) -> None:
    shipped = {path.stem: path for path in exercises_folder().rglob("*.yaml")}
    for card in store.cards.all():
        exercise = load_exercise(shipped[card.exercise_id])
        forms = [step for step in _all_steps(exercise) if isinstance(step, Form)]
        named = {field.name: field for form in forms if form.save_as == card.title
                 for field in form.form}
        assert {field["name"] for field in card.fields} <= set(named), card.title


def _all_steps(part: object) -> list[object]:
    found: list[object] = []
    for name in ("steps", "otherwise", "options"):
        for step in getattr(part, name, None) or ():
            found += [step, *_all_steps(step)]
    return found


def test_every_session_can_be_read_by_the_session_engine(store: Store) -> None:
    for session in store.sessions.all(limit=40):
        records = [(event.kind, event.body) for event in store.sessions.events(session.id)]
        point = resume_point(records[:-1])
        assert point.practised_s == pytest.approx(session.practised_s)


def test_the_same_day_gives_the_same_year(demo: Path, tmp_path: Path) -> None:
    make_demo(tmp_path, TODAY, INFOS)
    years = []
    for folder in (demo, tmp_path):
        store = opened(folder)
        years.append(
            [(s.exercise_id, s.started_utc, s.practised_s, s.useful) for s in store.sessions.all()]
        )
        store.close()
    assert years[0] == years[1]


def test_a_real_profile_is_refused_and_left_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.settings.set("mine", True)
    store.close()
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(NotADemoFolder, match="real records"):
        make_demo(tmp_path, TODAY, INFOS)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["keyslots.json", "keyslots.copy.json", "profile.db"])
def test_what_is_left_of_a_real_profile_is_refused_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"left over")
    with pytest.raises(NotADemoFolder):
        make_demo(tmp_path, TODAY, INFOS)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_made_up_year_is_made_anew(tmp_path: Path) -> None:
    make_demo(tmp_path, TODAY, INFOS)
    assert (tmp_path / MARK_FILE).exists()
    make_demo(tmp_path, TODAY + timedelta(days=1), INFOS)
    store = Store.open(tmp_path, lambda: NOW + timedelta(days=1))
    assert min(s.local_date for s in store.sessions.all()) > TODAY - timedelta(days=DAYS)
    store.close()


def test_a_year_that_is_open_in_a_window_is_not_made_anew(demo: Path) -> None:
    store = opened(demo)
    with pytest.raises(StoreBusy):
        make_demo(demo, TODAY, INFOS)
    assert store.sessions.all()
    store.close()


def test_with_other_exercises_there_is_a_year_as_well(tmp_path: Path) -> None:
    others = [Info(f"other-{n}", f"Other {n}") for n in range(3)]
    make_demo(tmp_path / "a", TODAY, [*others, replace(others[0], id="kept", assigned_only=True)])
    store = opened(tmp_path / "a")
    assert {s.exercise_id for s in store.sessions.all()} == {"other-0", "other-1", "other-2"}
    store.close()
    make_demo(tmp_path / "b", TODAY, [])
    store = opened(tmp_path / "b")
    assert store.sessions.all() == []
    store.close()
