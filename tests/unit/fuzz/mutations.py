"""Changes to a file at random: bytes, characters, lines and whole stretches of it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

Change = Callable[[bytes], bytes]

PIECES = (
    b"&a ", b"*a", b"!!int ", b"!x ", b"<<: ", b"---\n", b"...\n", b"%YAML 1.2\n", b"? ", b"- ",
    b": ", b"{", b"}", b"[", b"]", b'"', b"'", b"|\n", b">\n", b"#", b"\t", b"\r", b"\n\n", b"\x00",
    b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xc2\x85",
    b"no", b"4:30", b"010", b"1e9", b".inf", b"-1", b"0", b"999999999", b"60", b"2 h", b"0.0001 s",
    b"{thought}", b"{", b"{a b}", b"change(pain)", b" >= ", b" and ", b"not ", b"(", b"mean(",
    b"steps:\n", b"say: x", b"repeat: 99", b"include: box-breathing", b"live: true", b"form:",
)  # fmt: skip
"""What breaks parsers, and what means something to this one."""

_places = st.floats(0.0, 1.0)
_lengths = st.integers(1, 60)


def _at(raw: bytes, place: float) -> int:
    return round(place * len(raw))


def _put_in(place: float, piece: bytes) -> Change:
    return lambda raw: raw[: _at(raw, place)] + piece + raw[_at(raw, place) :]


def _put_over(place: float, piece: bytes) -> Change:
    return lambda raw: raw[: _at(raw, place)] + piece + raw[_at(raw, place) + len(piece) :]


def _take_out(place: float, length: int) -> Change:
    return lambda raw: raw[: _at(raw, place)] + raw[_at(raw, place) + length :]


def _double(place: float, length: int, times: int) -> Change:
    def change(raw: bytes) -> bytes:
        start = _at(raw, place)
        return raw[:start] + raw[start : start + length] * times + raw[start + length :]

    return change


def _move_line(source: float, target: float, indent: int) -> Change:
    """Takes a line to another place, further in or out."""

    def change(raw: bytes) -> bytes:
        lines = raw.split(b"\n")
        line = lines.pop(min(len(lines) - 1, round(source * len(lines))))
        moved = b" " * indent + line if indent >= 0 else line[-indent:]
        lines.insert(round(target * len(lines)), moved)
        return b"\n".join(lines)

    return change


def _swap_values(first: float, second: float) -> Change:
    """Two lines keep their keys and change their values: often still a sound file."""

    def change(raw: bytes) -> bytes:
        lines = raw.split(b"\n")
        one, two = (min(len(lines) - 1, round(part * len(lines))) for part in (first, second))
        (key_one, sign_one, value_one), (key_two, sign_two, value_two) = (
            lines[index].partition(b": ") for index in (one, two)
        )
        if sign_one and sign_two:
            lines[one], lines[two] = key_one + b": " + value_two, key_two + b": " + value_one
        return b"\n".join(lines)

    return change


pieces = st.sampled_from(PIECES) | st.binary(min_size=1, max_size=4)
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(_put_in, _places, pieces),
    st.builds(_put_over, _places, pieces),
    st.builds(_take_out, _places, _lengths),
    st.builds(_double, _places, _lengths, st.integers(2, 40)),
    st.builds(_move_line, _places, _places, st.integers(-6, 6)),
    st.builds(_swap_values, _places, _places),
)


def changed(files: list[bytes]) -> st.SearchStrategy[bytes]:
    """One of ``files`` after one to four changes."""

    def apply(raw: bytes, made: list[Change]) -> bytes:
        for change in made:
            raw = change(raw)
        return raw

    return st.builds(apply, st.sampled_from(files), st.lists(changes, min_size=1, max_size=4))
