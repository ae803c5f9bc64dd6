"""Pipes, devices and endless files are refused unread by every reader of files from outside."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coping_app.audio.files import SoundFileError, length_s_or_zero, read_limited
from coping_app.audio.speech_cache import SpeechCache
from coping_app.cli import main
from coping_app.content.reading.outside_files import names_a_file, read_beginning, read_whole
from coping_app.content.reading.problems import ContentError
from coping_app.content.reading.strict_reading import open_document
from coping_app.content.reference.help_lines import read_help_lines
from coping_app.content.reference.plans import load_plans
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.content.reference.scales import load_scales
from coping_app.export.json.json_import import read_file
from coping_app.ui.app.single_instance import ENDING, FOLDER, FirstInstance
from coping_app.ui.steps.drawing.picture import read_picture

PATIENCE_S = 20.0
"""Longer than any of this takes; only a reader that waits for ever is stopped by it."""
POSIX_ONLY = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")


def pipe(at: Path) -> Path:
    os.mkfifo(at)
    return at


def device(at: Path) -> Path:
    """A link, as it could lie among a person's files, to a file without an end."""
    at.symlink_to("/dev/zero")
    return at


def answer_in_time(ask: Callable[[], Any]) -> Any:
    """What ``ask`` answers or raises; a reader that waits for ever fails and is left behind."""
    answers: list[Any] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception as error:
            answers.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    assert answers, "it waits for ever"
    return answers[0]


odd_files = pytest.mark.parametrize("make", [pipe, device])


@POSIX_ONLY
@odd_files
@pytest.mark.parametrize("read", [read_beginning, read_whole])
def test_a_pipe_and_a_device_are_no_plain_files(
    make: Callable[[Path], Path], read: Callable[[Path, int], bytes], tmp_path: Path
) -> None:
    found = answer_in_time(lambda: read(make(tmp_path / "odd"), 100))
    assert isinstance(found, OSError)
    assert found.strerror == "it is no plain file, but a pipe or a device"


@POSIX_ONLY
def test_a_socket_a_folder_and_nothing_are_refused_as_what_they_are(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "s"))
        with pytest.raises(OSError, match="no plain file"):
            read_beginning(tmp_path / "s", 1)
    for path, kind in ((tmp_path, IsADirectoryError), (tmp_path / "no", FileNotFoundError),
                       (Path("a\0b"), FileNotFoundError)):
        with pytest.raises(kind):
            read_beginning(path, 1)
        assert not names_a_file(path)


@POSIX_ONLY
def test_a_name_that_becomes_a_pipe_between_the_looks_is_refused_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"words")
    looked = plain.stat()
    plain.unlink()
    pipe(plain)
    monkeypatch.setattr(type(plain), "stat", lambda _path: looked)
    found = answer_in_time(lambda: read_beginning(plain, 5))
    assert isinstance(found, OSError)
    assert found.errno == errno.EINVAL


def test_no_more_is_read_than_was_asked_for_and_a_larger_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"0123456789")
    link = tmp_path / "link"
    link.symlink_to(path)
    assert read_beginning(link, 4) == b"0123"
    assert read_whole(link, 10) == b"0123456789"
    with pytest.raises(OSError) as caught:
        read_whole(path, 9)
    assert caught.value.errno == errno.EFBIG
    with path.open("r+b") as sparse:
        sparse.truncate(1 << 40)
    with pytest.raises(OSError, match="too large"):
        read_whole(path, 10)


def test_a_file_whose_size_the_system_does_not_tell_is_refused_once_it_is_too_long() -> None:
    endless = Path("/proc/self/maps")
    if not endless.exists():
        pytest.skip("this system has no /proc")
    with pytest.raises(OSError, match="too large"):
        read_whole(endless, 50)


@POSIX_ONLY
@odd_files
def test_folders_of_exercises_questionnaires_and_plans_pass_over_them(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    """One pipe among the own questionnaires held Progress for good."""
    make(tmp_path / "odd.yaml")
    found, problems = answer_in_time(lambda: load_questionnaires([tmp_path]))
    assert found == {}
    assert "no plain file" in problems[0].message
    assert answer_in_time(lambda: load_plans(tmp_path)) == []


@POSIX_ONLY
@odd_files
@pytest.mark.parametrize(
    "read",
    [
        lambda path: read_help_lines(path)[1][0].message,
        open_document,
        lambda path: load_scales(path.parent, "en"),
        read_limited,
        read_file,
    ],
)
def test_each_reader_answers_with_its_own_error(
    make: Callable[[Path], Path], read: Callable[[Path], Any], tmp_path: Path
) -> None:
    found = answer_in_time(lambda: read(make(tmp_path / "scales.yaml")))
    assert isinstance(found, (ContentError, SoundFileError, OSError)) or "no plain file" in found


@POSIX_ONLY
@odd_files
def test_a_sound_a_picture_and_a_kept_line_count_as_not_there(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    sound, picture = make(tmp_path / "sea.wav"), make(tmp_path / "a.png")
    make(tmp_path / "line.flac")
    assert answer_in_time(lambda: length_s_or_zero(sound)) == 0.0
    assert answer_in_time(lambda: read_picture(picture) is None)
    assert answer_in_time(lambda: SpeechCache(tmp_path).get("line") is None)


@POSIX_ONLY
@odd_files
@pytest.mark.parametrize(
    ("command", "code"),
    [(["check"], 1), (["import"], 3), (["open"], 1), (["preview"], 1),
     (["render", "-o", "x.wav"], 1)],
    ids=lambda given: given[0] if isinstance(given, list) else str(given),
)
def test_every_command_that_takes_a_file_says_that_it_is_none(
    make: Callable[[Path], Path],
    command: list[str],
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    odd = make(tmp_path / "odd.yaml")
    asked = ["--data", str(tmp_path / "data"), *command, str(odd)]
    assert answer_in_time(lambda: main(asked)) == code
    said = capsys.readouterr()
    assert "no plain file" in said.out + said.err


@POSIX_ONLY
def test_a_pipe_among_the_notes_of_a_second_start_is_passed_over(tmp_path: Path) -> None:
    first = FirstInstance(tmp_path)
    pipe(tmp_path / FOLDER / f"odd{ENDING}")
    assert answer_in_time(first._take_notes) is None
