"""What the library shows: a query, and its answers a batch at a time.

Ten thousand exercises stay quick because a page asks only for as many as it builds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coping_app.content.catalog.catalog import ExerciseInfo

BATCH = 40
"""Most cards built at once."""
SHORT_S = 300.0
"""What "Up to 5 minutes" means, in seconds."""
OWN = "own"
"""Source of the exercises that the person added."""
FAMILIES = ("relaxation", "mindfulness", "cbt", "expressive", "social", "wellbeing")
"""In the order of their chips."""

ICON_OF_TAG: Mapping[str, str] = {
    "group": "users",
    "drawing": "brush",
    "music": "music",
    "doctor": "clipboard-list",
    "breathing": "wind",
    "overwhelm": "eye",
    "muscles": "feather",
    "body": "scan",
    "walking": "footprints",
    "movement": "person-standing",
    "sleep": "moon",
    "kindness": "heart",
    "looking back": "chart-no-axes-combined",
    "card": "bookmark",
    "people": "users",
    "thoughts": "message-circle",
    "planning": "calendar",
    "writing": "pencil",
}
"""The first tag of this table that an exercise has gives its icon."""
ICON_OF_FAMILY: Mapping[str, str] = {
    "relaxation": "feather",
    "mindfulness": "leaf",
    "cbt": "message-circle",
    "expressive": "brush",
    "social": "users",
    "wellbeing": "sprout",
}
ANY_ICON = "leaf"


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """What is looked for: words, a family, at most five minutes, an effort. None: no matter.

    ``own`` looks only among those that the person added.
    """

    text: str = ""
    family: str | None = None
    short: bool = False
    effort: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Some answers, and where to go on; ``next_offset`` is None after the last."""

    infos: tuple[ExerciseInfo, ...]
    next_offset: int | None


class Finder(Protocol):
    """The part of the catalogue that the library uses."""

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
    ) -> Sequence[ExerciseInfo]:
        """Exercises that match everything given, in a steady order."""
        ...


def batch(
    finder: Finder,
    query: LibraryQuery,
    language: str,
    assigned: Collection[str],
    offset: int = 0,
) -> Batch:
    """The next ``BATCH`` exercises from ``offset`` on.

    Those that only a plan leads to are left out unless they are in ``assigned``.
    """
    kept: list[ExerciseInfo] = []
    while True:
        found = finder.find(
            text=query.text.strip(),
            family=query.family,
            max_length_s=SHORT_S if query.short else None,
            effort=query.effort,
            language=language,
            limit=BATCH + 1,
            offset=offset,
            source=OWN if query.own else None,
        )
        for info in found:
            if info.is_locked and info.id not in assigned:
                offset += 1
                continue
            if len(kept) == BATCH:
                return Batch(tuple(kept), offset)
            kept.append(info)
            offset += 1
        if len(found) <= BATCH:
            return Batch(tuple(kept), None)


def icon_name(info: ExerciseInfo) -> str:
    """An icon for the card: by tag, else by family."""
    tags = {tag.lower() for tag in info.tags}
    for tag, icon in ICON_OF_TAG.items():
        if tag in tags:
            return icon
    return ICON_OF_FAMILY.get(info.family, ANY_ICON)
