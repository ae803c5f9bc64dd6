"""The exercises at hand, found quickly: an index of what each file says about itself.

Reading ten thousand YAML files takes seconds, so what lists and searches need is kept in one small
SQLite file. It holds no data of any person and can be thrown away at any time. Nothing here imports
the YAML stack unless a file changed: the first window is painted from the index alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from coping_app.content.catalog.index import COLUMNS, SEPARATOR, WAIT_S, CatalogIndex, fold
from coping_app.content.reading.exercise_files import (
    FoundFile,
    find_exercise_files,
    find_scale_files,
)
from coping_app.content.reading.problems import Problem
from coping_app.content.reference.scale_words import ScaleWords


class ExerciseInfo(NamedTuple):
    """What lists, cards and the page of an exercise show of it.

    Attributes:
        id: Its id.
        title: Its name.
        summary: One sentence.
        family: Its shelf.
        language: BCP 47 code.
        length_s: Stated length in seconds.
        effort: low, medium or high.
        posture: How it can be done.
        tags: Words to find it by.
        ratings: Scales asked before and after.
        assigned_only: True where it is offered only when a therapist assigned it.
        background: True where it may run minimised.
        version: Version of the file.
        cautions: To be read before the first time.
        grade: Grade of its evidence, A to D, or empty.
        verbs: Verbs of its steps, each once, in order.
        path: Its file.
        source: ``built-in``, ``own``, or the name of a pack.
        prepared: True where it tells what to expect before it can be started.
    """

    id: str
    title: str
    summary: str
    family: str
    language: str
    length_s: float
    effort: str
    posture: tuple[str, ...]
    tags: tuple[str, ...]
    ratings: tuple[str, ...]
    assigned_only: bool
    background: bool
    version: int
    cautions: tuple[str, ...]
    grade: str
    verbs: tuple[str, ...]
    path: Path
    source: str
    prepared: bool = False

    @property
    def needs_care(self) -> bool:
        """Whether a person at home finds it, though it is never suggested."""
        return self.assigned_only and self.prepared

    @property
    def is_locked(self) -> bool:
        """Whether only a plan leads to it."""
        return self.assigned_only and not self.prepared


class Catalog:
    """All exercises of some folders. Belongs to the thread that made it.

    Several processes may share one index file; a damaged one is built again.
    """

    def __init__(self, index_path: Path, wait_s: float = WAIT_S) -> None:
        """Opens nothing yet. ``wait_s`` is how long to wait while another process writes."""
        self._index = CatalogIndex(index_path, wait_s)
        self._folders: tuple[tuple[str, Path], ...] = ()
        self.changed = False
        """Whether the last ``refresh`` found that files had changed."""

    def start_from(self, folders: Sequence[tuple[str, Path]]) -> None:
        """Like ``refresh``, but takes an index of these folders as it was left.

        To look at ten thousand files takes longer than to show a page. Whoever starts in this way
        calls ``refresh`` as soon as there is time for it.
        """
        self._folders = tuple(folders)
        if self._rows("SELECT value FROM meta WHERE key = 'folders'", ()) != [(_named(folders),)]:
            self.refresh(folders)

    def refresh(self, folders: Sequence[tuple[str, Path]]) -> tuple[Problem, ...]:
        """Brings the index up to date with the files.

        Args:
            folders: Name of the source and folder. Where two hold the same exercise in the same
                language, the later folder goes first.

        Returns:
            The problems of all files that cannot be used. Each disables its own file only.
        """
        self._folders = tuple(folders)
        files, scales = find_exercise_files(folders), find_scale_files(folders)
        self.changed = self._index.attempt(
            lambda index: _bring_up(index, files, scales, _named(folders)), self._rebuild
        )
        return self.problems()

    def find(
        self,
        text: str = "",
        family: str | None = None,
        max_length_s: float | None = None,
        effort: str | None = None,
        language: str = "en",
        limit: int | None = None,
        offset: int = 0,
        source: str | None = None,
    ) -> list[ExerciseInfo]:
        """Exercises that match everything given, by title; those that are never suggested last.

        Args:
            text: Words that all occur in title, summary or tags; case and accents do not matter.
            family: Only this family.
            max_length_s: Only exercises of at most this many seconds.
            effort: Only this effort.
            language: Each exercise comes once: in this language if there is one, else in its main
                language, else in English, else in any.
            limit: At most so many.
            offset: Leave out so many first.
            source: Only from there, such as ``own``.
        """
        where: list[str] = []
        values: list[Any] = []
        for word in fold(text).split():
            where.append("words LIKE ? ESCAPE '\\'")
            values.append(f"%{_escaped(word)}%")
        for condition, value in (
            ("family = ?", family), ("length_s <= ?", max_length_s), ("effort = ?", effort),
            ("source = ?", source),
        ):
            if value is not None:
                where.append(condition)
                values.append(value)
        sql = (
            f"SELECT {COLUMNS} FROM exercise AS one WHERE {_best(language)}"
            f"{''.join(f' AND {condition}' for condition in where)}"
            " ORDER BY assigned_only, sort_title, id LIMIT ? OFFSET ?"
        )
        values += [-1 if limit is None else limit, offset]
        return [_info(row) for row in self._rows(sql, values)]

    def get(self, exercise_id: str, language: str = "en") -> ExerciseInfo | None:
        """One exercise, in ``language`` or the nearest there is; None where there is none."""
        sql = f"SELECT {COLUMNS} FROM exercise AS one WHERE {_best(language)} AND id = ?"
        rows = self._rows(sql, [exercise_id])
        return _info(rows[0]) if rows else None

    def counts(
        self, language: str = "en", assigned: Collection[str] = (), source: str | None = None
    ) -> dict[str, int]:
        """How many exercises each family has, without those that only a plan leads to.

        Args:
            language: As for ``find``.
            assigned: Ids of exercises that a plan leads to: they count, too.
            source: Only from there, such as ``own``.
        """
        marks = ", ".join("?" * len(assigned))
        sql = (
            f"SELECT family, count(*) FROM exercise AS one WHERE {_best(language)}"
            f" AND (NOT assigned_only OR prepared OR id IN ({marks}))"
            f"{' AND source = ?' if source else ''} GROUP BY family"
        )
        return dict(self._rows(sql, [*assigned, *([source] if source else [])]))

    def scale_words(self, language: str = "en") -> dict[str, ScaleWords]:
        """The words of every rating scale by id, in ``language`` as far as they are translated."""
        found: dict[str, ScaleWords] = {}
        for code in ("en", language.split("-")[0], language):
            rows = self._rows(
                "SELECT id, title, question, low_word, high_word, minimum, maximum FROM scale"
                " WHERE language = ?", (code,),
            )
            found.update({row[0]: ScaleWords(*row) for row in rows})
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What the last ``refresh`` answered: the problems of all files that cannot be used."""
        return self._index.attempt(_problems, self._rebuild)

    def close(self) -> None:
        """Lets go of the index file."""
        self._index.close()

    def _rows(self, sql: str, values: Sequence[Any]) -> list[Any]:
        return self._index.attempt(lambda index: index.rows(sql, values), self._rebuild)

    def _rebuild(self, index: CatalogIndex) -> None:
        files, scales = find_exercise_files(self._folders), find_scale_files(self._folders)
        _bring_up(index, files, scales, _named(self._folders))


