"""The catalogue: an index that follows the files, whatever happens to either."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coping_app.content.catalog.catalog import Catalog, ExerciseInfo
from coping_app.content.catalog.index import CatalogIndex
from coping_app.content.catalog.update import update
from coping_app.content.checks.loading import parse_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.reading.exercise_files import find_exercise_files
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.scales import load_scales
from tests.unit.content.builders import SAY, exercise_yaml

LATER_NS = 1_000_000_000


class Shelf:
    """A folder of exercises and a catalogue of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "exercises"
        self.folder.mkdir()
        self.index = folder / "cache" / "exercises.db"
        self.catalog = Catalog(self.index)
        self.sources = [("built-in", self.folder)]

    def put(self, name: str, steps: str = SAY, **head: str | None) -> Path:
        """Writes an exercise, a second later than what stood there before."""
        path = self.folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.stat().st_mtime_ns if path.exists() else None
        exercise_id = name.rsplit("/", maxsplit=1)[-1].split(".")[0]
        path.write_bytes(exercise_yaml(steps, **{"id": exercise_id, "title": name, **head}))
        if before is not None:
            os.utime(path, ns=(before + LATER_NS, before + LATER_NS))
        return path

    def refresh(self):
        return self.catalog.refresh(self.sources)

    def ids(self, **query):
        return [info.id for info in self.catalog.find(**query)]


@pytest.fixture
def shelf(tmp_path: Path):
    made = Shelf(tmp_path)
    yield made
    made.catalog.close()


def test_everything_that_a_file_says_is_kept(shelf):
    path = shelf.put(
        "relaxation/box-breathing",
        "  - say: x\n  - repeat: 2\n    steps:\n      - wait: 5 s\n      - say: y\n",
        title="Box breathing", effort="high", posture="[sitting, lying]", tags="[breath, quick]",
        ratings="[pain, mood]", assigned_only="true", background="true", version="3",
        cautions='["Stop, if dizzy.", "One: two."]',
        evidence="{grade: C, note: Some.}", length="1 min 30 s",
    )  # fmt: skip
    assert shelf.refresh() == ()
    info = shelf.catalog.get("box-breathing")
    assert info == ExerciseInfo(
        id="box-breathing", title="Box breathing", summary="Four equal counts.",
        family="relaxation", language="en", length_s=90.0, effort="high",
        posture=("sitting", "lying"), tags=("breath", "quick"), ratings=("pain", "mood"),
        assigned_only=True, background=True, version=3,
        cautions=("Stop, if dizzy.", "One: two."), grade="C", verbs=("say", "repeat", "wait"),
        path=path, source="built-in",
    )  # fmt: skip


def test_exercises_come_by_title_without_regard_to_case_and_accents(shelf):
    for name in ("zebra", "apple", "Élan", "Echo"):
        shelf.put(name.lower().replace("é", "e"), title=name)
    shelf.refresh()
    assert [info.title for info in shelf.catalog.find()] == ["apple", "Echo", "Élan", "zebra"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"text": "breath"}, ["one", "two"]),
        ({"text": "BREATH calm"}, ["two"]),
        ({"text": "respiracion"}, ["three"]),
        ({"text": "100%"}, ["three"]),
        ({"text": "_"}, []),
        ({"text": "\\"}, []),
        ({"text": "'; DROP TABLE exercise; --"}, []),
        ({"family": "cbt"}, ["three"]),
        ({"family": "none"}, []),
        ({"max_length_s": 120}, ["one", "three"]),
        ({"effort": "high"}, ["two"]),
        ({"text": "breath", "effort": "low", "family": "relaxation"}, ["one"]),
        ({"limit": 2}, ["one", "three"]),
        ({"limit": 2, "offset": 2}, ["two"]),
        ({"offset": 1}, ["three", "two"]),
        ({"limit": 0}, []),
    ],
)
def test_find(shelf, query, ids):
    shelf.put("one", title="A breath", length="2 min")
    shelf.put("two", title="Some breathing", tags="[calm]", length="5 min", effort="high")
    shelf.put("three", title="Respiración", family="cbt", length="1 min",
              summary="Not always 100% quiet.")  # fmt: skip
    shelf.refresh()
    assert shelf.ids(**query) == ids


def test_counts_leave_out_what_only_a_therapist_assigns(shelf):
    shelf.put("one")
    shelf.put("two", family="cbt")
    shelf.put("three", family="cbt", assigned_only="true")
    shelf.put("two.es", family="cbt", language="es")
    shelf.refresh()
    assert shelf.catalog.counts() == {"relaxation": 1, "cbt": 1}
    assert shelf.catalog.counts("es") == {"relaxation": 1, "cbt": 1}


