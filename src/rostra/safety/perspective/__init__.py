"""The service that clients of Google's Perspective API use in its place, and Coral's second way in.

Nothing here knows Django: a request comes in as a value, an answer goes out as one. What is kept
(keys, counts, suggestions) stands behind `keeping.Keeper`.
"""
