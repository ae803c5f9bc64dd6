from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.store.base.files import make_private_file, make_private_folder, write_whole


class FailingDevice:
    """Takes ``room`` bytes, a few at a time, and then is full."""

    def __init__(self, room: int, at_once: int = 7) -> None:
        self.room = room
        self.at_once = at_once

    def __call__(self, descriptor: int, data: memoryview) -> int:
        taken = min(self.room, self.at_once, len(data))
        if taken == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= taken
        return os.write(descriptor, data[:taken])


def test_a_file_is_written_whole_even_when_the_device_takes_a_few_bytes_at_a_time(
    tmp_path: Path,
) -> None:
    write_whole(tmp_path / "a", b"x" * 1000, write_some=FailingDevice(room=1000))
    assert (tmp_path / "a").read_bytes() == b"x" * 1000


@given(room=st.integers(0, 99))
def test_f_01_a_disk_full_at_any_byte_leaves_the_old_file_and_no_part(
    tmp_path_factory: pytest.TempPathFactory, room: int
) -> None:
    folder = tmp_path_factory.mktemp("full")
    path = folder / "export.csv"
    path.write_bytes(b"the good old file")
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"n" * 100, write_some=FailingDevice(room))
    assert path.read_bytes() == b"the good old file"
    assert [item.name for item in folder.iterdir()] == ["export.csv"]


def test_a_device_that_takes_nothing_without_a_word_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="takes no more"):
        write_whole(tmp_path / "a", b"abc", write_some=lambda descriptor, data: 0)
    assert list(tmp_path.iterdir()) == []


def test_a_device_that_keeps_other_bytes_is_found_out_before_the_file_gets_its_name(
    tmp_path: Path,
) -> None:
    def lie(descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, bytes(len(data)))

    with pytest.raises(OSError, match="read back"):
        write_whole(tmp_path / "a", b"abc", verify=True, write_some=lie)
    assert list(tmp_path.iterdir()) == []


def test_f_04_a_folder_that_is_gone_leaves_nothing_with_the_final_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "stick" / "export.csv", b"abc")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_f_06_files_and_folders_are_for_their_owner_alone_whatever_the_umask(
    tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "whole", b"abc")
        make_private_file(tmp_path / "empty")
    finally:
        os.umask(before)
    assert (tmp_path / "whole").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "empty").stat().st_mode & 0o777 == 0o600


def test_f_06_an_open_folder_is_taken_back_from_others(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    make_private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_f_05_a_file_with_a_name_as_long_as_the_system_takes_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / ("n" * 255), b"abc")
    assert (tmp_path / ("n" * 255)).read_bytes() == b"abc"
