"""Source to HTML: what is markup, what is shown as typed, and nothing else ever."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given

from rostra.comments.plain import excerpt, plain_text
from rostra.comments.render import render
from tests.safety.strategies import texts

REL = 'rel="nofollow ugc noopener"'


def p(inner: str) -> str:
    return f'<p dir="auto">{inner}</p>'


def host(name: str) -> str:
    return f'<span class="link-host" dir="ltr">({name})</span>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("one\ntwo\n\nthree", p("one<br>\ntwo") + "\n" + p("three")),
        ("*soft* and **strong**", p("<em>soft</em> and <strong>strong</strong>")),
        ("snake_case_name and 2*3*4", p("snake_case_name and 2<em>3</em>4")),
        ("`a < b`", p("<code>a &lt; b</code>")),
        ("```py\na < b:\n  go\n```", '<pre dir="auto"><code>a &lt; b:\n  go\n</code></pre>'),
        ("> said\n\nanswer", f'<blockquote dir="ltr">\n{p("said")}\n</blockquote>\n{p("answer")}'),
        ("- a\n- b", '<ul dir="ltr">\n<li>a</li>\n<li>b</li>\n</ul>'),
        ("1986. A year", '<ol start="1986" dir="ltr">\n<li>A year</li>\n</ol>'),
        ("\\*as typed\\*", p("*as typed*")),
        ("مرحبا\n\nhello", p("مرحبا") + "\n" + p("hello")),
    ],
)  # fmt: skip
def test_the_markup_that_there_is(source: str, html: str) -> None:
    assert render(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "# heading",
        "#hashtag",
        "a\n---",
        "| a | b |",
        "~~struck~~",
        "**unbalanced *markup",
        "[label](",
        "[label](javascript:alert(1))",
        "[label](data:text/html,x)",
        "[label](/relative)",
        "[label](//host.example)",
        "[label](mailto:desk@example.org)",
        "[label][ref]",
        "[ref]: https",
        "***",
        ">",
        "```\n```",
        "- \n- ",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<!-- comment -->",
        "&lt; &amp; &#x41;",
        "https://bank.example@evil.example/",
        "https://b\u0430nk.example/",
        "http://",
        "> " * 30 + "deep",
        "1. " * 20 + "deep",
    ],
)
def test_what_is_no_markup_is_shown_as_typed(source: str) -> None:
    html = render(source)
    assert "<a " not in html
    assert plain_text(html) == " ".join(source.split())


@pytest.mark.parametrize(
    ("source", "label", "target"),
    [
        ("https://example.org/a_b_c", "https://example.org/a_b_c", "https://example.org/a_b_c"),
        ("www.example.org/_x", "www.example.org/_x", "https://www.example.org/_x"),
        ("<https://example.org/>", "https://example.org/", "https://example.org/"),
        ("https://example.org/é?a=1&b=2", "https://example.org/é?a=1&amp;b=2", "https://example.org/é?a=1&amp;b=2"),
        ("[](https://example.org/)", "https://example.org/", "https://example.org/"),
    ],
)  # fmt: skip
def test_an_address_is_linked_and_shown(source: str, label: str, target: str) -> None:
    assert render(source) == p(f'<a href="{target}" {REL}>{label}</a>')


@pytest.mark.parametrize(
    "source",
    [
        "[the *figures*](https://www.example.org/a)",
        '[the *figures*](https://www.example.org/a "Trust me")',
        "[the *figures*](<https://www.example.org/a>)",
    ],
)
def test_a_labelled_link_shows_where_it_leads(source: str) -> None:
    link = f'<a href="https://www.example.org/a" {REL}>the <em>figures</em></a>'
    assert render(source) == p(f"{link} {host('example.org')}")


@pytest.mark.parametrize(
    ("source", "direction"),
    [
        ("> مرحبا", "rtl"),
        ("> > 12: שלום hello", "rtl"),
        ("> hello مرحبا", "ltr"),
        ("> 12", "auto"),
        ("- مرحبا\n- hello", "rtl"),
        ("1. hello\n2. مرحبا", "ltr"),
        ("> ```\n> مرحبا\n> ```", "rtl"),
    ],
)
def test_a_quotation_or_list_takes_the_direction_of_its_first_letter(
    source: str, direction: str
) -> None:
    assert re.findall(r'<(?:blockquote|ul|ol)[^>]* dir="(\w+)"|$', render(source))[0] == direction


def test_images_and_videos_are_plain_links() -> None:
    link = f'<a href="https://example.org/cat.png" {REL}>a cat</a>'
    assert render("![a cat](https://example.org/cat.png)") == p(f"{link} {host('example.org')}")
    assert "<img" not in render("[![a](https://example.org/a.png)](https://example.org)")


def test_a_long_address_is_shortened_on_the_screen_alone() -> None:
    address = "https://example.org/" + "a" * 200
    html = render(address)
    assert f'href="{address}"' in html
    assert len(plain_text(html)) == 80


@pytest.mark.parametrize(
    "source", ["[a](https&#58;//evil.example)", "[a](https\\://evil.example)", "[a](&#104;ttps://e.example)"]
)  # fmt: skip
def test_an_address_that_nobody_could_read_is_not_linked(source: str) -> None:
    assert "<a " not in render(source)
    assert "a" in plain_text(render(source))


def test_addresses_in_code_stay_code() -> None:
    assert render("`https://example.org`") == p("<code>https://example.org</code>")


def test_what_is_nested_too_deep_keeps_its_text_and_its_links() -> None:
    html = render("> " * 30 + "see https://example.org/a.\n\nnext")
    assert html.count("<p ") == 2
    assert f'<a href="https://example.org/a" {REL}>' in html
    assert "blockquote" not in html


ALLOWED = {
    "p": {"dir"},
    "blockquote": {"dir"},
    "ul": {"dir"},
    "ol": {"dir", "start"},
    "li": set(),
    "pre": {"dir"},
    "br": set(),
    "em": set(),
    "strong": set(),
    "code": set(),
    "a": {"href", "rel"},
    "span": {"class", "dir"},
}


class Inspector(HTMLParser):
    """Reads HTML as a browser does and fails on whatever is not meant to be there."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        names = [name for name, _ in attrs]
        assert set(names) <= ALLOWED[tag]
        assert len(names) == len(set(names))
        given = dict(attrs)
        if tag == "a":
            assert given["rel"] == "nofollow ugc noopener"
            address = urlsplit(given["href"] or "")
            assert address.scheme in ("http", "https")
            assert address.netloc
            assert "a" not in self.open
        if tag == "span":
            assert given == {"class": "link-host", "dir": "ltr"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"an instruction: {data}")


