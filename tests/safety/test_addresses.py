"""Addresses in a text: where they end and where they lead."""

import pytest

from rostra.safety.addresses import bare_links, find_links, host_of, is_sound, same_site, shown_host


@pytest.mark.parametrize(
    ("text", "written", "host"),
    [
        ("(see https://example.org/a).", "https://example.org/a", "example.org"),
        ("https://example.org/Foo_(bar), yes", "https://example.org/Foo_(bar)", "example.org"),
        ("“https://example.org/a”", "https://example.org/a", "example.org"),
        ("<https://example.org/a>", "https://example.org/a", "example.org"),
        ("HTTPS://WWW.Example.ORG!", "HTTPS://WWW.Example.ORG", "example.org"),
        ("www.example.org:8080/x?y=1&z=2#w", "www.example.org:8080/x?y=1&z=2#w", "example.org"),
        ("https://bücher.example/ü", "https://bücher.example/ü", "bücher.example"),
        ("**https://example.org/a**", "https://example.org/a", "example.org"),
        ("http://user:pw@example.org/", "http://user:pw@example.org/", "example.org"),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text: str, written: str, host: str) -> None:
    (link,) = bare_links(text)
    assert (text[slice(*link.span)], link.host) == (written, host)


@pytest.mark.parametrize(
    "text", ["http://", "http://[", "https://,", "ahttp://b", "www.", "ftp://a.b"]
)
def test_what_is_no_address_is_left_out(text: str) -> None:
    assert list(bare_links(text)) == []


def test_each_address_is_found_once_and_in_order() -> None:
    text = "a.com then [b](https://b.com/x) and https://c.com/y, www.d.com; e.de/z"
    assert [link.host for link in find_links(text)] == ["a.com", "b.com", "c.com", "d.com", "e.de"]
    assert [link.label for link in find_links(text)] == ["", "b", "", "", ""]


def test_hosts_of_broken_addresses_are_empty() -> None:
    assert host_of("http://[::1") == ""
    assert host_of("nonsense") == ""


@pytest.mark.parametrize(
    ("label", "host"),
    [
        ("example.com", "example.com"),
        (" https://www.example.co.uk/a b", ""),
        ("https://www.example.co.uk/a", "example.co.uk"),
        ("our figures", ""),
        ("Vol. 2.org", ""),
    ],
)
def test_what_a_label_claims(label: str, host: str) -> None:
    assert shown_host(label) == host


def test_subdomains_are_the_same_site_and_lookalikes_are_not() -> None:
    assert same_site("a.example.com", "example.com")
    assert not same_site("badexample.com", "example.com")


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://example.org", True),
        ("https://example.org:8080/a", True),
        ("https://bücher.example", True),
        ("http://192.0.2.7/", True),
        ("http://[2001:db8::1]/", True),
        ("http://localhost:8000", True),
        ("https://www.0", False),
        ("https://example.org:99999", False),
        ("http://300.0.2.7/", False),
        ("https://exa%mple.org", False),
        ("https://a..b", False),
        ("https://\u0301a.example", False),
        ("https://example", False),
    ],
)
def test_only_what_a_browser_takes_for_an_address_is_sound(url: str, sound: bool) -> None:
    assert is_sound(url) is sound
