"""Random persons: what they do in a session, and how a session is brought to its end."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from coping_app.content.format.model import Choose, Form, Play, Rate, Step
from coping_app.session.runner import State
from tests.unit.session.making import Session

ENDS = (State.DONE, State.STOPPED)

Action = tuple[str, Any]
actions: st.SearchStrategy[list[Action]] = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.integers(1, 64).map(lambda n: n / 4)),
        st.tuples(st.just("answer"), st.integers(0, 3)),
        st.tuples(st.sampled_from(["skip", "back", "pause", "resume", "sleep"]), st.none()),
        st.tuples(st.just("rate_live"), st.integers(0, 10)),
        st.tuples(st.just("lay"), st.integers(0, 30)),
    ),
    max_size=25,
)


def answer_for(step: Step, pick: int) -> dict[str, Any]:
    """Something that a person could answer; ``pick`` varies it, 0 says the least."""
    match step:
        case Form():
            return {each.name: str(pick) for each in step.form} if pick else {}
        case Choose():
            return {"option": pick % len(step.options)}
        case Play():
            return {"play_file": "/music/sea.ogg"}
        case Rate():
            return dict.fromkeys(step.rate, pick * 3) if pick else {}
        case _:
            return {}


def act(session: Session, action: Action) -> None:
    """Does one random thing."""
    name, argument = action
    runner = session.runner
    match name:
        case "run":
            session.run(argument)
        case "sleep":
            session.clock.advance(1000.0)
            session.poll()
        case "lay":
            runner.schedule_until(runner.time_s + argument)
        case "rate_live":
            session.do("rate_live", "distress", argument)
        case "answer":
            if runner.current is not None:
                session.do("answer", answer_for(runner.current.block.step, argument))
        case _:
            session.do(name)


def bring_to_end(session: Session, most_s: float = 5000.0) -> None:
    """Answers whatever is asked and lets time pass until the session is over."""
    session.do("start")
    session.do("begin")
    while session.state not in ENDS and most_s > 0:
        match session.state:
            case State.PAUSED:
                session.do("resume")
            case State.AFTER:
                session.do("stop")
            case _:
                if session.runner.current is not None and session.runner.current.block.waits:
                    act(session, ("answer", 1))
                session.run(4.0)
                most_s -= 4.0
