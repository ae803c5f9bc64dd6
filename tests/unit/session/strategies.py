"""Random valid exercises with every verb, nested, for property tests.

All lengths are multiples of a quarter second, so that sums of them are exact in floating point.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from coping_app.content.format.model import Exercise
from coping_app.session.choices import Choices
from tests.unit.session.making import exercise

NAMES = ("a", "b", "c")
SCALES = ("pain", "distress")
INNER_IDS = ("inner-one", "inner-two")

lengths = st.integers(4, 60).map(lambda quarters: quarters / 4)
short_lengths = st.integers(4, 20).map(lambda quarters: quarters / 4)
whole_lengths = st.integers(1, 8).map(float)
texts = st.lists(
    st.sampled_from(["soft", "slow", "breath", "now", "{a}", "{pain}", "{total}"]),
    min_size=1, max_size=6,
).map(" ".join)
conditions = st.sampled_from([
    "pain >= 5", "change(pain) >= 2", "distress < 8 and pain > 1", "not a == \"yes\"", "b > 2",
    "total >= 3", "way == \"Two\"",
])
expressions = st.sampled_from(["a + 1", "mean(a, b) * 0.5", "total + 1", "max(b, 2)", "1 / c"])


def _step(
    verb: str, value: Any, also: dict[str, Any] | None = None, **optional: Any
) -> st.SearchStrategy[dict[str, Any]]:
    """A step: its verb comes first in the mapping, the rest in any order."""
    rest = st.fixed_dictionaries(also or {}, optional=optional)
    return st.builds(lambda first, more: {verb: first, **more}, value, rest)


says = _step("say", texts, pause=lengths, bell=st.sampled_from(["before", "after", "none"]))
waits = _step("wait", lengths, caption=texts, bell_every=short_lengths,
              scene=st.sampled_from(["none", "sea"]))


def _patterns(of: st.SearchStrategy[float]) -> st.SearchStrategy[dict[str, float]]:
    return st.fixed_dictionaries({"in": of, "out": of}, optional={"hold": of, "rest": of})


whole_patterns = _patterns(whole_lengths)
patterns = _patterns(short_lengths)
breath_words = st.just({"words": {"in": "softly", "out": "slowly"}})


def breathes(of: st.SearchStrategy[dict[str, Any]] = patterns) -> st.SearchStrategy[Any]:
    """Breathing steps of these patterns, some eased in from another."""
    length = st.one_of(
        st.integers(1, 6).map(lambda n: {"rounds": n}), lengths.map(lambda s: {"for": s})
    )
    eased = st.builds(lambda start, over: {"from": start, "over": over}, of, lengths)
    more = st.one_of(st.just({}), eased)
    line = st.one_of(st.just({}), texts.map(lambda text: {"say": text}))
    return st.builds(
        lambda pattern, how_long, ease, words, count, said: {
            "breathe": pattern, **how_long, **ease, **words, "count": count, **said
        },
        of, length, more, st.one_of(st.just({}), breath_words), st.booleans(), line,
    )


_some_areas = {"area": st.sampled_from(["left_hand", "arms", "belly", "legs"]), "say": texts}
body_parts = st.one_of(
    st.fixed_dictionaries({**_some_areas, "pause": lengths}),
    st.fixed_dictionaries({**_some_areas, "release": lengths}, optional={"tense": short_lengths}),
)
bodies = _step(
    "body", st.lists(body_parts, min_size=1, max_size=3).map(tuple), rounds=st.integers(1, 2)
)
music = _step("play", st.just("choose"), caption=texts, **{"for": lengths})
recordings = _step("play", st.just("sounds/rain.ogg"), {"for": lengths})
timed = st.one_of(says, waits, breathes(), bodies, recordings)
fields = st.sampled_from(NAMES).map(lambda name: {"ask": f"What about {name}?", "as": name})
waiting = st.one_of(
    _step("form", st.lists(fields, min_size=1, max_size=2).map(tuple)),
    _step("write", texts, **{"for": lengths, "as": st.sampled_from(NAMES)}),
    _step("draw", texts, **{"for": lengths}),
    st.just({"rank": "Sort these", "items": ("one", "two"), "as": "c"}),
    st.just({"plan": "When?", "what": "A walk"}),
    st.just({"rate": ("pain",)}),
    st.just({"show": "Read this"}),
    _step("round", texts, {"each": lengths}),
    music,
)
unseen = st.one_of(
    st.builds(lambda be: {"let": "total", "be": be}, expressions),
    st.just({"rate": ("distress",), "live": True}),
)
flat = st.one_of(timed, waiting, unseen)


def _nested(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    steps = st.lists(inner, min_size=1, max_size=3).map(tuple)
    maybe = st.lists(inner, max_size=2).map(tuple)
    options = st.tuples(
        st.builds(lambda s: {"label": "One", "steps": s}, maybe),
        st.builds(lambda s: {"label": "Two", "steps": s}, maybe),
    )
    return st.one_of(
        _step("repeat", st.integers(1, 3), {"steps": steps}),
        _step("choose", st.just("Which?"), {"options": options}, **{"as": st.just("way")}),
        _step("when", conditions, {"steps": steps, "otherwise": maybe}),
        st.sampled_from([{"include": inner_id} for inner_id in INNER_IDS]),
    )


def steps_of(leaves: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Steps nested at most a few deep, with these at the bottom."""
    return st.recursive(leaves, _nested, max_leaves=6)


def exercises(
    leaves: st.SearchStrategy[dict[str, Any]] = flat, nested: bool = True
) -> st.SearchStrategy[Exercise]:
    """Whole exercises."""
    steps = st.lists(steps_of(leaves) if nested else leaves, min_size=1, max_size=4)
    ratings = st.sampled_from([(), ("pain",), SCALES])
    return st.builds(lambda s, r: exercise(*s, ratings=r), steps, ratings)


def resolve(exercise_id: str) -> Exercise:
    """The exercises that random ones include; one of them includes the other."""
    if exercise_id == "inner-one":
        return exercise({"say": "From inside", "pause": 2.0}, {"rate": ("pain",)}, id="inner-one")
    return exercise({"wait": 3.0}, {"include": "inner-one"}, id="inner-two")


choices = st.builds(
    Choices,
    pace=st.sampled_from([0.5, 0.75, 1.0, 1.25, 2.0]),
    shorter=st.booleans(),
    bells=st.booleans(),
    spoken_counts=st.booleans(),
    areas=st.dictionaries(
        st.sampled_from(["left_hand", "arms", "trunk"]), st.sampled_from(["skip", "release"]),
        max_size=2,
    ),
)
