"""Where stored runs and everything else that floorsim keeps lie; nothing here creates them."""

from pathlib import Path

RUNS_FILE_NAME = "runs.db"


def runs_file() -> Path:
    """Return the file of stored runs: in the platform's data folder, or below FLOORSIM_HOME if it is set."""
    from floorsim.folders import data_dir

    return data_dir() / RUNS_FILE_NAME


def where() -> dict[str, Path]:
    """Return the folders named `config`, `data` and `state`, and the file of `runs`."""
    from floorsim.folders import config_dir, data_dir, state_dir

    return {"config": config_dir(), "data": data_dir(), "state": state_dir(), "runs": runs_file()}


def absolute(path: Path | str | None) -> Path:
    """Return `path` as it holds from any folder; without one, the file of stored runs."""
    return runs_file() if path is None else Path(path).expanduser().absolute()


def lock_folder(store_file: Path) -> Path:
    """Return the folder of lock files that belongs to one store: `runs.locks` beside `runs.db`."""
    return store_file.with_suffix(".locks")


def ledger_folder(store_file: Path) -> Path:
    """Return the folder of the ledgers that belong to one store: `runs.ledgers` beside `runs.db`."""
    return store_file.with_suffix(".ledgers")


def ledger_file(store_file: Path, run_id: str) -> Path:
    """Return the file of a run's ledger."""
    return ledger_folder(store_file) / f"{run_id}.db.gz"


def ledger_folder_aside(aside: Path) -> Path:
    """Return the folder of the ledgers that were set aside with a store: its name and `.ledgers`."""
    return aside.with_name(f"{aside.name}.ledgers")


def review_file(store_file: Path, run_id: str) -> Path:
    """Return the file of what a run's review has played, in `runs.reviews` beside `runs.db`."""
    return store_file.with_suffix(".reviews") / f"{run_id}.db"


def review_files(store_file: Path, run_id: str) -> tuple[Path, ...]:
    """Return every file that belongs to it: the file itself, and SQLite's log and index of the log."""
    kept = review_file(store_file, run_id)
    return kept, kept.with_name(f"{kept.name}-wal"), kept.with_name(f"{kept.name}-shm")
