"""How a record stands in a row of the file: each key, the field that it fills and what it may hold.

One table reads and writes. pydantic checks a row by it and makes the record at once, so that no
class stands between the file and the record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from coping_app.store.base.moments import Moment

_MOST_KEYS = 40
"""More than any row has. A million unknown keys would be a million problems."""


class Key(NamedTuple):
    """What fills a field of the record; ``kind`` is a type with its limits."""

    field: str
    kind: Any


def _accepted(_record: Any) -> None:
    """For rows of which every key can be checked by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """The keys of one kind of row, in the order in which they are written.

    Stands beside the class of the record, as ``Annotated[Card, Keys({...})]``. All keys but those
    of ``later`` are needed, no other is let in, and no text is taken for a number. Fields of
    ``Moment`` fill the ``moment`` of the record.

    Attributes:
        of: By name.
        check: Raises a ``ValueError`` where a record whose keys are each right is wrong.
        later: Keys that an older format has not got; the record's default stands for them.
    """

    of: Mapping[str, Key]
    check: Callable[[Any], None] = _accepted
    later: frozenset[str] = frozenset()

    def __get_pydantic_core_schema__(
        self, record: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic reads and writes such a record by."""
        row = core_schema.typed_dict_schema(
            {
                name: core_schema.typed_dict_field(
                    handler.generate_schema(key.kind), required=name not in self.later
                )
                for name, key in self.of.items()
            },
            config=core_schema.CoreConfig(strict=True, extra_fields_behavior="forbid"),
        )

        def made(values: dict[str, Any]) -> Any:
            fields = {
                key.field: values[name] for name, key in self.of.items() if name in values
            }
            times = [fields.pop(name) for name in Moment._fields if name in fields]
            if times:
                fields["moment"] = Moment(*times)
            found = record(**fields)
            self.check(found)
            return found

        return core_schema.no_info_before_validator_function(
            _few_keys,
            core_schema.no_info_after_validator_function(made, row),
            serialization=core_schema.wrap_serializer_function_ser_schema(
                self._written, schema=row
            ),
        )

    def _written(self, record: Any, write: Callable[[Any], Any]) -> Any:
        return write(
            {
                name: getattr(record.moment if key.field in Moment._fields else record, key.field)
                for name, key in self.of.items()
            }
        )


def _few_keys(value: Any) -> Any:
    if isinstance(value, dict) and len(value) > _MOST_KEYS:
        raise ValueError("has keys that are not known here")
    return value
