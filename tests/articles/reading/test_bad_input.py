"""What is no article, or means harm: a clear error, or a reading that takes no harm."""

import contextlib
import io
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest

from rostra.articles.reading import ReadError, read_article, read_path

TODAY = date(2026, 11, 23)
BODY = "".join(
    f"<p>Paragraph {n} tells how the ferry sailed through the winter, as it had been asked to.</p>"
    for n in range(5)
)


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("article.txt", "A headline\n\nA paragraph.")
    return packed.getvalue()


BAD = {
    "nothing": (b"", "empty"),
    "white space": (b" \n\t\r\n  ", "empty"),
    "a mark and nothing": (b"\xef\xbb\xbf", "empty"),
    "invisible signs": ("\u200b\u2060\ufeff\n".encode(), "empty"),
    "an image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"stream" * 50, "binary"),
    "a zip": (zipped(), "binary"),
    "random bytes": (random.Random(1).randbytes(4000), "binary"),
    "random bytes without zero": (
        bytes(random.Random(2).choices(range(128, 256), k=4000)),
        "encoding",
    ),
    "zero bytes in text": (b"A headline\n\nA para\x00graph.", "binary"),
    "control characters": (b"A \x01\x02\x03 headline\x04\x05\n\n\x06\x07 text", "binary"),
    "50 MB": (b"Headline\n\n" + b"word " * 10_000_000, "too-large"),
    "broken UTF-8": ("Ein schöner Tag für Übermütige.\n\nÖl.".encode() + b"\xc3", "encoding"),
    "broken UTF-16": (b"\xff\xfe" + "A headline".encode("utf-16-le") + b"\x00", "encoding"),
    "a headline alone": (b"Council closes bridge", "no-body"),
    "buttons alone": (b"Council closes bridge\n\nShare on Facebook\n\nAdvertisement", "no-body"),
    "a page without article": (b"<html><nav><a href='/'>Home</a></nav></html>", "no-body"),
    "a page of scripts": (b"<html><script>" + b"alert(1);" * 500 + b"</script></html>", "no-body"),
    "too many tags": (b"<html>" + b"<p>a</p>" * 200_000 + b"</html>", "too-complex"),
    "too much text": (b"Headline\n\n" + b"word " * 300_000, "too-large"),
    "broken JSON": (b'{"headline": "A", ', "bad-json"),
    "deep JSON": (b'{"a":' * 100_000, "bad-json"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_article_is_told(name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(ReadError) as caught:
        read_article(data, today=TODAY)
    assert caught.value.code == code
    assert caught.value.sentence.endswith(".")
    assert caught.value.todo.endswith(".")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_path(tmp_path / "missing.txt")
    assert caught.value.code == "no-file"


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_path(tmp_path)
    assert caught.value.code == "no-file"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ReadError) as caught:
        read_path(large)
    assert caught.value.code == "too-large"


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(ReadError) as caught:
        read_article("A\n\nB.", kind="docx")
    assert caught.value.code == "bad-kind"


def page(inside: str, head: str = "") -> str:
    return f"<html><head><title>Ferry</title>{head}</head><body>{inside}</body></html>"


HOSTILE = {
    "100,000 nested tags": page(f"<article>{'<div>' * 100_000}{BODY}</article>"),
    "100,000 unclosed bold tags": page(f"<article>{BODY}{'<b>' * 100_000}</article>"),
    "400,000 attributes": page(
        f"<article {' '.join(f'a{n}=x' for n in range(400_000))}>{BODY}</article>"
    ),
    "an attribute of 3 MB": page(f'<article class="{"x" * 3_000_000}">{BODY}</article>'),
    "entities within entities": "<!DOCTYPE html [<!ENTITY a0 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
    + page(f"<article>{BODY}<p>&a11;</p></article>"),
    "a million angle brackets": page(f"<article>{BODY}</article>{'<' * 1_000_000}"),
    "a comment without end": page(f"<article>{BODY}</article><!-- {'<!--' * 200_000}"),
    "a quote without end": page(f'<article>{BODY}</article><a href="{"<p>" * 200_000}'),
    "nested tables": page(f"<article>{BODY}</article>{'<table><tr><td>' * 20_000}"),
    "nested lists": page(f"<article>{BODY}</article>{'<ul><li>' * 20_000}"),
    "deep JSON-LD": page(
        f"<article>{BODY}</article>",
        f'<script type="application/ld+json">{"[" * 200_000}</script>',
    ),
    "JSON-LD of 50,000 articles": page(
        f"<article>{BODY}</article>",
        '<script type="application/ld+json">['
        + ",".join(['{"@type":"Thing"}'] * 50_000)
        + "]</script>",
    ),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_does_no_harm(name: str) -> None:
    article = read_article(HOSTILE[name], kind="html", today=TODAY)
    assert [text for text in article.paragraphs if text.startswith("Paragraph ")]


SCRIPTED = page(
    f"""<article onclick="steal()"><h1>Ferry</h1>{BODY}
<p>Hello<script>leak_1()</script><SCRIPT SRC=//x.example/leak_2.js></SCRIPT> there, all of you.</p>
<p><img src=x onerror="leak_3()">A picture was here for everybody who wanted to see it.</p>
<p>&lt;script&gt;shown_as_text()&lt;/script&gt; is a tag that this paragraph is about.</p>
<style>.leak_4 {{}}</style><iframe srcdoc="<p>leak_5</p>"></iframe><template>leak_6</template>
<svg><script>leak_7()</script></svg><math><mtext>leak_8</mtext></math>
<noscript><p>leak_9</p></noscript><textarea>leak_10</textarea><object>leak_11</object>
<p hidden>leak_12</p><p style="display: none">leak_13</p><p aria-hidden="true">leak_14</p>
<!-- leak_15 --><![CDATA[ leak_16 ]]></article>""",
    "<script>leak_17()</script>",
)


def test_scripts_never_leak_into_the_text() -> None:
    article = read_article(SCRIPTED, kind="html", today=TODAY)
    everything = " ".join(map(str, article.as_json().values()))
    assert "leak" not in everything
    assert "steal" not in everything
    assert "<script>shown_as_text()</script> is a tag" in article.body


UNITS = """
a |(|comment |comments closed |Comments on this article are closed. |By A |A, |1 |1.1.|1/1/|- |"
Photo: |“|we |Kommentar |march 3 |until |(Reuters) - |AFP/|' |[|A/|http://|x|A B. |said. |not |*
new accounts |©|Share on |A. |Mr. |a.m. |12:|reporting by |日|_ |only readers who |de la |é|; |>
reviewed one two three |— |A > |A, B |von |© 2 |– |. |… |” |,
"""


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "unit", [*UNITS.strip().replace("\n", "|").split("|"), "ab-\n", "a\n", "  a\n"]
)
def test_no_pattern_loses_itself_in_a_long_line(unit: str) -> None:
    line = unit * (60_000 // len(unit))
    for text in (line, f"A headline\n\n{line}", f"A headline\n\n{line[:580]}\n\n{line[:580]}"):
        with contextlib.suppress(ReadError):  # many of these are no article
            read_article(text, kind="text", today=TODAY)
