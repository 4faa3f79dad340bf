import pytest

from rostra.sites.services import (
    add_site,
    change_origins,
    change_site,
    ensure_default_site,
    site_for_host,
    site_for_origin,
    site_named,
)
from rostra.store.problems import Problem

pytestmark = pytest.mark.django_db


def test_the_default_site_is_made_once() -> None:
    assert ensure_default_site() == ensure_default_site()
    assert site_named(None).is_default


def test_a_site_is_found_by_name_host_and_origin() -> None:
    ensure_default_site()
    site = add_site("Courier", origins=["https://Courier.Example/"])
    assert site_named("courier") == site
    assert site_for_host("courier.example") == site
    assert site_for_host("elsewhere.example").is_default
    assert site_for_origin("https://courier.example") == site
    assert site_for_origin("http://courier.example") is None


def test_a_name_or_an_origin_is_taken_once() -> None:
    ensure_default_site()
    add_site("courier", origins=["https://courier.example"])
    with pytest.raises(Problem, match="already"):
        add_site("courier")
    with pytest.raises(Problem, match="belongs to"):
        change_origins(site_named(None), add=["https://courier.example"])


def test_an_administrator_takes_no_other_site_s_origin() -> None:
    ours = ensure_default_site()
    add_site("courier", origins=["https://courier.example"])
    with pytest.raises(Problem, match="belongs to"):
        change_site(ours, title="Ours", origins=["https://courier.example"])
    assert site_named(None).title != "Ours"
    own = change_site(ours, origins=["https://ours.example"])
    assert change_site(own, origins=["https://ours.example"]).origins == ["https://ours.example"]


def test_origins_are_added_and_removed() -> None:
    site = ensure_default_site()
    site = change_origins(site, add=["https://a.example", "https://b.example", "https://a.example"])
    assert site.origins == ["https://a.example", "https://b.example"]
    assert change_origins(site, remove=["https://a.example"]).origins == ["https://b.example"]


def test_an_unknown_site_is_told() -> None:
    with pytest.raises(Problem, match="no such site"):
        site_named("nowhere")
