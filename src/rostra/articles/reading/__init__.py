"""An article comes in, as text, HTML, JSON fields or an address, and is read.

Pure but for ``fetch``: no Django, no database.
"""

from rostra.articles.reading.article import ReadArticle
from rostra.articles.reading.errors import ReadError
from rostra.articles.reading.read import read_article, read_path, read_url

__all__ = ["ReadArticle", "ReadError", "read_article", "read_path", "read_url"]
