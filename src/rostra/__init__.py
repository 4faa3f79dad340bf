"""Rostra: article comments that stay open."""

__version__ = "0.1.0"