def test_each_exercise_comes_once_in_the_nearest_language(shelf):
    for language in ("en", "es", "es-MX"):
        shelf.put("one" if language == "en" else f"one.{language}", language=language)
    shelf.put("two")
    shelf.put("drei", language="de")
    shelf.refresh()

    def languages(language):
        return {info.id: info.language for info in shelf.catalog.find(language=language)}

    assert languages("es") == {"one": "es", "two": "en", "drei": "de"}
    assert languages("es-MX") == {"one": "es-MX", "two": "en", "drei": "de"}
    assert languages("es-AR") == {"one": "es", "two": "en", "drei": "de"}
    assert languages("fr") == {"one": "en", "two": "en", "drei": "de"}
    assert shelf.catalog.get("one", "es").language == "es"
    assert shelf.catalog.get("two", "es").language == "en"
    assert shelf.catalog.get("drei").language == "de"
    assert shelf.catalog.get("four") is None
    assert shelf.catalog.get("one", "'; --").language == "en"


def test_an_own_exercise_goes_before_the_built_in_one(shelf, tmp_path):
    shelf.put("one", title="Built in")
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_bytes(exercise_yaml(id="one", title="Mine"))
    shelf.catalog.refresh([*shelf.sources, ("own", own)])
    assert [(info.title, info.source) for info in shelf.catalog.find()] == [("Mine", "own")]
    shelf.catalog.refresh(shelf.sources)
    assert [(info.title, info.source) for info in shelf.catalog.find()] == [
        ("Built in", "built-in")
    ]


def change_secretly(path: Path) -> None:
    """Changes a file so that neither its size nor its time tells it."""
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Welcome", b"Goodbye").replace(b"Old", b"New"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size


def test_only_files_that_changed_are_read_again(shelf):
    one = shelf.put("one", title="Old one")
    shelf.put("two", title="Old two")
    shelf.refresh()
    change_secretly(one)
    shelf.refresh()
    shelf.put("two", title="New two")
    shelf.refresh()
    assert [info.title for info in shelf.catalog.find()] == ["New two", "Old one"]


def test_a_file_that_was_only_touched_keeps_its_row(shelf):
    path = shelf.put("one", title="Old one")
    shelf.refresh()
    os.utime(path, ns=(LATER_NS, LATER_NS))
    assert shelf.refresh() == ()
    assert [info.title for info in shelf.catalog.find()] == ["Old one"]


def test_new_and_removed_files_are_followed(shelf):
    path = shelf.put("one")
    shelf.refresh()
    shelf.put("two")
    path.unlink()
    shelf.refresh()
    assert shelf.ids() == ["two"]
    shelf.catalog.refresh([("built-in", shelf.folder / "nowhere")])
    assert shelf.ids() == []


def test_a_new_catalogue_on_the_same_index_reads_no_file(shelf):
    path = shelf.put("one", title="Old one")
    shelf.refresh()
    change_secretly(path)
    other = Catalog(shelf.index)
    assert [info.title for info in other.find()] == ["Old one"]
    other.refresh(shelf.sources)
    assert [info.title for info in other.find()] == ["Old one"]
    other.close()


def test_a_start_takes_the_index_as_it_was_left_and_a_refresh_follows_the_files(shelf):
    shelf.put("one")
    shelf.refresh()
    shelf.put("two")
    other = Catalog(shelf.index)
    other.start_from(shelf.sources)
    assert [info.id for info in other.find()] == ["one"]
    other.refresh(shelf.sources)
    assert other.changed
    assert [info.id for info in other.find()] == ["one", "two"]
    other.refresh(shelf.sources)
    assert not other.changed
    other.close()


def test_a_start_without_an_index_reads_the_files(shelf):
    shelf.put("one")
    shelf.catalog.start_from(shelf.sources)
    assert shelf.ids() == ["one"]


def test_a_start_never_takes_the_index_of_other_folders(shelf):
    shelf.put("one")
    shelf.refresh()
    other = Catalog(shelf.index)
    other.start_from([("built-in", shelf.folder / "nowhere")])
    assert other.find() == []
    other.close()


def test_a_bad_file_disables_only_itself_and_is_told_each_time(shelf):
    shelf.put("good")
    bad = shelf.put("bad", family="cbd")
    for _ in range(2):
        problems = shelf.refresh()
        assert [(p.file, p.line, p.path) for p in problems] == [(str(bad), 6, "family")]
        assert shelf.ids() == ["good"]
    shelf.put("bad", family="cbt")
    assert shelf.refresh() == ()
    assert shelf.ids() == ["bad", "good"]


