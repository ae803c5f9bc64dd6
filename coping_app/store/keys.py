"""The key of a profile: 256 random bits in a small file beside the database, in two copies.

The file is open to its owner alone. So it protects only if this computer is protected; a slot
that is opened by a passphrase takes the place of the ``file`` slot in the same layout:

    {"format": 1, "slots": [{"kind": "file", "key": "<64 hex digits>", "check": "<16 hex digits>"}]}

``check`` is the start of a hash of the key. With it a garbled key file is told from a damaged
database before the database is touched.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from pathlib import Path

from coping_app.store.files import keep_private, write_whole

KEY_FILES = ("keyslots.json", "keyslots.copy.json")
_LARGEST_FILE = 64 * 1024
"""A key file has some 150 bytes; more than this is not one of ours and stays unread."""


def new_key() -> str:
    """A fresh random key: 64 hex digits."""
    return secrets.token_hex(32)


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


def read_keys(folder: Path) -> tuple[str, ...]:
    """The sound keys of both copies, the first copy's first, without repeats."""
    keys: list[str] = []
    for name in KEY_FILES:
        keep_private(folder / name)
        for key in _read(folder / name):
            if key not in keys:
                keys.append(key)
    return tuple(keys)


def copies_agree(folder: Path, key: str) -> bool:
    """True where both copies hold ``key``."""
    return all(key in _read(folder / name) for name in KEY_FILES)


def _read(path: Path) -> tuple[str, ...]:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
        if len(raw) > _LARGEST_FILE:
            return ()
        slots = json.loads(raw)["slots"]
        return tuple(slot["key"] for slot in slots if _is_sound(slot))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _is_sound(slot: object) -> bool:
    if not isinstance(slot, dict) or slot.get("kind") != "file":
        return False
    key = slot.get("key")
    if not isinstance(key, str) or len(key) != 64 or set(key) - set("0123456789abcdef"):
        return False
    return bool(slot.get("check") == _check(key))


def _check(key: str) -> str:
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()[:16]
