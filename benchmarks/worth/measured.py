"""What was measured, kept in data/worth: a file for each row, for the docs and `decisions show`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from benchmarks.worth.files import ROOT, Part, Worth
from benchmarks.worth.plays import Found
from floorsim.run.model_version import MODEL_VERSION

FOLDER = ROOT / "data" / "worth"


def fingerprint(part: Part) -> str:
    """Names what a comparison is; what was measured of another is stale."""
    text = part.model_dump_json(exclude=None if part.told else {"told"})
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def kept(name: str) -> Path:
    """The file of a row."""
    return FOLDER / f"{name}.json"


def keep(name: str, worth: Worth, found: dict[str, Found]) -> None:
    """Writes what was found of a row."""
    tree = {"codes": list(worth.codes), "because": worth.because, "model_version": MODEL_VERSION} | {
        part: _as_json(worth.parts()[part], one) for part, one in found.items()
    }
    FOLDER.mkdir(exist_ok=True)
    kept(name).write_text(json.dumps(tree, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def is_current(name: str, worth: Worth) -> bool:
    """Whether what is kept was measured of the file as it stands."""
    if not kept(name).is_file():
        return False
    tree = json.loads(kept(name).read_text(encoding="utf-8"))
    same_words = (tree["codes"], tree["because"]) == (list(worth.codes), worth.because)
    parts = worth.parts()
    return (
        same_words
        and all(part in tree and tree[part]["of"] == fingerprint(one) for part, one in parts.items())
        and ("tempting" in tree) == ("tempting" in parts)
    )


def _as_json(part: Part, found: Found) -> dict[str, Any]:
    low, high = found.difference.ci95 or (found.difference.mean, found.difference.mean)
    return {
        "scenario": Path(part.scenario).stem,
        "says": part.says or _kinds(part.decisions),
        "against": part.against_says or _kinds(part.against),
        "on": part.on,
        "seeds": found.difference.n,
        "mean": round(found.difference.mean, 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "arms": [round(found.arm, 4), round(found.other, 4)],
        "of": fingerprint(part),
    }


def _kinds(decisions: tuple[dict[str, Any], ...]) -> str:
    names = list(dict.fromkeys(one["do"] for one in decisions))
    return ", ".join(names) if names else "nothing"