def test_an_exercise_that_turns_bad_is_taken_out(shelf):
    shelf.put("one")
    shelf.refresh()
    shelf.put("one", family="cbd")
    assert len(shelf.refresh()) == 1
    assert shelf.ids() == []


def test_a_file_that_cannot_be_opened_disables_only_itself(shelf):
    shelf.put("good")
    (shelf.folder / "dead.yaml").symlink_to(shelf.folder / "nowhere.yaml")
    loop = shelf.folder / "loop"
    loop.symlink_to(shelf.folder)
    assert shelf.refresh() == ()
    assert shelf.ids() == ["good"]


def test_any_exception_while_reading_disables_that_file_only(shelf):
    def fail(raw: bytes, file: str) -> Exercise:
        if file.endswith("bad.yaml"):
            raise RecursionError
        return parse_exercise(raw, file)

    shelf.put("good")
    bad = shelf.put("bad")
    index = CatalogIndex(shelf.index)
    update(index, find_exercise_files(shelf.sources), "", fail)
    assert index.rows("SELECT id FROM exercise", ()) == [("good",)]
    assert index.rows("SELECT file, message FROM problem", ()) == [
        (str(bad), "This file cannot be used (RecursionError).")
    ]
    index.close()


def test_scales_plans_and_help_texts_are_no_exercises(shelf):
    shelf.put("good")
    for name in ("scales.yaml", "scales.es.yaml", "plans/week.yaml", "questionnaires/q.yaml",
                 "safety/help.yaml", ".hidden.yaml", "notes.txt"):  # fmt: skip
        path = shelf.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("nonsense")
    assert shelf.refresh() == ()
    assert shelf.ids() == ["good"]


DAMAGE = {
    "garbage": lambda path: path.write_bytes(b"garbage" * 1000),
    "empty": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "zeroed page": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(4096) + path.read_bytes()[8192:]
    ),
    "header flipped": lambda path: path.write_bytes(b"X" + path.read_bytes()[1:]),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_built_again(shelf, damage):
    for number in range(40):
        shelf.put(f"exercise-{number}")
    shelf.refresh()
    shelf.catalog.close()
    damage(shelf.index)
    shelf.catalog = Catalog(shelf.index)
    assert shelf.refresh() == ()
    assert len(shelf.ids()) == 40
    assert len(shelf.ids(text="exercise")) == 40
    shelf.catalog.close()
    again = sqlite3.connect(shelf.index)
    assert again.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    again.close()


def test_damage_that_is_met_while_finding_is_repaired_from_the_files(shelf):
    shelf.put("one")
    shelf.refresh()
    shelf.catalog.close()
    shelf.index.write_bytes(b"garbage" * 1000)
    assert shelf.ids() == ["one"]


def test_an_index_of_another_version_is_built_again(shelf):
    shelf.put("one")
    shelf.refresh()
    shelf.catalog.close()
    other = sqlite3.connect(shelf.index)
    other.execute("PRAGMA user_version = 99")
    other.close()
    shelf.refresh()
    assert shelf.ids() == ["one"]


def test_where_the_index_cannot_be_written_memory_serves(shelf, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    catalog = Catalog(tmp_path / "file" / "exercises.db")
    shelf.put("one")
    assert catalog.refresh(shelf.sources) == ()
    assert [info.id for info in catalog.find()] == ["one"]
    catalog.close()


def test_an_index_that_another_process_holds_is_not_destroyed(shelf):
    shelf.catalog = Catalog(shelf.index, wait_s=0.0)
    shelf.put("one")
    shelf.refresh()
    shelf.catalog.close()
    holder = sqlite3.connect(shelf.index, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    shelf.put("two")
    shelf.refresh()
    assert shelf.ids() == ["one", "two"]
    holder.execute("COMMIT")
    assert holder.execute("SELECT count(*) FROM exercise").fetchone() == (1,)
    holder.close()


def test_several_processes_can_bring_one_index_up_to_date(shelf):
    for number in range(30):
        shelf.put(f"exercise-{number}")
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from coping_app.content.catalog.catalog import Catalog\n"
        "catalog = Catalog(Path(sys.argv[1]))\n"
        "assert catalog.refresh([('built-in', Path(sys.argv[2]))]) == ()\n"
        "assert len(catalog.find()) == 30\n"
    )
    command = [sys.executable, "-c", program, str(shelf.index), str(shelf.folder)]
    running = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0, 0]


