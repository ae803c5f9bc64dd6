"""The key of a profile: 256 random bits in a small file beside the database, in two copies.

The file is open to its owner alone. So it protects only if this computer is protected; a slot
that is opened by a passphrase takes the place of the ``file`` slot in the same layout:

    {"format": 1, "slots": [{"kind": "file", "key": "<64 hex digits>", "check": "<16 hex digits>"}]}

``check`` is the start of a hash of the key. With it a garbled key file is told from a damaged
database where no key opens anything. A key that opens the database needs no other proof, so the
usual start leaves hashing out (its library is a tenth of what the first page may take in memory).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from coping_app.store.base.files import keep_private, write_whole

KEY_FILES = ("keyslots.json", "keyslots.copy.json")
_LARGEST_FILE = 64 * 1024
"""A key file has some 150 bytes; more than this is not one of ours and stays unread."""


def new_key() -> str:
    """A fresh random key: 64 hex digits."""
    return os.urandom(32).hex()


def write_key(folder: Path, key: str) -> None:
    """Writes both copies of the key.

    Raises:
        OSError: A copy could not be written.
    """
    slot = {"kind": "file", "key": key, "check": _check(key)}
    text = json.dumps({"format": 1, "slots": [slot]}, indent=1)
    for name in KEY_FILES:
        write_whole(folder / name, text.encode("ascii"), verify=True)


def has_key_file(folder: Path) -> bool:
    """True where either copy is there, be it readable or not."""
    return any((folder / name).exists() for name in KEY_FILES)


def has_both_key_files(folder: Path) -> bool:
    """True where neither copy is missing; what is in them is not looked at."""
    return all((folder / name).exists() for name in KEY_FILES)


def keys_to_try(folder: Path) -> tuple[str, ...]:
    """Whatever looks like a key in either copy, the first copy's first, without repeats."""
    for name in KEY_FILES:
        keep_private(folder / name)
    return _without_repeats([slot["key"] for name in KEY_FILES for slot in _slots(folder / name)])


def read_keys(folder: Path) -> tuple[str, ...]:
    """The keys of both copies that pass their check, the first copy's first, without repeats."""
    slots = [slot for name in KEY_FILES for slot in _slots(folder / name)]
    return _without_repeats([slot["key"] for slot in slots if slot["check"] == _check(slot["key"])])


def copies_agree(folder: Path, key: str) -> bool:
    """True where both copies hold ``key``, and the same check of it."""
    checks = [
        {slot["check"] for slot in _slots(folder / name) if slot["key"] == key}
        for name in KEY_FILES
    ]
    return len(checks[0]) == 1 and checks[0] == checks[1]


def _slots(path: Path) -> list[dict[str, Any]]:
    """The slots of one copy that look like a key and its check; none where it can't be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
        if len(raw) > _LARGEST_FILE:
            return []
        slots = json.loads(raw)["slots"]
        return [slot for slot in slots if _is_well_formed(slot)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _is_well_formed(slot: object) -> bool:
    if not isinstance(slot, dict) or slot.get("kind") != "file":
        return False
    key, check = slot.get("key"), slot.get("check")
    if not isinstance(key, str) or len(key) != 64 or set(key) - set("0123456789abcdef"):
        return False
    return isinstance(check, str)


def _without_repeats(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _check(key: str) -> str:
    import hashlib  # brings OpenSSL into memory, which few starts need

    return hashlib.sha256(bytes.fromhex(key)).hexdigest()[:16]
