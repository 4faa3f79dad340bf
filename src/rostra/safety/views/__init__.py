"""Pages of the checks, below `/moderate/checks/`: editors change them, moderators may look."""
