"""Simple pictures for the made-up year, made without any library: a jagged shape, a calm ring."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from math import sqrt

WIDTH, HEIGHT = 360, 240
Colour = tuple[int, int, int]

_PAPER: Colour = (255, 255, 255)
_PAIN: Colour = (196, 86, 60)
_CORE: Colour = (120, 38, 44)
_CALM: Colour = (96, 160, 190)
_LIGHT: Colour = (240, 206, 120)


def pain_picture(size: float) -> bytes:
    """A jagged shape with a dark core, as PNG; ``size`` from 0 to 1."""
    radius = 30.0 + 80.0 * size
    return _png(
        _row(y, ((_PAIN, radius, 14.0), (_CORE, radius * 0.45, 8.0))) for y in range(HEIGHT)
    )


def soothing_picture(size: float) -> bytes:
    """A round light within calm water, as PNG; ``size`` from 0 to 1."""
    radius = 40.0 + 70.0 * size
    return _png(
        _row(y, ((_CALM, radius, 0.0), (_LIGHT, radius * 0.5, 0.0))) for y in range(HEIGHT)
    )


def _row(y: int, shapes: tuple[tuple[Colour, float, float], ...]) -> bytes:
    """One line of pixels: each shape over the one before, its edge as jagged as it says."""
    row = bytearray(bytes(_PAPER) * WIDTH)
    for colour, radius, jagged in shapes:
        away = abs(y - HEIGHT / 2) / radius
        if away >= 1.0:
            continue
        tooth = jagged * abs(y % 16 - 8) / 8
        half = int(radius * sqrt(1.0 - away * away) + tooth)
        left, right = max(0, WIDTH // 2 - half), min(WIDTH, WIDTH // 2 + half)
        row[left * 3 : right * 3] = bytes(colour) * (right - left)
    return bytes(row)


def _png(rows: Iterator[bytes]) -> bytes:
    """Eight bits each of red, green and blue, as PNG (Portable Network Graphics, RFC 2083)."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND")


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
