"""What ``coping-app selftest`` prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coping_app.commands.selftest import report
from coping_app.selftest.checks import CHECKS
from coping_app.selftest.facts import Facts, ScreenFacts, SoundFacts


def facts(folder: Path, device: str = "Headphones") -> Facts:
    sound = SoundFacts(device, (0.001,), 2.0)
    return Facts(folder / "data", "en", {"en": 60}, sound, ScreenFacts("xcb", 1280, 800, 1.0))


def test_a_sound_computer_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(facts(tmp_path), as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CHECKS)
    assert all(line.startswith("ok ") for line in lines)


def test_one_red_check_ends_with_3_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(facts(tmp_path, device=""), as_json=False) == 3
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "RED  Sound device              none that works"
    assert second.strip() == "Connect speakers or headphones. Without them the words go on here."


def test_json_is_a_list_of_four_plain_values_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(facts(tmp_path), as_json=True) == 0
    lines = json.loads(capsys.readouterr().out)
    assert [line["name"] for line in lines] == [check.name for check in CHECKS]
    assert {tuple(line) for line in lines} == {("name", "ok", "value", "advice")}
    assert {type(line["ok"]) for line in lines} == {bool}
