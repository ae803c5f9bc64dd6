"""Which view shows which step: one row a verb.

``repeat``, ``when``, ``let`` and ``include`` only steer and have nothing to show.
"""

from __future__ import annotations

from coping_app.ui.steps.body import BodyView
from coping_app.ui.steps.breathe import BreatheView
from coping_app.ui.steps.choose import ChooseView
from coping_app.ui.steps.draw import DrawView
from coping_app.ui.steps.form import FormView
from coping_app.ui.steps.plan import PlanView
from coping_app.ui.steps.play import PlayView
from coping_app.ui.steps.rank import RankView
from coping_app.ui.steps.rate import RateView
from coping_app.ui.steps.round import RoundView
from coping_app.ui.steps.say import SayView
from coping_app.ui.steps.show import ShowView
from coping_app.ui.steps.view import StepView
from coping_app.ui.steps.wait import WaitView
from coping_app.ui.steps.write import WriteView

VIEWS: dict[str, type[StepView]] = {
    "say": SayView,
    "wait": WaitView,
    "breathe": BreatheView,
    "body": BodyView,
    "form": FormView,
    "write": WriteView,
    "draw": DrawView,
    "rank": RankView,
    "plan": PlanView,
    "rate": RateView,
    "choose": ChooseView,
    "show": ShowView,
    "play": PlayView,
    "round": RoundView,
}
STEERING = frozenset({"repeat", "when", "let", "include"})
"""Verbs that need no view."""
