"""The pages of an encrypted database as they are on the disk, decrypted without the engine.

A row that was deleted can live on in the unused part of a page, where no statement finds it. So
the pages are decrypted here as SQLCipher 4 writes them: AES-256 in CBC mode, the initial vector in
the last 80 bytes of each page of 4,096, the first 16 bytes of the file a salt.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coping_app.store.base.keys import read_keys

PAGE, RESERVED, SALT = 4096, 80, 16
FRAME_HEADER, LOG_HEADER = 24, 32


def pages_hold(folder: Path, words: str) -> bool:
    """True where ``words`` are in a page of the database or its log; the key in it is used."""
    key = bytes.fromhex(read_keys(folder)[0])
    needle = words.encode()
    return any(needle in page for page in _decrypted(folder, _round_keys(key)))


def _decrypted(folder: Path, keys: list[list[int]]) -> Iterator[bytes]:
    data = (folder / "profile.db").read_bytes()
    for start in range(0, len(data), PAGE):
        yield _page(data[start : start + PAGE], keys, SALT if start == 0 else 0)
    log = folder / "profile.db-wal"
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    for start in range(0, len(frames) - PAGE, FRAME_HEADER + PAGE):
        first = frames[start : start + 4] == b"\0\0\0\1"
        page = frames[start + FRAME_HEADER :][:PAGE]
        yield _page(page, keys, SALT if first else 0)


def _page(page: bytes, keys: list[list[int]], skipped: int) -> bytes:
    end = PAGE - RESERVED
    before, plain = page[end : end + 16], bytearray()
    for start in range(skipped, end, 16):
        block = page[start : start + 16]
        plain += bytes(a ^ b for a, b in zip(_decrypt(block, keys), before, strict=True))
        before = block
    return bytes(plain)


def _double(value: int) -> int:
    return (value << 1) ^ (0x11B if value & 0x80 else 0)


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a, b = _double(a), b >> 1
    return product


def _make_box() -> list[int]:
    box = []
    for value in range(256):
        inverse = next((each for each in range(256) if _times(value, each) == 1), 0)
        turned = 0
        for shift in range(5):
            turned ^= (inverse << shift | inverse >> (8 - shift)) & 0xFF
        box.append(turned ^ 0x63)
    return box


BOX = _make_box()
BACK = [BOX.index(value) for value in range(256)]
TIMES = {factor: [_times(value, factor) for value in range(256)] for factor in (9, 11, 13, 14)}


def _round_keys(key: bytes) -> list[list[int]]:
    """FIPS 197, section 5.2: fifteen round keys of 16 bytes."""
    words = [list(key[i : i + 4]) for i in range(0, 32, 4)]
    constant = 1
    for number in range(8, 60):
        word = list(words[-1])
        if number % 8 == 0:
            word = [BOX[each] for each in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _double(constant)
        elif number % 8 == 4:
            word = [BOX[each] for each in word]
        words.append([a ^ b for a, b in zip(word, words[-8], strict=True)])
    return [[b for word in words[i : i + 4] for b in word] for i in range(0, 60, 4)]


def _decrypt(block: bytes, keys: list[list[int]]) -> list[int]:
    """FIPS 197, section 5.3: the inverse cipher of one block."""
    nine, eleven, thirteen, fourteen = (TIMES[factor] for factor in (9, 11, 13, 14))
    state = [a ^ b for a, b in zip(block, keys[14], strict=True)]
    for number in range(13, -1, -1):
        # Rows shift back: what stands at column c and row r comes from column c - r.
        state = [BACK[state[(i - 4 * (i % 4)) % 16]] for i in range(16)]
        state = [a ^ b for a, b in zip(state, keys[number], strict=True)]
        if number:
            mixed = []
            for c in range(0, 16, 4):
                w, x, y, z = state[c : c + 4]
                mixed += [
                    fourteen[w] ^ eleven[x] ^ thirteen[y] ^ nine[z],
                    nine[w] ^ fourteen[x] ^ eleven[y] ^ thirteen[z],
                    thirteen[w] ^ nine[x] ^ fourteen[y] ^ eleven[z],
                    eleven[w] ^ thirteen[x] ^ nine[y] ^ fourteen[z],
                ]
            state = mixed
    return state
