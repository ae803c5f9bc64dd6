"""Hostile and slipped YAML: every Y row of the list of bad inputs."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest

from coping_app.content.format.model import Exercise
from coping_app.content.reading.reader import MAX_BYTES, Document, read_document
from tests.unit.content.builders import (
    exercise_yaml,
    load,
    only,
    problems_in,
    problems_of,
)

CASES = sorted((Path(__file__).parents[2] / "data" / "bad_yaml").glob("*.yaml"))
SMALL_STACK = 512 * 1024


def read(raw: bytes | str) -> Document:
    return read_document(raw.encode() if isinstance(raw, str) else raw, "file.yaml")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_bad_file_has_exactly_the_problems_that_its_comments_expect(path):
    """``# expect LINE:COLUMN PATH: words`` in a file of tests/data/bad_yaml."""
    raw = path.read_bytes()
    expected = re.findall(r"(?m)^# expect (\d+):(\d+) (\S*): (.*)$", raw.decode())
    found = problems_of(raw)
    told = [f"{p.line}:{p.column} {p.path}: {p.message} {p.hint}".rstrip() for p in found]
    assert expected, "the file expects nothing"
    assert told == [f"{line}:{col} {place}: {words}" for line, col, place, words in expected]


def test_y_01_alias_bomb_is_refused_at_the_first_anchor():
    bomb = 'a: &a ["x","x","x","x","x","x","x","x","x","x"]\n' + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n"
        for a, b in zip("abcdefghi", "bcdefghij", strict=False)
    )
    problem = only(read(bomb).problems)
    assert (problem.line, problem.column, problem.path) == (1, 4, "a")
    assert "Anchors" in problem.message


def test_y_01_merge_bomb_is_refused_at_the_first_anchor():
    bomb = "a: &a {x: 1}\n" + "".join(f"k{n}: &k{n} {{<<: [*a, *a]}}\n" for n in range(20))
    assert "Anchors" in only(read(bomb).problems).message


def test_y_01_an_alias_alone_is_refused():
    problem = only(read("a: *b").problems)
    assert "Aliases" in problem.message
    assert (problem.line, problem.column) == (1, 4)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("[", "]"),
        ("{a: ", "}"),
        ("- ", ""),
        ("? ", ""),
        ("[a, ", "]"),
        ("{a: [", "]}"),
        ("{? ", "}"),
        ("{[", "]}"),
    ],
)
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "unclosed"])
def test_y_03_deep_nesting_is_refused_in_a_small_stack(opening, closing, closed):
    raw = opening * 100_000 + closing * 100_000 * closed
    raw = raw[:MAX_BYTES] if not closed else raw
    found: list[Document] = []

    def work() -> None:
        found.append(read(raw))
        found.append(read(raw[:MAX_BYTES]))

    before = threading.stack_size(SMALL_STACK)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert [document.value for document in found] == [None, None]
    assert all(len(document.problems) == 1 for document in found)


def test_y_03_indented_blocks_are_refused_below_twelve_levels():
    raw = "".join("  " * depth + "a:\n" for depth in range(14))
    problem = only(read(raw).problems)
    assert "nested more than 12 deep" in problem.message
    assert problem.line == 13


def test_y_03_twelve_levels_are_read():
    assert read("[" * 12 + "]" * 12).problems == ()


def test_y_04_duplicate_key_at_the_top_names_key_and_lines():
    problem = only(problems_in(summary="One.\ntitle: Again"))
    assert (problem.line, problem.column, problem.path) == (6, 1, "title")
    assert problem.message == 'The key "title" is here twice.'
    assert problem.hint == "The first is in line 4."


def test_y_04_duplicate_key_in_a_step_names_key_and_line():
    problem = only(problems_in("  - say: One.\n    pause: 5 s\n    pause: 9 s\n"))
    assert (problem.line, problem.column, problem.path) == (12, 5, "steps[0].pause")
    assert '"pause"' in problem.message


def test_y_04_duplicate_with_a_group_as_value_does_not_mix_in():
    document = read("a: {x: 1}\na: {y: {z: 2}}\nb: 3")
    assert document.value == {"a": {"x": "1"}, "b": "3"}
    assert only(document.problems).path == "a"


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "1:30",
        "010",
        "1_000",
        ".inf",
        "2026-02-30",
        "~",
        "null",
        "yes",
        "0x1F",
        "1e3",
        "NaN",
        "2026-11-24T10:00:00Z",
        "=",
    ],
)
def test_y_05_what_yaml_would_guess_stays_text(text):
    assert load(title=text).title == text


