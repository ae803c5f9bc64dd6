"""How large a picture is, from its first bytes: nothing of it is decoded."""

from __future__ import annotations

MOST_SIDE = 4096
"""Pixels along one side of a picture that is shown."""
MOST_PIXELS = 16_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that begin a frame and tell its size."""


def picture_size(raw: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG file; None where it is neither or damaged."""
    if raw.startswith(_PNG):
        is_header = len(raw) >= 24 and raw[12:16] == b"IHDR"
        return (_number(raw, 16, 4), _number(raw, 20, 4)) if is_header else None
    return _jpeg_size(raw) if raw.startswith(_JPEG) else None


def _jpeg_size(raw: bytes) -> tuple[int, int] | None:
    """Goes from segment to segment until one begins a frame."""
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _FRAMES:
            return _number(raw, at + 7, 2), _number(raw, at + 5, 2)
        elif marker == 0xDA or (length := _number(raw, at + 2, 2)) < 2:
            return None
        else:
            at += 2 + length
    return None


def _number(raw: bytes, at: int, length: int) -> int:
    return int.from_bytes(raw[at : at + length], "big")
