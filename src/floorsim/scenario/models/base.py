"""What every block of the scenario language shares."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64)]
"""An id that other blocks refer to: letters, digits, `-`, `_`, `.`; at most 64 of them."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""A sentence or a paragraph for a person to read."""


class Block(BaseModel):
    """One mapping of a scenario file: frozen, and closed to keys it does not know.

    Blocks are built into a validator when the first of them is read: nearly all are read only as parts of a
    scenario, whose validator holds theirs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


def added(default: Any = None) -> Any:
    """The default of a key that came to the language later.

    Where it has this value it is left out of the scenario's JSON, so that scenarios written before keep their
    digest.
    """
    return Field(default, exclude_if=lambda value: value == default)


class OneOf(Block):
    """A block that is written with exactly one of its keys, which says what kind it is."""

    beside: ClassVar[frozenset[str]] = frozenset()
    """Keys that may stand beside that one."""

    @property
    def key(self) -> str:
        """The key that was written."""
        # The object's own fields, in order: pydantic's list of them takes long to ask for.
        return next(
            name for name, value in self.__dict__.items() if value is not None and name not in self.beside
        )

    @model_serializer(mode="wrap")
    def _only_what_is_written(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without the other keys, so that a new one does not change the digest of what was written before."""
        return {key: value for key, value in serialize(self).items() if value is not None}

    def require_one(self) -> Self:
        """Return self. Raises ValueError unless exactly one key was written."""
        fields = {name: one for name, one in type(self).model_fields.items() if name not in self.beside}
        given = [fields[name].alias or name for name in fields if getattr(self, name) is not None]
        names = ", ".join(fields[name].alias or name for name in fields)
        if not given:
            raise ValueError(f"nothing says what kind this is; write one of {names}")
        if len(given) > 1:
            raise ValueError(f"{' and '.join(given)} stand together; write exactly one of {names}")
        return self
