"""What an exercise brings along: only what it names, whole, within the limits, or nothing."""

from __future__ import annotations

import os
import struct
import sys
import wave
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.audio.voices import recording_name
from coping_app.commands.adding import CannotAdd, add_exercise
from coping_app.commands.companions import MOST_BYTES
from coping_app.commands.finding import open_catalog
from coping_app.content.checks.picture_size import picture_size
from coping_app.content.format.scalars import SlipError, parse_sound
from coping_app.content.reading.problems import ContentError
from coping_app.system.folders import Folders
from tests.unit.content.builders import exercise_yaml

STEPS = """\
  - say: Look at the wave.
    image: images/wave.png
  - play: sea.wav
    for: 30 s
"""
LINE = "Look at the wave."


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * (3 * width + 1) * min(height, 2))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, filling: int = 0) -> bytes:
    """The head of a JPEG: an application's segment, then the frame that tells the size."""
    application = b"\xff\xe0" + struct.pack(">H", 2 + filling) + b"\0" * filling
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + application + frame


def put_wav(path: Path, seconds: float = 0.5) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(b"\0\0" * int(8_000 * seconds))


class Given:
    """A folder as somebody hands it over: an exercise, and files beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "given"
        self.folders = Folders(folder / "data")
        (self.folder / "images").mkdir(parents=True)
        (self.folder / "images" / "wave.png").write_bytes(png())
        put_wav(self.folder / "sea.wav")
        put_wav(self.folder / "recordings" / "sea-pause" / f"{recording_name(LINE)}.wav")
        (self.folder / "secret.txt").write_text("not for anyone")
        self.write()

    def write(self, steps: str = STEPS, **head: str) -> None:
        self.file = self.folder / "any-name.yaml"
        self.file.write_bytes(exercise_yaml(steps, id="sea-pause", length="36 s", **head))

    def add(self) -> tuple[str, str]:
        return add_exercise(self.file, self.folders)

    def there(self) -> set[str]:
        own = self.folders.own_exercises
        return {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()}

    def left_over(self) -> list[Path]:
        return list(self.folders.data.glob("adding-*"))


@pytest.fixture
def given_folder(tmp_path: Path) -> Given:
    return Given(tmp_path)


HOME = "relaxation/sea-pause"
WHOLE = {
    f"{HOME}/sea-pause.yaml",
    f"{HOME}/images/wave.png",
    f"{HOME}/sea.wav",
    f"{HOME}/recordings/sea-pause/{recording_name(LINE)}.wav",
}


def test_pictures_and_recordings_come_along_and_nothing_else(given_folder: Given) -> None:
    assert given_folder.add() == ("sea-pause", "en")

    assert given_folder.there() == WHOLE
    assert not given_folder.left_over()
    with open_catalog(given_folder.folders) as catalog:
        info = catalog.get("sea-pause")
    assert info is not None
    assert (info.path.parent / "images" / "wave.png").read_bytes() == png()


def test_two_exercises_with_a_picture_of_one_name_keep_their_own(given_folder: Given) -> None:
    given_folder.add()
    (given_folder.folder / "images" / "wave.png").write_bytes(png(3, 3))
    given_folder.file.write_bytes(exercise_yaml(STEPS, id="other-pause", length="36 s"))
    given_folder.add()

    own = given_folder.folders.own_exercises / "relaxation"
    assert (own / "sea-pause/images/wave.png").read_bytes() == png()
    assert (own / "other-pause/images/wave.png").read_bytes() == png(3, 3)


def test_a_missing_picture_is_told_with_its_line_and_nothing_is_added(
    given_folder: Given,
) -> None:
    (given_folder.folder / "images" / "wave.png").unlink()

    with pytest.raises(ContentError) as told:
        given_folder.add()

    (problem,) = told.value.problems
    assert 'There is no file "images/wave.png" beside this.' in problem.message
    assert problem.line == 11
    assert not given_folder.folders.own_exercises.exists()


@pytest.mark.parametrize("name", ["../../secret.png", "/etc/passwd.png", "a/../../b.png", ".h.png"])
def test_no_name_leads_out_of_the_folder(given_folder: Given, name: str) -> None:
    given_folder.write(STEPS.replace("images/wave.png", name))

    with pytest.raises(ContentError, match="is not a file name beside the exercise"):
        given_folder.add()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["images/wave.png", "images"])
def test_a_link_is_not_followed(given_folder: Given, tmp_path: Path, name: str) -> None:
    path = given_folder.folder / name
    elsewhere = tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)

    with pytest.raises(CannotAdd, match=r"is a link\. Put the file itself"):
        given_folder.add()
    assert not given_folder.folders.own_exercises.exists()
    assert not given_folder.left_over()


def test_a_file_of_two_hundred_megabytes_is_refused_unread(given_folder: Given) -> None:
    with (given_folder.folder / "images" / "wave.png").open("r+b") as file:
        file.truncate(200 * 1024 * 1024)  # takes no room: nothing is written

    with pytest.raises(CannotAdd, match=r'"images/wave\.png" is larger than 32 MiB\.'):
        given_folder.add()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_a_pipe_in_place_of_a_recording_is_refused_at_once(given_folder: Given) -> None:
    (given_folder.folder / "sea.wav").unlink()
    os.mkfifo(given_folder.folder / "sea.wav")

    with pytest.raises((CannotAdd, ContentError)):
        given_folder.add()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<svg/>", "is no PNG or JPEG picture"),
        (b"\x89PNG\r\n\x1a\n", "is no PNG or JPEG picture"),
        (png(5000, 2), "larger than 4096 pixels along one side"),
        (png(4096, 4000), "more than 16 million pixels"),
        (jpeg(2, 5000), "larger than 4096 pixels along one side"),
    ],
)
def test_what_is_no_picture_or_too_large_a_one_stays_outside(
    given_folder: Given, raw: bytes, said: str
) -> None:
    (given_folder.folder / "images" / "wave.png").write_bytes(raw)

    with pytest.raises(CannotAdd, match=said):
        given_folder.add()


def test_all_that_is_wrong_is_told_at_once(given_folder: Given) -> None:
    (given_folder.folder / "images" / "wave.png").write_bytes(b"nothing")
    (given_folder.folder / "sea.wav").write_bytes(b"nothing")

    with pytest.raises(CannotAdd) as told:
        given_folder.add()

    assert "images/wave.png" in str(told.value)
    assert "sea.wav" in str(told.value)


def test_where_the_picture_changed_alone_it_takes_the_place_of_the_old(
    given_folder: Given,
) -> None:
    given_folder.add()
    (given_folder.folder / "images" / "wave.png").write_bytes(png(3, 3))
    given_folder.add()

    kept = given_folder.folders.own_exercises / HOME / "images" / "wave.png"
    assert kept.read_bytes() == png(3, 3)
    assert kept.parents[1].with_name("sea-pause.old").is_dir()


def test_a_sound_file_takes_the_place_of_a_broken_one_which_is_kept(given_folder: Given) -> None:
    given_folder.add()
    broken = given_folder.folders.own_exercises / HOME / "sea-pause.yaml"
    broken.write_text("format: 1\nid: [\n")

    given_folder.add()

    assert broken.read_bytes() == given_folder.file.read_bytes()
    old = broken.parent.with_name("sea-pause.old")
    assert (old / "sea-pause.yaml").read_text() == "format: 1\nid: [\n"
    with open_catalog(given_folder.folders) as catalog:
        assert catalog.problems() == ()


def test_a_broken_file_that_stood_alone_is_replaced_and_kept(given_folder: Given) -> None:
    family = given_folder.folders.own_exercises / "relaxation"
    family.mkdir(parents=True)
    (family / "sea-pause.yaml").write_text("format: 1\n")

    given_folder.add()
    (family / "sea-pause" / "sea-pause.yaml").write_text("again broken")
    given_folder.add()

    assert given_folder.there() > WHOLE
    assert (family / "sea-pause.yaml.old").read_text() == "format: 1\n"
    assert (family / "sea-pause.old" / "sea-pause.yaml").read_text() == "again broken"


def test_where_the_move_fails_all_is_as_before(
    given_folder: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_folder.add()
    before = given_folder.there()
    given_folder.write(version="2")
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if "adding-" in str(self):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="No space"):
        given_folder.add()

    assert given_folder.there() == before
    assert not given_folder.left_over()


def test_a_file_opened_by_a_link_brings_what_lies_beside_the_file(
    given_folder: Given, tmp_path: Path
) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(given_folder.file)

    assert add_exercise(link, given_folder.folders) == ("sea-pause", "en")
    assert given_folder.there() == WHOLE


def test_a_plan_is_told_where_it_belongs(given_folder: Given) -> None:
    given_folder.file.write_text("format: 1\nplan: mine\nweeks: []\n")

    with pytest.raises(CannotAdd, match="This is a plan"):
        given_folder.add()


@given(st.text("ab./\\~:-_ \0..", max_size=20) | st.from_regex(r"[a-z.]*(/[a-z.]*)?"))
def test_no_name_that_the_format_takes_leads_out_of_the_folder(name: str) -> None:
    folder = Path("/given/folder")
    try:
        told = parse_sound(name)
    except SlipError:
        return
    way = os.path.normpath(folder / told)
    assert Path(way).is_relative_to(folder)
    assert Path(way) != folder


@given(
    st.integers(1, 65_535), st.integers(1, 65_535), st.integers(0, 300), st.booleans()
)
def test_the_size_of_a_picture_is_read_from_its_head(
    width: int, height: int, filling: int, is_png: bool
) -> None:
    raw = png(width, height)[:40] if is_png else jpeg(width, height, filling)
    assert picture_size(raw) == (width, height)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_whatever_the_bytes_are_reading_the_size_ends(raw: bytes, head: bytes) -> None:
    size = picture_size(head + raw)
    assert size is None or min(size) >= 0


def test_the_limit_is_the_one_that_is_told() -> None:
    assert MOST_BYTES == 32 * 1024 * 1024
