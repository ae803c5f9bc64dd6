"""What ``open`` says of a name that leads to no exercise; the window never opens for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from coping_app.cli import main
from coping_app.commands.table import build_parser
from tests.unit.content.builders import exercise_yaml

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def said_of(name: str, data: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--data", str(data), "open", name]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert not (data / "exercises").exists()
    return told.err


def test_a_folder_is_no_exercise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").mkdir()
    said = said_of(str(tmp_path / "mine"), tmp_path / "data", capsys)
    assert "is a folder. Name one exercise file in it." in said


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is unreadable for root"
)
def test_a_file_that_may_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.yaml"
    file.write_bytes(exercise_yaml())
    file.chmod(0)
    assert "cannot be opened: Permission denied" in said_of(str(file), tmp_path / "data", capsys)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "one.yaml:1:"),
        ("", "one.yaml:1:"),
        ("\x00", "one.yaml:1:"),
        ("format: 1\nid: con\n", 'Windows keeps the name "con" for itself.'),
        ("format: 1\n" + "#" * 300_000, "larger than 256 KiB"),
        ("format: 1\nplan: mine\nweeks: []\n", "This is a plan."),
    ],
)
def test_a_file_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(text)
    assert said in said_of(str(file), tmp_path / "data", capsys)


def test_a_name_that_is_neither_file_nor_exercise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of("box-breathin", tmp_path / "data", capsys)
    assert 'Did you mean "box-breathing"?' in said


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], ""),
        (["--language", "es"], "es"),
        (["open", "x", "--language", "pt-BR"], "pt-BR"),
        (["--language", "es", "open", "x"], "es"),
        (["demo", "--language", "es"], "es"),
        (["list"], ""),
    ],
)
def test_a_language_can_be_named_for_one_start(arguments: list[str], language: str) -> None:
    assert build_parser().parse_args(arguments).language == language


def test_what_is_no_language_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "../es"])
    assert ended.value.code == 2
    assert "is no language code, such as es or pt-BR" in capsys.readouterr().err
