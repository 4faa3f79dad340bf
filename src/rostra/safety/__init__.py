"""Safety: one comment comes in, a verdict with its reasons goes out.

Everything here but the Django modules of this room is pure: no database, no network, no clock.
The path is ``Subject`` → ``Pipeline`` (its checks, then its judges) → ``Verdict``.
"""