@given(texts)
@example('<img src=x onerror=alert(1)> [x](https://a.b/"onclick="alert(1))')
@example("[x](https://a.b/<script>) `</code><script>`")
@example("WWW.0 http://a.b:99999 https://a..b http://\ufdfa.com")
@example("```</pre><script>\n</code></pre><svg/onload=1>\n```")
@example("https://a.b/'\"><script>alert(1)</script>")
@example('![x](javascript:alert(1)) <javascript:alert(1)> <https://a.b/"onx=1>')
@example('[a](https://x.y)[b](https://x.y) ![c](https://x.y "t")')
def test_nothing_but_the_allowed_ever_comes_out(source: str) -> None:
    inspector = Inspector(source)
    html = render(source)
    inspector.feed(html)
    inspector.close()
    assert inspector.open == []
    html.encode("utf-8", "surrogatepass")


ADVERSARIAL = {
    "brackets": "[" * 10_000,
    "stars": "*" * 10_000,
    "alternating": "_*" * 5_000,
    "emphasis": "*a **b " * 1_400,
    "quotations": "> " * 5_000,
    "lists": "- " * 5_000,
    "list of lists": "\n".join(" " * depth + "- a" for depth in range(130)),
    "back-ticks": "".join("`" * count + " " for count in range(140)),
    "links": "[a](" * 2_500,
    "images": "![" * 5_000,
    "schemes": "http://" * 1_400,
    "addresses": "[x](http://a.b) " * 620,
    "colons": "://" * 3_300,
    "angles": "<a" * 5_000,
    "escapes": "\\" * 10_000,
    "ampersands": "&" * 10_000,
    "empty items": "-\n" * 5_000,
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("source", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_no_source_makes_the_rendering_work_for_long(source: str) -> None:
    html = render(source)
    inspector = Inspector(source)
    inspector.feed(html)
    assert len(html) < 20 * len(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Bold** and\nnext\n\n> quoted", "Bold and next quoted"),
        ("[label](https://example.org) end", "label end"),
        ("a < b & c", "a < b & c"),
        ("- one\n- two", "one two"),
    ],
)
def test_plain_text_has_no_markup(source: str, text: str) -> None:
    assert plain_text(render(source)) == text


@pytest.mark.parametrize(
    ("source", "most", "text"),
    [
        ("short", 10, "short"),
        ("a few words and more", 12, "a few words…"),
        ("a few words and more", 11, "a few…"),
        ("unbreakablelongword", 10, "unbreakab…"),
        ("abcdefgh\u0301\u0301ijk", 9, "abcdefg…"),
        ("👩\u200d👩\u200d👧\u200d👦", 4, "👩…"),
    ],
)
def test_an_excerpt_ends_between_words_and_never_inside_a_letter(
    source: str, most: int, text: str
) -> None:
    cut = excerpt(render(source), most)
    assert cut == text
    assert len(cut) <= most
