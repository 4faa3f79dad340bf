import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.members.rules.names import (
    BIOGRAPHY_MAX,
    NAME_MAX,
    clean_biography,
    clean_name,
    refuse_impersonation,
)
from rostra.store.lookalikes import skeleton
from rostra.store.problems import Problem


@pytest.mark.parametrize(
    "name",
    [
        "Ann Holm",
        "Jean-Luc O’Neil",
        "Dr. J. R. Smith",
        "Łukasz Żółć",
        "Nguyễn Thị Ánh",
        "محمد\u200cرضا",
        "अनुष्का",
        "李小龙",
        "ann_42",
    ],
)
def test_names_of_people_pass(name: str) -> None:
    assert clean_name(name) == name


def test_spaces_are_single_and_letters_composed() -> None:
    assert clean_name("  Zoe\u0308   Holm ") == "Zoë Holm"


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("A", "2 to 60"),
        ("x" * (NAME_MAX + 1), "2 to 60"),
        ("   ", "2 to 60"),
        ("Ann\u200bHolm", "ZERO WIDTH SPACE"),
        ("Ann\u202emloH", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u3164\u3164\u3164", "HANGUL FILLER"),
        ("Ann\u0000", "control character"),
        ("Ann 🙂", "🙂"),
        ("ann@paper.example", "@"),
        ("buy.cheap.com", "address"),
        ("12345", "letter"),
        ("A\u0300\u0301\u0302\u0303nn", "accents"),
    ],
)
def test_other_names_are_refused_with_the_reason(name: str, because: str) -> None:
    with pytest.raises(Problem, match=because) as refused:
        clean_name(name)
    assert refused.value.status == 422
    assert refused.value.todo


@given(st.text(max_size=80))
def test_any_text_gives_a_clean_name_or_a_problem(text: str) -> None:
    try:
        name = clean_name(text)
    except Problem:
        return
    assert clean_name(name) == name
    assert name.isprintable() or "\u200c" in name or "\u200d" in name


@pytest.mark.parametrize(
    "name",
    ["Mo Reyes", "mo reyes", "MoReyes", "Mо Rеyеs", "M0 Reyes", "Mó Réyes", "𝐌𝐨 𝐑𝐞𝐲𝐞𝐬", "Mo Reуes"],
)
def test_names_that_look_like_a_moderators_are_refused(name: str) -> None:
    with pytest.raises(Problem, match="staff"):
        refuse_impersonation(name, ["Mo Reyes"])


@pytest.mark.parametrize("name", ["Admin", "аdmin", "MODERATOR", "M0derator", "Harbour Courier"])
def test_offices_and_the_paper_are_nobodys_name(name: str) -> None:
    with pytest.raises(Problem, match="staff"):
        refuse_impersonation(name, [], "Harbour Courier")


@pytest.mark.parametrize("name", ["Mo Reyes-Lind", "Mona Reyes", "Clara", "Иван"])
def test_other_names_are_left_alone(name: str) -> None:
    refuse_impersonation(name, ["Mo Reyes", "Dara", "Ivan"], "Harbour Courier")


def test_a_skeleton_tells_letters_that_differ_apart() -> None:
    assert skeleton("Anna") != skeleton("Ann")
    assert skeleton("Modern") == skeleton("Modem")


def test_a_biography_keeps_its_lines_and_loses_tricks() -> None:
    assert clean_biography(" Glaciers.\r\nAnd bread. ") == "Glaciers.\nAnd bread."
    with pytest.raises(Problem, match="RIGHT-TO-LEFT OVERRIDE"):
        clean_biography("Hello \u202eworld")
    with pytest.raises(Problem, match="At most 500"):
        clean_biography("x" * (BIOGRAPHY_MAX + 1))