@pytest.mark.parametrize(
    "text",
    [
        "1:30",
        "010",
        "1_000",
        ".inf",
        "2026-02-30",
        "no",
        "1e3",
        "+5",
        "-1",
        "0",
        "1.0",
        "0x10",
        "١٢",
        "1234567890",
    ],
)
def test_y_05_what_is_no_whole_number_is_a_type_error(text):
    assert only(problems_in(version=text)).path == "version"


@pytest.mark.parametrize("text", ["no", "off", "False", "0", "n", "~"])
def test_y_05_only_true_and_false_are_flags(text):
    assert only(problems_in(assigned_only=text)).path == "assigned_only"


def test_y_05_a_clock_time_is_no_duration_and_the_likely_one_is_offered():
    problem = only(problems_in(length="1:30"))
    assert problem.message == '"1:30" has no unit.'
    assert problem.hint == 'Did you mean "1 min 30 s"?'


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system [echo]",
        '!!int ""',
        "!!timestamp x",
        "!x y",
        "!!binary x",
        "!!set {a}",
        "! a",
        "!<tag:yaml.org,2002:str> x",
        "!!omap [a: b]",
        "!!str x",
    ],
)
def test_y_06_tags_are_refused_and_nothing_is_made(value):
    problem = only(problems_in(title=value))
    assert problem.message == "Tags (!) are not part of this format."
    assert (problem.line, problem.column, problem.path) == (4, 8, "title")


def test_y_06_an_unknown_tag_handle_is_refused():
    assert problems_in(title="!e!x y")


RAW_CHARACTERS = {
    "NUL": "\x00",
    "escape": "\x1b",
    "delete": "\x7f",
    "C1": "\x85",
    "bidi override": "\u202e",
    "bidi isolate": "\u2066",
    "left-to-right mark": "\u200e",
    "zero-width space": "\u200b",
    "word joiner": "\u2060",
    "inner BOM": "\ufeff",
    "line separator": "\u2028",
    "joiner in Latin": "\u200d",
    "non-joiner in Latin": "\u200c",
    "soft hyphen": "\u00ad",
    "tag letter": "\U000e0041",
    "non-character": "\uffff",
    "bell": "\x07",
}


@pytest.mark.parametrize("character", RAW_CHARACTERS.values(), ids=RAW_CHARACTERS.keys())
def test_y_07_raw_forbidden_character_is_refused_with_position(character):
    problem = only(problems_in(title=f"Box{character}breathing"))
    assert (problem.line, problem.column) == (4, 11)
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize(
    "escape",
    [
        r"\0",
        r"\e",
        r"\x7f",
        r"\N",
        r"\u202e",
        r"\u2066",
        r"\u200b",
        r"\ufeff",
        r"\L",
        r"\u200d",
        r"\U000E0041",
        r"\a",
        r"\t",
    ],
)
def test_y_07_escaped_forbidden_character_is_refused_with_position(escape):
    problem = only(problems_in(title=f'"Box{escape}breathing"'))
    assert (problem.line, problem.column, problem.path) == (4, 8, "title")
    assert "must not hold" in problem.message or "tab" in problem.message


@pytest.mark.parametrize("raw", [b"\xed\xa0\x80", b"\xed\xbf\xbf"])
def test_y_07_raw_lone_surrogate_is_refused_with_position(raw):
    problem = only(read(b"title: a\nb: x" + raw).problems)
    assert (problem.line, problem.column) == (2, 5)


def test_y_07_escaped_lone_surrogate_is_refused():
    problem = only(problems_in(title=r'"\ud800"'))
    assert problem.line == 4


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "ക്‍"])
def test_y_07_joiners_are_accepted_where_the_script_needs_them(text):
    assert load(title=text).title == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_y_08_utf_16_and_32_are_refused(encoding):
    document = read(exercise_yaml().decode().encode(encoding))
    assert document.value is None
    assert document.problems


def test_y_08_latin_1_is_refused_with_the_place_of_the_letter():
    problem = only(problems_of(exercise_yaml(title="Caf\u00e9").decode().encode("latin-1")))
    assert (problem.line, problem.column) == (4, 11)
    assert problem.message == "This file is not in UTF-8."


def test_y_08_byte_order_mark_and_crlf_are_accepted():
    raw = b"\xef\xbb\xbf" + exercise_yaml().replace(b"\n", b"\r\n")
    assert problems_of(raw) == ()


