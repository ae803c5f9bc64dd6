"""What the stop rules have to say of one exercise before it starts."""

from __future__ import annotations

from typing import NamedTuple

from coping_app.session.safety import StopAction


class ExerciseCare(NamedTuple):
    """What there is to say of one exercise before it starts.

    Attributes:
        movement: ``HALVE_NEXT`` or ``SEE_CLINICIAN`` where pain was higher after it.
        ask_to_keep: It left the person more upset twice, and they have not said what to do.
        left_out: The person does not want it suggested.
        writing_rests: Writing it stayed with them for two days.
    """

    movement: StopAction | None = None
    ask_to_keep: bool = False
    left_out: bool = False
    writing_rests: bool = False

    @property
    def comes_first(self) -> bool:
        """Whether a start from elsewhere goes by way of the exercise's own page."""
        return self.movement is not None or self.writing_rests


NO_CARE = ExerciseCare()
