"""The strict reader: plain values with their places, and never an exception of another library."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coping_app.content.reading.building import MAX_NODES, MAX_SCALAR
from coping_app.content.reading.marks import Quoted
from coping_app.content.reading.problems import MAX_PROBLEMS
from coping_app.content.reading.reader import Document, read_document
from tests.unit.content.builders import exercise_yaml, only


def read(raw: bytes | str) -> Document:
    return read_document(raw.encode() if isinstance(raw, str) else raw, "file.yaml")


def test_every_scalar_is_text():
    assert read("a: 1\nb: ~\nc: true\nd:\n").value == {"a": "1", "b": "~", "c": "true", "d": ""}


def test_lists_groups_and_blocks_are_read():
    document = read(
        "a: [1, {b: 2}]\nc:\n  - d\n  -\n    e: |\n      two\n      lines\n"
        "    f: >\n      one\n      line\n"
    )
    assert document.problems == ()
    assert document.value == {
        "a": ["1", {"b": "2"}],
        "c": ["d", {"e": "two\nlines\n", "f": "one line\n"}],
    }


def test_quotes_and_blocks_are_remembered():
    value = read("a: \"1\"\nb: '2'\nc: 3\nd: |\n  4\n").value
    assert [type(value[key]) for key in "abcd"] == [Quoted, Quoted, str, Quoted]
    assert value["a"] == "1"


def test_every_value_knows_its_line_and_column():
    marks = read("a: 1\nb:\n  - c: x\n    d: [y, z]\n").marks
    assert marks[("a",)] == (1, 4)
    assert marks.key(("a",)) == (1, 1)
    assert marks[("b", 0)] == (3, 5)
    assert marks[("b", 0, "d", 1)] == (4, 12)
    assert marks.key(("b", 0, "d")) == (4, 5)
    assert marks[()] == (1, 1)


def test_marks_are_a_mapping_of_all_paths():
    marks = read("a: [x, {b: y}]").marks
    assert set(marks) == {(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b")}
    assert len(marks) == 5
    assert dict(marks)[("a", 1, "b")] == (1, 12)


def test_marks_have_no_place_for_what_is_not_there_but_know_the_nearest():
    marks = read("a:\n  b: x\n").marks
    for path in (("z",), ("a", "z"), ("a", 0), ("a", "b", "c")):
        assert path not in marks
    assert marks.nearest(("a", "b", "c", 0)) == (2, 6)
    assert marks.nearest(("z",)) == (1, 1)


def test_marks_of_a_file_that_could_not_be_read_point_to_its_start():
    marks = read("a: [").marks
    assert marks.nearest(("a",)) == (1, 1)
    assert list(read("").marks) == []


def test_columns_count_characters_and_not_bytes():
    assert only(read("título: *x").problems).column == 9


def test_problems_come_in_the_order_of_lines():
    document = read("a: 1\na: !x 2\nb: 3\nb: 4\n")
    assert [problem.line for problem in document.problems] == [2, 2, 4]
    assert document.value == {"a": "1", "b": "3"}


def test_reading_stops_after_so_many_problems():
    document = read("".join(f"k: {n}\n" for n in range(500)))
    assert len(document.problems) == MAX_PROBLEMS
    assert document.value is None


def test_too_many_values_are_refused():
    problem = only(read("[" + "x," * (MAX_NODES + 1) + "]").problems)
    assert problem.message == f"This file has more than {MAX_NODES} values."


def test_a_text_of_the_longest_length_is_read_and_one_more_is_not():
    assert read("a: " + "x" * MAX_SCALAR).problems == ()
    assert "at most 20000" in only(read("a: " + "x" * (MAX_SCALAR + 1)).problems).message


def test_merge_key_is_refused_but_not_as_a_value_or_in_quotes():
    assert "Merge keys" in only(read("<<: {a: 1}").problems).message
    assert read("a: <<").problems == ()


@pytest.mark.parametrize("raw", ["? [a]\n: b", "{[a]: b}", "? {a: b}\n: c"])
def test_a_list_or_group_cannot_be_a_key(raw):
    assert only(read(raw).problems).message == "A list or group cannot be a key."


@pytest.mark.parametrize("raw", ["'': x", '"": x', ": x", "{: x}"])
def test_an_empty_key_is_refused(raw):
    assert read(raw).problems


@pytest.mark.parametrize("raw", ["%YAML 1.1\n---\na: b", "%TAG !e! x:\n---\na: b"])
def test_directives_are_refused(raw):
    message = "Lines that start with % are not part of this format."
    assert only(read(raw).problems).message == message


def test_one_document_may_be_marked_as_such():
    assert read("---\na: b\n...\n").value == {"a": "b"}


SYNTAX = {
    "a: {b: c": "A list or group in brackets could not be read.",
    "a: [b, c": "A list or group in brackets could not be read.",
    "a: {b: 'c' d}": "A list or group in brackets could not be read.",
    "a: b: c": 'There is a ":" too many in this line.',
    "a: b\nword\nc: d": "This line is not a key with a value.",
    "a: @b": "A text cannot start with this character.",
    "a: `b`": "A text cannot start with this character.",
    "- a\nb: c": "This line does not belong to the list above it.",
    "a:\n    b: c\n  d: e": "This does not belong to the keys above it.",
    "a: - b": 'A "-" cannot stand here.',
    "a: 'b": "A quote is opened and never closed.",
    "a: 'b\n---\nc: d": "A quote is not closed before this line.",
    'a: "\\q"': "There is an unknown escape with a backslash.",
    'a: "\\xZZ"': "There is a faulty escape with a backslash.",
    'a: "\\ud800"': "This escape is no character.",
    "%YAML 9.9\n---\na: b": "Lines that start with % are not part of this format.",
    "[a]]": "There is more after the end of the document.",
    "a: b\n...\nc: d": "There is more after the end of the document.",
    "a: !e!x b": "Tags (!) are not part of this format.",
    "a: & b": "Anchors (&) and aliases (*) are not part of this format.",
    "a: * b": "Anchors (&) and aliases (*) are not part of this format.",
    "a: ? b": 'A "?" cannot stand here.',
    "a: ,b": "A text cannot start with this character.",
    "a: 'b' c": "This does not belong to the keys above it.",
    "a: |x\n b": "The signs after | or > are not known.",
}


@pytest.mark.parametrize(("raw", "message"), SYNTAX.items(), ids=SYNTAX.keys())
def test_what_libyaml_cannot_read_is_said_in_plain_words(raw, message):
    document = read(raw)
    problem = only(document.problems)
    assert problem.message == message
    assert problem.hint
    assert document.value is None


def test_human_text_in_braces_gets_the_hint_at_block_style_or_quotes():
    problem = only(read('form:\n  - {ask: "What" now?, as: x}').problems)
    assert problem.line == 2
    assert "quotes" in problem.hint
    assert "one key a line" in problem.hint


def test_a_forbidden_character_is_not_followed_by_complaints_of_the_parser():
    problem = only(read("a: [b\x00, c").problems)
    assert "U+0000" in problem.message


ODD = st.sampled_from(
    [
        *list("&*!|>%@`'\"{}[],:?-#~\n\r\t \\<="),
        "\n  ",
        "- ",
        ": ",
        "---\n",
        "...\n",
        "<<",
        "a",
        "é",
        "\ufeff",
        "\u202e",
        "\u200d",
        "\x00",
        "\x85",
        "\u2028",
        '"\\u',
        "!!int ",
        "&a ",
        "*a",
        "? ",
    ]
)


@given(st.lists(ODD, max_size=60).map("".join))
@example("a: !<tag:%ff> x")
@example("!%c3%28 x")
@example("%TAG ! tag:%ff,\n---\n! x")
def test_any_text_gives_a_document_and_no_exception(text):
    document = read(text)
    assert document.problems or document.value is not None
    for problem in document.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith(".")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_and_no_exception(raw):
    document = read(raw)
    assert document.problems or document.value is not None


@given(st.data())
def test_a_mutated_exercise_gives_a_document_and_no_exception(data):
    raw = bytearray(
        exercise_yaml(
            "  - say: Welcome.\n    pause: 5 s\n  - breathe: {in: 4 s, out: 6 s}\n    rounds: 6\n"
        )
    )
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(ODD).encode()
    document = read(bytes(raw))
    assert document.problems or document.value is not None


PLAIN = st.text(string.ascii_letters + "äé中ق ", min_size=1, max_size=12)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(PLAIN, VALUES, min_size=1, max_size=5))
def test_a_valid_document_comes_back_as_it_was_written(value):
    """JSON of texts is a subset of this format."""
    document = read(json.dumps(value, ensure_ascii=False))
    if _depth(value) <= 12:
        assert document.problems == ()
        assert document.value == value


def _depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, inner), default=0) if not isinstance(value, str) else 0
