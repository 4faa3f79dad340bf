"""The languages whose reporting verbs Rostra knows."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from rostra.articles.statements.grammar import Grammar

SUPPORTED = ("de", "en", "es", "fr")


@cache
def grammar_for(language: str) -> Grammar | None:
    """Return the grammar for a language tag ("en", "en-GB", "de_AT"), or None."""
    code = language.replace("_", "-").split("-")[0].lower()
    if code not in SUPPORTED:
        return None
    grammar: Grammar = import_module(f"{__name__}.{code}").GRAMMAR
    return grammar
