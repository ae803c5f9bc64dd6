"""Which widget takes the answer to which type of question: one row a type."""

from __future__ import annotations

from collections.abc import Mapping

from coping_app.ui.steps.fields.choice import ChoiceField
from coping_app.ui.steps.fields.choices import ChoicesField
from coping_app.ui.steps.fields.date import DateField
from coping_app.ui.steps.fields.field import FieldView
from coping_app.ui.steps.fields.list import ListField
from coping_app.ui.steps.fields.long import LongField
from coping_app.ui.steps.fields.number import NumberField
from coping_app.ui.steps.fields.scale import ScaleField
from coping_app.ui.steps.fields.text import TextField
from coping_app.ui.steps.fields.time import TimeField

FIELDS: Mapping[str, type[FieldView]] = {
    "text": TextField,
    "long": LongField,
    "number": NumberField,
    "scale": ScaleField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "list": ListField,
    "date": DateField,
    "time": TimeField,
}
"""Every type of ``content.model.FieldType``."""
