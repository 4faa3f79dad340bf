"""Pages of the gate, below `/moderate/gate/`: editors change it, moderators may look."""
