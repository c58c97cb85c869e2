"""Files of shared content, read like a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml

M = TypeVar("M", bound=BaseModel)


def read_content(file: Path, model: type[M]) -> tuple[M, Document]:
    """What a file of this shape says, and where everything in it is written.

    Raises:
        InvalidScenarioError: it has another shape; with everything that is wrong.
    """
    document = read_yaml(file.read_bytes(), str(file))
    try:
        return model.model_validate(document.tree), document
    except ValidationError as error:
        raise InvalidScenarioError(faults_from_validation(error, document, model)) from None
