"""What Rostra can do for each language, said plainly.

``modelled``: a judge scores it. ``word lists only``: no model, but lists come with Rostra.
``not judged``: neither; a site's own lists and the checks that need no language still count.
"""

from __future__ import annotations

from typing import Literal

from rostra.safety.wordlists import shipped_languages

Support = Literal["modelled", "word lists only", "not judged"]

MODELLED: frozenset[str] = frozenset({"en", "ko", "pt"})
"""Languages that the judges which come with Rostra were trained and measured on."""


def support(code: str | None) -> Support:
    """What is done for a language ("de", "de-AT"); nothing for one that is not known (None)."""
    language = (code or "").lower().partition("-")[0]
    if language in MODELLED:
        return "modelled"
    return "word lists only" if language in shipped_languages() else "not judged"
