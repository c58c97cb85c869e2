"""`floorsim run --figures all` prints the figures that the usual table leaves out."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from floorsim.cli.figure_tables import print_every_figure
from tests.cli.conftest import Command
from tests.cli.test_run import as_json


def test_every_figure_of_the_answer_is_printed_within_80_columns(
    floorsim: Command, scenario_file: Path
) -> None:
    found = as_json(floorsim, scenario_file, "--figures", "all", "--seeds", "1..2")
    text = floorsim("run", scenario_file, "--figures", "all", "--seeds", "1..2").out
    assert [line for line in text.splitlines() if len(line) > 80] == []
    printed = set(re.findall(r"[\w.]+", text))
    for name in found["summary"]:
        if not name.startswith("scores."):
            assert set(name.split(".")[1:]) <= printed, name
    mean = found["summary"]["floor.morale_end_mean"]["mean"]
    sd = found["summary"]["floor.morale_end_mean"]["sd"]
    assert re.search(rf"^morale_end_mean +{mean:.3g}0* +{sd:.3g}0*$", text, re.MULTILINE)


def test_the_usual_table_stays_short(floorsim: Command, scenario_file: Path) -> None:
    assert "morale_end_mean" not in floorsim("run", scenario_file).out


def test_figures_stand_in_groups_with_a_dash_where_no_run_has_one() -> None:

    run = {
        "channels": {"voice": {"offered": 7, "asa_s": None, "service_level_by": {"short": 0.51234}}},
        "floor": {
            "cost": 499.93,
            "drivers": {"login": {"share": 0.25, "aht_s": 200}, "billing": {"share": None}},
        },
    }
    summary = {
        "channels.voice.offered": {"mean": 7.0, "sd": None},
        "channels.voice.service_level_by.short": {"mean": 0.51234, "sd": None},
        "floor.cost": {"mean": 499.93, "sd": None},
        "floor.drivers.login.share": {"mean": 0.25, "sd": None},
        "floor.drivers.login.aht_s": {"mean": 200.0, "sd": None},
    }
    with redirect_stdout(StringIO()) as out:
        print_every_figure({"runs": [run], "summary": summary})
    groups = [[line.split() for line in group.splitlines()] for group in out.getvalue().split("\n\n")[1:]]
    assert groups == [
        [["voice"], ["offered", "7"], ["asa_s", "-"]],
        [["voice:", "service_level_by"], ["short", "0.512"]],
        [["floor"], ["cost", "499.9"]],
        [["floor:", "drivers", "share", "aht_s"], ["login", "0.250", "3:20"], ["billing", "-", "-"]],
    ]
