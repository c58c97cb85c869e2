"""Where the shipped scenarios and shared content lie, in an installed copy and in a source checkout."""

from importlib import resources
from pathlib import Path
from typing import Literal

from floorsim.errors import FloorsimError

ContentKind = Literal["scenarios", "data"]


def content_dir(kind: ContentKind) -> Path:
    """Return the folder of shipped content of one kind.

    An installed wheel carries it inside the package; a source checkout or an editable install has it at the
    root of the repository.

    Raises:
        FloorsimError: the folder is in neither place, so the installation is incomplete.
    """
    package = Path(str(resources.files("floorsim")))
    in_wheel = package / "_content" / kind
    if in_wheel.is_dir():
        return in_wheel
    checkout = package.parent.parent
    in_checkout = checkout / kind
    if (checkout / "pyproject.toml").is_file() and in_checkout.is_dir():
        return in_checkout
    raise FloorsimError(
        f"This installation of floorsim lacks its {kind} folder (looked in {in_wheel} and {in_checkout}); "
        "installing floorsim again puts it back."
    )
