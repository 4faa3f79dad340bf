"""Rostra's tests: a mirror of src/rostra, with journeys and faults beside it."""