def test_the_first_window_imports_nothing_heavy_for_the_catalogue(shelf):
    shelf.put("one")
    shelf.refresh()
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from coping_app.content.catalog.catalog import Catalog\n"
        "catalog = Catalog(Path(sys.argv[1]))\n"
        "catalog.refresh([('built-in', Path(sys.argv[2]))])\n"
        "assert [info.id for info in catalog.find(limit=60)] == ['one']\n"
        "heavy = {'yaml', 'pydantic', 'json', 'PySide6', 'numpy'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)\n"
    )
    command = [sys.executable, "-c", program, str(shelf.index), str(shelf.folder)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_find_asks_one_query_whatever_the_number_of_exercises(shelf):
    for number in range(20):
        shelf.put(f"exercise-{number}")
    shelf.refresh()
    asked: list[str] = []
    shelf.catalog._index._open().set_trace_callback(asked.append)
    shelf.catalog.find(text="exercise", limit=5)
    assert len(asked) == 1


def test_every_shipped_exercise_is_in_the_catalogue(tmp_path):
    catalog = Catalog(tmp_path / "index.db")
    assert catalog.refresh([("built-in", exercises_folder())]) == ()
    assert len(catalog.find()) == sum(catalog.counts().values()) + sum(
        info.is_locked for info in catalog.find()
    )
    catalog.close()


def test_of_two_files_with_one_id_the_unused_one_is_told_until_one_of_them_is_renamed(shelf):
    shelf.put("one")
    shelf.put("two", id="one")
    (problem,) = shelf.refresh()
    assert Path(problem.file).name == "two.yaml"
    assert (problem.line, problem.path) == (2, "id")
    assert "is also in" in problem.message
    assert shelf.catalog.problems() == (problem,)

    shelf.put("two", id="other")
    assert shelf.refresh() == ()


def test_one_that_stands_in_for_a_shipped_one_is_no_problem(shelf, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    shelf.put("one")
    (own / "one.yaml").write_bytes(exercise_yaml(id="one", title="mine"))
    shelf.sources.append(("own", own))
    assert shelf.refresh() == ()
    assert shelf.catalog.get("one").title == "mine"
    assert [info.id for info in shelf.catalog.find(source="own")] == ["one"]
    assert shelf.catalog.counts(source="own") == {"relaxation": 1}


def test_only_a_plan_leads_to_what_is_assigned_without_a_preparation(shelf):
    told = {"assigned_only": "true"}
    shelf.put("locked", **told)
    shelf.put("prepared", **told, prepare="\n  expect: Tears.\n  stop: Press Stop.\n  later: Ask.")
    shelf.refresh()
    assert shelf.catalog.get("locked").is_locked
    assert shelf.catalog.get("prepared").needs_care
    assert sum(shelf.catalog.counts().values()) == 1
    assert sum(shelf.catalog.counts(assigned=["locked"]).values()) == 2


SCALES = """format: 1
language: {language}
scales:
  - id: pain
    title: {title}
    question: {title}?
    low: none
    high: all
    better: low
"""


def test_the_words_of_scales_follow_their_files_in_each_language(shelf):
    shelf.put("breath")
    (shelf.folder / "scales.yaml").write_text(SCALES.format(language="en", title="Pain"))
    shelf.refresh()
    assert shelf.catalog.scale_words()["pain"].title == "Pain"
    assert shelf.catalog.scale_words("es-MX")["pain"].title == "Pain"
    (shelf.folder / "scales.es.yaml").write_text(SCALES.format(language="es", title="Dolor"))
    shelf.refresh()
    assert shelf.catalog.changed
    assert shelf.catalog.scale_words("es-MX")["pain"].title == "Dolor"
    assert shelf.catalog.scale_words("en")["pain"].title == "Pain"
    (shelf.folder / "scales.es.yaml").write_text("format: 1\n")
    shelf.refresh()
    assert shelf.catalog.scale_words("es")["pain"].title == "Pain"


def test_the_words_in_the_catalogue_are_those_of_the_scales(tmp_path):
    catalog = Catalog(tmp_path / "index.db")
    catalog.refresh([("built-in", exercises_folder())])
    for language in ("en", "es"):
        kept = catalog.scale_words(language)
        for key, scale in load_scales(exercises_folder(), language).items():
            assert kept[key][1:] == (
                scale.title, scale.question, scale.low_word, scale.high_word, scale.minimum,
                scale.maximum,
            )
    catalog.close()
