"""The data folder: it holds everything that must be backed up."""

from pathlib import Path

from rostra.store.problems import Problem


def make_folder(folder: Path) -> None:
    """Create the data folder, readable by its owner alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / ".write-test").touch()
        (folder / ".write-test").unlink()
    except OSError as error:
        raise Problem(
            "data-folder",
            "The data folder cannot be used",
            status=503,
            detail=f"{folder} cannot be written to ({error.strerror}).",
            todo="Choose another with --data DIR, or change its owner.",
        ) from error
