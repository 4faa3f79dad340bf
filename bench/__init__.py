"""Repeatable measurements of Rostra on the machine at hand. See bench/README.md."""
