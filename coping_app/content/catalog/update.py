"""Reads what changed into the index. The only part of the catalogue that reads YAML."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from coping_app.content.catalog.index import SEPARATOR, CatalogIndex, fold
from coping_app.content.checks.loading import parse_exercise
from coping_app.content.format.model import Exercise
from coping_app.content.format.walking import verbs_of
from coping_app.content.reading.exercise_files import FoundFile
from coping_app.content.reading.problems import ContentError, Problem
from coping_app.content.reading.read_file import read_bytes, read_file
from coping_app.content.reference.scales import scales_of

_TWINS = ""
"""Owner of the problems that arise from two files and are found anew each time."""
Parse = Callable[[bytes, str], Exercise]
"""Reads an exercise from bytes; may raise anything."""


def update(
    index: CatalogIndex,
    files: Sequence[FoundFile],
    listing: str,
    parse: Parse = parse_exercise,
    folders: str = "",
    scales: Sequence[FoundFile] = (),
) -> None:
    """Brings the index to ``files``: reads those whose time, size and content changed.

    Args:
        index: The index.
        files: All there are.
        listing: The same in one text, to compare with at the next start.
        parse: Reads one.
        folders: Where they were looked for, likewise.
        scales: The files of rating scales; of one with a problem nothing is kept.
    """
    with index.writing() as connection:
        known = {
            path: (source, place, mtime_ns, size, sha)
            for path, source, place, mtime_ns, size, sha in connection.execute("SELECT * FROM file")
        }
        for path in known.keys() - {file.path for file in files}:
            _forget(connection, path)
            connection.execute("DELETE FROM file WHERE path = ?", (path,))
        for file in files:
            kept = known.get(file.path)
            if kept is None or kept[:4] != file[1:]:
                known_sha = kept[4] if kept and kept[0] == file.source else ""
                _read(connection, file, known_sha, parse)
        _keep_scales(connection, scales)
        _choose_active(connection)
        _name_twins(connection)
        connection.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            (("listing", listing), ("folders", folders)),
        )


def _read(
    connection: sqlite3.Connection, file: FoundFile, known_sha: str, parse: Parse
) -> None:
    try:
        raw = read_bytes(Path(file.path))
    except ContentError as error:
        _forget(connection, file.path)
        _keep_problems(connection, file, error.problems)
        return
    sha = hashlib.sha256(raw).hexdigest()
    if sha != known_sha:
        _forget(connection, file.path)
        try:
            _keep_exercise(connection, file, parse(raw, file.path))
        except ContentError as error:
            _keep_problems(connection, file, error.problems)
        except Exception as error:  # whatever a file does, it disables only itself
            message = f"This file cannot be used ({type(error).__name__})."
            _keep_problems(connection, file, [Problem(file.path, 1, 1, "", message)])
    connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", (*file, sha))


def _forget(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("DELETE FROM exercise WHERE path = ?", (path,))
    connection.execute("DELETE FROM problem WHERE path = ?", (path,))


def _keep_problems(
    connection: sqlite3.Connection, file: FoundFile, problems: Sequence[Problem]
) -> None:
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (file.path, each.file, each.line, each.column, each.path, each.message, each.hint)
            for each in problems
        ],
    )


def _keep_exercise(connection: sqlite3.Connection, file: FoundFile, exercise: Exercise) -> None:
    row = {
        "path": file.path,
        "source": file.source,
        "id": exercise.id,
        "language": exercise.language,
        "title": exercise.title,
        "summary": exercise.summary,
        "family": exercise.family,
        "length_s": exercise.length_s,
        "effort": exercise.effort,
        "posture": SEPARATOR.join(exercise.posture),
        "tags": SEPARATOR.join(exercise.tags),
        "ratings": SEPARATOR.join(exercise.ratings),
        "assigned_only": int(exercise.assigned_only),
        "background": int(exercise.background),
        "version": exercise.version,
        "cautions": SEPARATOR.join(exercise.cautions),
        "grade": exercise.evidence.grade if exercise.evidence else "",
        "verbs": SEPARATOR.join(verbs_of(exercise)),
        "prepared": int(exercise.prepare is not None),
        "words": fold(" ".join((exercise.title, exercise.summary, *exercise.tags))),
        "sort_title": fold(exercise.title),
    }
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO exercise ({columns}) VALUES ({marks})", tuple(row.values()))


def _keep_scales(connection: sqlite3.Connection, files: Sequence[FoundFile]) -> None:
    connection.execute("DELETE FROM scale")
    for file in files:
        try:
            scales = scales_of(read_file(Path(file.path)))
        except ContentError:
            continue
        connection.executemany(
            "INSERT OR REPLACE INTO scale VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (each.language, each.id, each.title, each.question, each.low_word, each.high_word,
                 each.minimum, each.maximum)
                for each in scales.values()
            ],
        )


def _name_twins(connection: sqlite3.Connection) -> None:
    """A file that another of the same folder keeps from being used is a problem of its author."""
    connection.execute("DELETE FROM problem WHERE path = ?", (_TWINS,))
    pairs = connection.execute(
        """SELECT unused.path, unused.id, used.path FROM exercise AS unused
            JOIN exercise AS used ON used.id = unused.id AND used.language = unused.language
            AND used.source = unused.source AND used.active
            WHERE NOT unused.active"""
    ).fetchall()
    for path, exercise_id, used in pairs:
        message = f'"{exercise_id}" in the same language is also in {used}.'
        connection.execute(
            "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
            (_TWINS, path, _line_of_id(Path(path)), 1, "id", message,
             "Give one of them another id."),
        )


def _line_of_id(path: Path) -> int:
    """Where a sound file says its id, from 1."""
    try:
        lines = read_bytes(path).decode(errors="replace").splitlines()
    except ContentError:
        return 1
    return next((n for n, line in enumerate(lines, 1) if line.startswith("id:")), 1)


def _choose_active(connection: sqlite3.Connection) -> None:
    """Of files with the same id and language, the one of the latest folder counts."""
    connection.execute(
        """UPDATE exercise SET active = path = (
            SELECT two.path FROM exercise AS two JOIN file ON file.path = two.path
            WHERE two.id = exercise.id AND two.language = exercise.language
            ORDER BY file.place DESC, two.path LIMIT 1
        )"""
    )
