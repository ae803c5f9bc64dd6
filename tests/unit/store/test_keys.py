from __future__ import annotations

import json
from pathlib import Path

import pytest

from coping_app.store.base.errors import KeyLost
from coping_app.store.base.keys import KEY_FILES, new_key, read_keys, write_key
from coping_app.wording.store_errors import said
from tests.unit.store.support import one_session, open_store

FIRST, SECOND = KEY_FILES

GARBLED = {
    "missing": None,
    "empty": b"",
    "cut": b'{"format": 1, "slots": [{"ki',
    "no JSON": b"\x00\xff\xfe garbage",
    "a list": b"[]",
    "a number": b"5",
    "no slots": b'{"format": 1}',
    "slots of no use": b'{"format": 1, "slots": [1, null, "x", {}]}',
    "another kind": b'{"format": 1, "slots": [{"kind": "passphrase", "memory": 2199023255552}]}',
    "100,000 deep": b"[" * 100_000,
    "very large": b" " * 500_000,
    "a key that is no key": b'{"format": 1, "slots": [{"kind": "file", "key": 7, "check": "0"}]}',
}


def garble(path: Path, raw: bytes | None) -> None:
    if raw is None:
        path.unlink()
    else:
        path.write_bytes(raw)


def test_a_key_is_256_random_bits() -> None:
    assert len(bytes.fromhex(new_key())) == 32
    assert new_key() != new_key()


def test_both_copies_are_private_and_hold_the_same_key(tmp_path: Path) -> None:
    key = new_key()
    write_key(tmp_path, key)
    assert read_keys(tmp_path) == (key,)
    for name in KEY_FILES:
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
        slots = json.loads((tmp_path / name).read_text())
        assert slots["format"] == 1
        assert [slot["kind"] for slot in slots["slots"]] == ["file"]


@pytest.mark.parametrize("raw", GARBLED.values(), ids=GARBLED)
@pytest.mark.parametrize("name", KEY_FILES)
def test_d_10_one_bad_copy_is_mended_from_the_other(
    tmp_path: Path, name: str, raw: bytes | None
) -> None:
    store = open_store(tmp_path)
    one_session(store)
    store.close()
    garble(tmp_path / name, raw)
    store = open_store(tmp_path)
    assert len(store.ratings.pairs()) == 1
    store.close()
    assert (tmp_path / FIRST).read_bytes() == (tmp_path / SECOND).read_bytes()


@pytest.mark.parametrize("raw", GARBLED.values(), ids=GARBLED)
def test_d_10_without_any_copy_the_key_is_lost_and_the_database_kept(
    tmp_path: Path, raw: bytes | None
) -> None:
    store = open_store(tmp_path)
    one_session(store)
    store.close()
    database = (tmp_path / "profile.db").read_bytes()
    for name in KEY_FILES:
        garble(tmp_path / name, raw)
    with pytest.raises(KeyLost) as caught:
        open_store(tmp_path)
    assert said(caught.value)
    assert (tmp_path / "profile.db").read_bytes() == database


def test_d_10_one_wrong_digit_is_noticed_and_the_other_copy_used(tmp_path: Path) -> None:
    key = new_key()
    write_key(tmp_path, key)
    text = (tmp_path / FIRST).read_text()
    other_digit = "0" if key[10] != "0" else "1"
    (tmp_path / FIRST).write_text(text.replace(key, key[:10] + other_digit + key[11:]))
    assert read_keys(tmp_path) == (key,)


def test_d_10_a_sound_first_copy_of_another_profile_gives_way_to_the_key_that_fits(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path / "mine")
    one_session(store)
    store.close()
    open_store(tmp_path / "other").close()
    (tmp_path / "mine" / FIRST).write_bytes((tmp_path / "other" / FIRST).read_bytes())
    store = open_store(tmp_path / "mine")
    assert len(store.ratings.pairs()) == 1
    store.close()
