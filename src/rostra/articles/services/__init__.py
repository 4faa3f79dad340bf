"""What can be done to an article, one file for each."""

from rostra.articles.services.find import find_article, list_articles
from rostra.articles.services.place import move_article, put_back, take_down
from rostra.articles.services.store import Stored, store_article

__all__ = [
    "Stored",
    "find_article",
    "list_articles",
    "move_article",
    "put_back",
    "store_article",
    "take_down",
]
