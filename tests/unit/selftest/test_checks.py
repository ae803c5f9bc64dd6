"""Each check of this computer: when it is green, when it is red, and what it says."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from coping_app.content.catalog.catalog import Catalog
from coping_app.content.reference.places import exercises_folder
from coping_app.selftest import keeping, speaking
from coping_app.selftest.checks import CHECKS, Check, run_check
from coping_app.selftest.facts import Facts, Found, ScreenFacts, SoundFacts
from coping_app.selftest.keeping import disk_space, disk_write, encryption
from coping_app.selftest.languages import count_by_language
from coping_app.selftest.playing import WORST_S, cue_error, sound_device
from coping_app.selftest.showing import display
from coping_app.selftest.speaking import exercises, other_languages, voice
from coping_app.store.base.errors import UnsafeEngine

PACKAGE = Path(keeping.__file__).parent


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    """A computer on which all is well."""
    return Facts(
        tmp_path / "data", "en", {"en": 60, "es": 20},
        SoundFacts("Headphones", (0.001, -0.0004), 2.0), ScreenFacts("xcb", 1280, 800, 1.0),
    )  # fmt: skip


def test_every_check_of_a_sound_computer_is_green(facts: Facts) -> None:
    lines = [run_check(check, facts) for check in CHECKS]
    assert [line.name for line in lines if not line.ok] == []
    assert {line.advice for line in lines} == {""}


def test_names_are_one_of_each_and_stay_as_they_are() -> None:
    assert [check.name for check in CHECKS] == [
        "sound-device", "cue-error", "voice", "other-languages", "exercises", "encryption",
        "disk-write", "disk-space", "display",
    ]  # fmt: skip


def test_a_line_is_four_plain_values(facts: Facts) -> None:
    line = run_check(CHECKS[0], replace(facts, sound=SoundFacts("", (), 2.0)))
    assert line.as_json() == {
        "name": "sound-device", "ok": False, "value": "none that works",
        "advice": "Connect speakers or headphones. Without them the words go on here.",
    }  # fmt: skip


def test_a_check_that_breaks_is_red_and_names_the_fault(facts: Facts) -> None:
    def broken(_facts: Facts) -> Found:
        raise ZeroDivisionError("private words")

    line = run_check(Check("x", "X", broken, "Do this."), facts)
    assert (line.ok, line.found.value) == (False, "could not be checked: ZeroDivisionError")
    assert line.advice == "Do this."


@pytest.mark.parametrize(
    ("sound", "ok", "value"),
    [
        (SoundFacts("A", (0.0012, -0.0031), 2.0), True, "at most 3.1 ms in 2.0 s"),
        (SoundFacts("A", (WORST_S + 0.001,), 2.0), False, "at most 21.0 ms in 2.0 s"),
        (SoundFacts("", (0.0,), 2.0), True, "at most 0.0 ms in 2.0 s, without sound"),
        (SoundFacts("A", (), 2.0), False, "the sound stood still"),
    ],
)
def test_cues_are_on_time_within_20_ms(
    facts: Facts, sound: SoundFacts, ok: bool, value: str
) -> None:
    found = cue_error(replace(facts, sound=sound))
    assert (found.ok, found.value) == (ok, value)


def test_a_device_is_named_and_none_is_red(facts: Facts) -> None:
    assert sound_device(facts).value == "Headphones"
    assert not sound_device(replace(facts, sound=SoundFacts("", (0.0,), 2.0))).ok


def test_the_built_in_voice_reads_at_a_calm_pace(facts: Facts) -> None:
    found = voice(facts)
    assert found.ok
    assert speaking.SLOWEST < float(found.parts["pace"]) < speaking.FASTEST


@pytest.mark.parametrize("language", ["en", "es-MX", "fi"])
def test_a_missing_voice_for_other_languages_is_red_only_for_who_needs_it(
    facts: Facts, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    found = other_languages(replace(facts, language=language))
    assert (found.ok, found.value) == (language == "en", "espeak-ng is not there")


def test_exercises_are_counted_by_language(facts: Facts, tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "index.db")
    catalog.refresh((("built-in", exercises_folder()),))
    counts = count_by_language(catalog)
    catalog.close()
    assert counts["en"] > counts["es"] > 10
    assert exercises(replace(facts, exercises={"es": 2, "en": 3})).value == "en 3, es 2"
    assert not exercises(replace(facts, exercises={})).ok


def test_d_02_encryption_tells_the_versions_and_leaves_nothing(facts: Facts) -> None:
    found = encryption(facts)
    assert found.ok
    assert found.value.startswith("SQLCipher 4.")
    assert "SQLite 3." in found.value
    assert not facts.data.exists()


def test_d_02_an_engine_that_does_not_encrypt_is_red(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsafe(_path: Path) -> None:
        raise UnsafeEngine

    monkeypatch.setattr(keeping, "test_header", unsafe)
    assert (encryption(facts).ok, encryption(facts).value) == (False, "not encrypted")


def test_writing_is_timed_and_leaves_nothing(facts: Facts) -> None:
    found = disk_write(facts)
    assert float(found.parts["took"]) > 0
    assert list(facts.data.iterdir()) == []


def test_a_folder_that_takes_nothing_is_red(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = disk_write(replace(facts, data=tmp_path / "file" / "data"))
    assert (found.ok, found.value) == (False, "cannot be written to")


def test_room_is_told_for_a_folder_that_is_not_there_yet(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert disk_space(replace(facts, data=facts.data / "a" / "b")).value.endswith(" GB free")
    monkeypatch.setattr(keeping, "LEAST_FREE", 1 << 60)
    assert not disk_space(facts).ok


@pytest.mark.parametrize(
    ("screen", "ok", "value"),
    [
        (ScreenFacts("xcb", 800, 480, 1.0), True, "800 × 480, scale 1, xcb"),
        (ScreenFacts("xcb", 1280, 720, 1.5), True, "1280 × 720, scale 1.5, xcb"),
        (ScreenFacts("xcb", 640, 480, 2.0), False, "640 × 480, scale 2, xcb"),
        (ScreenFacts("offscreen", 800, 800, 1.0), False, "no screen"),
        (ScreenFacts("", 0, 0, 1.0), False, "no screen"),
    ],
)
def test_a_screen_is_large_enough_from_800_by_480(
    facts: Facts, screen: ScreenFacts, ok: bool, value: str
) -> None:
    found = display(replace(facts, screen=screen))
    assert (found.ok, found.value) == (ok, value)


def texts_found() -> set[str]:
    """Every text that a check can find, read from the source; each is a plain literal there."""
    texts = set()
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Found":
                text = node.args[1]
                assert isinstance(text, ast.Constant)
                texts.add(str(text.value))
    return texts


def test_every_word_of_the_checks_is_marked_for_translation() -> None:
    from coping_app.features.selftest.words import ADVICE, FINDINGS, TITLES

    assert {check.title for check in CHECKS} == set(TITLES)
    assert {check.advice for check in CHECKS} == set(ADVICE)
    assert texts_found() == set(FINDINGS)
