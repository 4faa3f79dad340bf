"""Statements: who said what in an article."""

from rostra.articles.statements.find import find_attributions, find_statements
from rostra.articles.statements.model import Attribution, Kind, Statement

__all__ = ["Attribution", "Kind", "Statement", "find_attributions", "find_statements"]
