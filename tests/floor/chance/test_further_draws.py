"""Draws that follow from a contact's own uniform."""

from __future__ import annotations

import numpy as np
import scipy.stats

from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.chance.random_streams import RandomStreams

OWN = RandomStreams(5).uniforms(20_000, "contacts")


def test_the_uniforms_are_uniform_and_go_with_nothing() -> None:
    u = further_uniforms(OWN, 7, purpose=0)
    assert u.shape == (20_000, 7)
    assert ((u > 0) & (u < 1)).all()
    for column in range(7):
        assert scipy.stats.kstest(u[:, column], "uniform").pvalue > 1e-4
    columns = np.column_stack([OWN, u, further_uniforms(OWN, 2, purpose=1)])
    between = np.asarray(np.corrcoef(columns.T))
    assert np.abs(between - np.eye(columns.shape[1])).max() < 0.035


def test_each_contact_keeps_its_draws_whoever_else_is_there() -> None:
    everyone = further_uniforms(OWN, 3, purpose=2)
    some = further_uniforms(OWN[100:200], 2, purpose=2)
    assert (some == everyone[100:200, :2]).all()


def test_neighbouring_uniforms_have_unlike_draws() -> None:
    close = np.nextafter(0.3, 1.0) + np.arange(1000) * 2.0**-52
    u = further_uniforms(close, 1, purpose=0)[:, 0]
    assert scipy.stats.kstest(u, "uniform").pvalue > 1e-3


def test_the_values_are_the_same_in_every_version() -> None:
    assert further_uniforms(np.array([0.5]), 2, purpose=0).tolist() == [
        [0.5635815638241478, 0.4906977721966955]
    ]
