import pytest

from rostra.sites.rules import clean_origin, site_slug
from rostra.store.problems import Problem


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://Paper.Example", "https://paper.example"),
        ("https://paper.example:443/", "https://paper.example"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_origin_has_one_spelling(given: str, kept: str) -> None:
    assert clean_origin(given) == kept


@pytest.mark.parametrize(
    "given",
    ["paper.example", "ftp://paper.example", "https://", "https://a.example/x", "https://a:b@c.d",
     "https://paper.example:port", ""],
)  # fmt: skip
def test_what_is_no_origin_is_refused(given: str) -> None:
    with pytest.raises(Problem):
        clean_origin(given)


def test_a_name_without_letters_is_refused() -> None:
    assert site_slug("The Courier!") == "the-courier"
    with pytest.raises(Problem):
        site_slug("!!!")
