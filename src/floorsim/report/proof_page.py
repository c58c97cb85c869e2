"""The proof of a scenario as one HTML file that needs nothing else."""

from __future__ import annotations

from floorsim.lab.proving.proof import PARTS, Proof
from floorsim.report.charts.proof_chart import proof_chart
from floorsim.report.templates import environment

TEMPLATE = "proof.html.j2"


def proof_page(proof: Proof, title: str) -> str:
    """The whole page. `floorsim.report.extra.require_libraries` says whether it can be made."""
    parts = [
        (part, heading, [claim for claim in proof.of(part) if claim.holds is not None])
        for part, heading in PARTS.items()
    ]
    made = environment().get_template(TEMPLATE)
    shown = [one for one in parts if one[2]]
    return str(made.render(proof=proof, title=title, parts_of=shown, chart=proof_chart(proof))) + "\n"