def test_y_08_lines_are_counted_with_crlf_and_byte_order_mark():
    raw = b"\xef\xbb\xbf" + exercise_yaml(family="cbd").replace(b"\n", b"\r\n")
    assert (only(problems_of(raw)).line, only(problems_of(raw)).column) == (6, 9)


@pytest.mark.parametrize("steps", ["  -\tsay: x\n", "\t- say: x\n", "  - say: a\tb\n"])
def test_y_08_tabs_are_refused(steps):
    problem = problems_in(steps)[0]
    assert problem.line == 10
    assert problem.message == "There is a tab here, which this format does not use."
    assert problem.hint == "Use spaces."


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf", b"---\n"])
def test_y_08_an_empty_file_is_refused(raw):
    assert problems_of(raw)


def test_y_08_two_documents_are_refused_where_the_second_starts():
    raw = exercise_yaml()
    problem = only(problems_of(raw + b"---\n" + raw))
    assert problem.message == "A second document starts here."
    assert (problem.line, problem.column) == (11, 1)


@pytest.mark.parametrize("key", ["version", "length", "title", "id"])
@pytest.mark.parametrize("text", ["1" * 5000, "1:" + ":".join(["59"] * 8000), "9" * 20_001])
def test_y_09_huge_numbers_are_refused_at_once(key, text):
    before = time.process_time()
    problem = only(problems_in(**{key: text}))
    assert time.process_time() - before < 0.1
    assert problem.path == key
    assert len(problem.message) < 200


def test_y_09_a_hundred_thousand_sixties_are_refused_at_once():
    before = time.process_time()
    problem = problems_in(length=":".join(["1"] + ["59"] * 80_000))[0]
    assert time.process_time() - before < 0.1
    assert "characters; at most" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "-1 s",
        "0 s",
        "0.0001 s",
        "1000000000 s",
        "999999999 s",
        "2.1 h",
        "0.9 s",
        "121 min",
        "-5 min",
    ],
)
def test_y_10_a_duration_out_of_range_is_refused(text):
    assert only(problems_in(f"  - wait: {text}\n")).path == "steps[0].wait"


def test_y_10_ten_thousand_steps_are_refused():
    problem = problems_in("  - {say: x}\n" * 10_000)[0]
    assert "20000 values" in problem.message


def test_y_10_more_than_two_hundred_steps_are_refused():
    problem = only(problems_in("  - say: x\n" * 201))
    assert (problem.path, problem.message) == ("steps", "There are 201 steps; at most 200 fit.")


@pytest.mark.parametrize("steps", ["  []\n", ""])
def test_y_10_no_steps_are_refused(steps):
    assert only(problems_in(steps)).path == "steps"


def test_y_10_a_step_that_includes_its_own_exercise_is_refused():
    problem = only(problems_in("  - include: box-breathing\n"))
    assert (problem.path, problem.line) == ("steps[0].include", 10)
    assert problem.message == "This exercise includes itself."


@pytest.mark.parametrize("number", ["2", "3", "17", "999999999"])
def test_y_11_a_larger_format_needs_a_newer_version(number):
    raw = exercise_yaml(format=number, title=None, colour="blue")
    problem = only(problems_of(raw))
    assert (problem.line, problem.column, problem.path) == (1, 9, "format")
    assert problem.message == f"Format {number} needs a newer version of this app."


@pytest.mark.parametrize("quoted", ['"1"', "'1'"])
def test_y_11_a_quoted_format_is_a_type_error(quoted):
    problem = only(problems_in(format=quoted))
    assert problem.path == "format"
    assert problem.message == '"1" is in quotes, so it is text and not a format number.'


@pytest.mark.parametrize("number", ["0", "-1", "1.0", "one", "01", '""', "[1]"])
def test_y_11_anything_else_is_no_format(number):
    assert only(problems_in(format=number)).path == "format"


def test_y_11_an_unknown_key_is_named_with_the_nearest_one():
    problem = only(problems_in("  - say: x\n    puase: 3 s\n"))
    assert (problem.line, problem.column, problem.path) == (11, 5, "steps[0].puase")
    assert (problem.message, problem.hint) == ("Unknown key.", 'Did you mean "pause"?')


def test_a_file_above_256_kib_is_refused_unread():
    problem = only(read(b"#" * (MAX_BYTES + 1)).problems)
    assert problem.message == "This file is larger than 256 KiB."


def test_an_exercise_that_is_sound_has_no_problems():
    assert isinstance(load(), Exercise)
