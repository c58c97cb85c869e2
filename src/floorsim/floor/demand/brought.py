"""What first contacts bring: driver, work, patience, whether they balk, and their own uniforms."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.many_laws import ManyLaws
from floorsim.floor.chance.random_streams import FloatArray, RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import DRAWS_PER_CONTACT, NEVER

Places = npt.NDArray[np.int64]
Columns = tuple[
    Places, FloatArray, FloatArray, FloatArray, FloatArray, npt.NDArray[np.bool_], FloatArray
]  # fmt: skip

_BALKS, _DRIVER, _OWN = 4, 5, 6
"""Columns of a contact's uniforms: talk, hold, after-contact work, patience, then these."""
_ROW = _OWN + DRAWS_PER_CONTACT
_NO_TYPE = -1


class Brought:
    """The laws of all contact types of a scenario, ready to be drawn from together."""

    def __init__(self, compiled: CompiledFloor) -> None:
        types = compiled.contact_types
        patience = [one.patience if one.live else None for one in types]
        parts = [
            [one.talk for one in types],
            [one.hold for one in types],
            [one.after_contact for one in types],
        ]
        self._types = len(types)
        self._laws = ManyLaws(
            [law for part in (*parts, patience) for law in part],
            [0.0] * (3 * len(types)) + [NEVER] * len(types),
        )
        streams = [compiled.scenario.demand.streams[one.stream_id].patience for one in types]
        self._balk = np.array(
            [
                terms.balk if terms is not None and law is not None else 0.0
                for terms, law in zip(streams, patience, strict=True)
            ]
        )
        self._of_stream = [
            (np.array([one.index for one in own]), np.cumsum([one.share for one in own]))
            for own in compiled.contact_types_of_stream
        ]
        self._by_driver = {(one.stream, one.driver_id): one.index for one in reversed(types)}

    def uniforms(self, draws: RandomStreams, n: int, name: tuple[str | int, ...]) -> FloatArray:
        """The uniforms of so many contacts, a row each, from the stream of this name."""
        return draws.uniforms(n * _ROW, "contact", *name).reshape(n, _ROW)

    def only(self, stream: int, driver: str | None) -> int:
        """The contact type (index) of all who come to a stream for one driver; below 0 for its usual mix."""
        return self._by_driver.get((stream, driver), _NO_TYPE) if driver else _NO_TYPE

    def of(self, stream: Places, only: Places, rows: FloatArray) -> Columns:
        """Contact type, talk, hold, after-contact work, patience, balking and own uniforms of contacts.

        `stream` and `only` say where each comes and for what, `rows` holds their uniforms.
        """
        contact_type = only.copy()
        for index, (types, reached) in enumerate(self._of_stream):
            mixed = np.flatnonzero((stream == index) & (only == _NO_TYPE))
            place = np.searchsorted(reached, rows[mixed, _DRIVER] * reached[-1], side="right")
            contact_type[mixed] = types[np.minimum(place, len(types) - 1)]
        places = (contact_type + self._types * np.arange(_BALKS)[:, None]).ravel()
        times = self._laws.draw(places, rows[:, :_BALKS].T.ravel()).reshape(_BALKS, -1)
        balks = rows[:, _BALKS] < self._balk[contact_type]
        talk_s, hold_s, after_contact_s, patience_s = times
        own = np.ascontiguousarray(rows[:, _OWN:])
        return contact_type, talk_s, hold_s, after_contact_s, patience_s, balks, own
