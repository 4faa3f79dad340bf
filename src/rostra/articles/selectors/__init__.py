"""Passages of an article that survive its edits: W3C Web Annotation selectors.

`describe` keeps a passage, `locate` finds it again in a later body or says that it is gone, and
`validate` reads one from untrusted data. Offsets count Unicode code points; those that come from
or go to JavaScript pass through `from_utf16` and `to_utf16`.
"""

from rostra.articles.selectors.locate import Match, locate
from rostra.articles.selectors.selector import (
    CONTEXT,
    LONGEST_EXACT,
    Selector,
    SelectorError,
    describe,
    validate,
)
from rostra.articles.selectors.units import from_utf16, to_utf16

__all__ = [
    "CONTEXT",
    "LONGEST_EXACT",
    "Match",
    "Selector",
    "SelectorError",
    "describe",
    "from_utf16",
    "locate",
    "to_utf16",
    "validate",
]
