"""Learning from a site's own decisions: pure numpy, no database.

``labels`` (what moderators decided) → ``features`` (numbers for each text) → ``fit`` (a correction
close to the untaught model) → ``evidence`` (what it is worth on decisions that it has not seen) →
``correction`` (applied to a judge's scores). See docs/explanation/learning.md.
"""
