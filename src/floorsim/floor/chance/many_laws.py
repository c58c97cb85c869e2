"""Values from several laws at once: one pass over an array whatever number of laws stand behind it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.distributions import Law, Lognormal
from floorsim.floor.chance.inverse_transforms import normal_quantile
from floorsim.floor.chance.laws import Scaled
from floorsim.floor.chance.random_streams import FloatArray, steadied

Places = npt.NDArray[np.int64]


class ManyLaws:
    """Laws in a row, each with a place. Value for value it gives what each law's own `draw` gives."""

    def __init__(self, laws: Sequence[Law | None], without: Sequence[float]) -> None:
        """`without` holds the value of each place that has no law."""
        self._factor = np.array([law.factor if isinstance(law, Scaled) else 1.0 for law in laws])
        self._without = np.array(without, dtype=np.float64)
        bases = [law.law if isinstance(law, Scaled) else law for law in laws]
        self._lognormal = np.array([isinstance(base, Lognormal) for base in bases], dtype=np.bool_)
        terms = [base.terms if isinstance(base, Lognormal) else (0.0, 0.0, 0.0) for base in bases]
        self._mean, self._spread, self._shift = np.array(terms).reshape(-1, 3).T.copy()
        others: dict[int, tuple[Law, list[int]]] = {}
        for place, base in enumerate(bases):
            if base is not None and not isinstance(base, Lognormal):
                others.setdefault(id(base), (base, []))[1].append(place)
        self._others = [(law, np.array(places)) for law, places in others.values()]

    def draw(self, place: Places, u: FloatArray) -> FloatArray:
        """One value for every uniform, by the law at its place."""
        values = self._without[place]
        rows = np.flatnonzero(self._lognormal[place])
        if len(rows):
            at = place[rows]
            z = normal_quantile(u[rows])
            values[rows] = steadied(self._mean[at] * np.exp(self._spread[at] * z - self._shift[at]))
        for law, places in self._others:
            rows = np.flatnonzero(np.isin(place, places))
            if len(rows):
                values[rows] = law.draw(u[rows])
        scaled: FloatArray = values * self._factor[place]
        return scaled