def _named(folders: Sequence[tuple[str, Path]]) -> str:
    return "\n".join(f"{source}|{folder}" for source, folder in folders)


def _bring_up(
    index: CatalogIndex,
    files: Sequence[FoundFile],
    scales: Sequence[FoundFile],
    folders: str,
) -> bool:
    """Brings the index up to date; only compares, and answers False, where no file changed."""
    listing = "\n".join(
        f"{path}|{source}|{order}|{mtime}|{size}"
        for path, source, order, mtime, size in (*files, *scales)
    )
    if index.listing() == listing:
        return False
    from coping_app.content.catalog.update import update

    update(index, files, listing, folders=folders, scales=scales)
    return True


def _problems(index: CatalogIndex) -> tuple[Problem, ...]:
    rows = index.rows(
        "SELECT file, line, col, place, message, hint FROM problem ORDER BY file, rowid", ()
    )
    if not rows:
        return ()
    return tuple(Problem(*row) for row in rows)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _rank(column: str, language: str) -> str:
    """SQL for how well a language fits, 0 best. ``language`` is checked, so it can be put in."""
    main = language.split("-")[0]
    return (
        f"CASE {column} WHEN '{language}' THEN 0 WHEN '{main}' THEN 1 WHEN 'en' THEN 2 ELSE 3 END"
    )


def _best(language: str) -> str:
    """SQL that holds for the one row of each exercise that fits ``language`` best."""
    safe = re.sub(r"[^A-Za-z0-9-]", "", language)
    return (
        "active AND NOT EXISTS (SELECT 1 FROM exercise AS two WHERE two.id = one.id AND two.active"
        f" AND ({_rank('two.language', safe)}, two.language)"
        f" < ({_rank('one.language', safe)}, one.language))"
    )


def _info(row: Sequence[Any]) -> ExerciseInfo:
    (exercise_id, title, summary, family, language, length_s, effort, posture, tags, ratings,
     assigned_only, background, version, cautions, grade, verbs, path, source, prepared) = row
    return ExerciseInfo(
        id=exercise_id,
        title=title,
        summary=summary,
        family=family,
        language=language,
        length_s=length_s,
        effort=effort,
        posture=_split(posture),
        tags=_split(tags),
        ratings=_split(ratings),
        assigned_only=bool(assigned_only),
        background=bool(background),
        version=version,
        cautions=_split(cautions),
        grade=grade,
        verbs=_split(verbs),
        path=Path(path),
        source=source,
        prepared=bool(prepared),
    )


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR)) if joined else ()
