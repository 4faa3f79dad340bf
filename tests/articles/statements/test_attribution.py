"""Who said it, and by which words: cues before, after and inside quotations."""

import pytest

from .reading import kinds, read, said, speakers


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "quote"),
    [
        ('"The quay is closed," Ada Lund said.', "Ada Lund", "said", "The quay is closed"),
        ('"The quay is closed," said Ada Lund.', "Ada Lund", "said", "The quay is closed"),
        ('Ada Lund said: "The quay is closed."', "Ada Lund", "said", "The quay is closed."),
        ('Ada Lund said, "The quay is closed."', "Ada Lund", "said", "The quay is closed."),
        ('"The quay is closed", Ada Lund said.', "Ada Lund", "said", "The quay is closed"),
        ("'Is it closed?' asked Ada Lund.", "Ada Lund", "asked", "Is it closed?"),
        ("“Is it closed?” Ada Lund asked.", "Ada Lund", "asked", "Is it closed?"),
        ("“Closed!” shouted a guard.", "a guard", "shouted", "Closed!"),
        ("“Closed,” he told reporters.", "he", "told", "Closed"),
        ("“Closed,” Ada Lund told AFP.", "Ada Lund", "told", "Closed"),
        ("Ada Lund (45) said: “Closed.”", "Ada Lund", "said", "Closed."),
        ("Ada Lund, 45, of Hull, said: “Closed.”", "Ada Lund", "said", "Closed."),
        ("Ada Lund on Monday said: “Closed.”", "Ada Lund", "said", "Closed."),
        ("Ada Lund tweeted: “Closed.”", "Ada Lund", "tweeted", "Closed."),
        ("According to Ada Lund, it is “closed for good”.", "Ada Lund", "according to", None),
        ("It is “closed for good”, according to Ada Lund.", "Ada Lund", "according to", None),
        ("As Ada Lund put it, “the sea has won”.", "Ada Lund", "put it", "the sea has won"),
        ("“The sea has won,” remembered Ada Lund.", "Ada Lund", "remembered", "The sea has won"),
        ("“The sea has won,” Ada Lund thundered.", "Ada Lund", "thundered", "The sea has won"),
        ("“It closes,” read a note on the door.", "a note on the door", "read", "It closes"),
        ("“It closes,” said one.", "one", "said", "It closes"),
        ("“It closes,” one of them said.", "one of them", "said", "It closes"),
        ("It was called “a disgrace” by Ada Lund.", "Ada Lund", "called", "a disgrace"),
    ],
)
def test_cue_and_speaker(text: str, speaker: str, cue: str, quote: str | None) -> None:
    (one,) = read(text)
    assert (one.speaker, one.cue) == (speaker, cue)
    assert quote is None or one.quote == quote


def test_a_split_quotation_has_one_speaker() -> None:
    assert said("“If they close it,” said Ada Lund, “we will have to move.”") == [
        ("Ada Lund", "said", "If they close it"),
        ("Ada Lund", "said", "we will have to move."),
    ]
    assert speakers("“It is over,” she said, her voice low, “and we know it.”") == ["she", "she"]


def test_the_sentences_after_a_tag_go_on() -> None:
    assert speakers("“Closed,” Ada Lund said. “For good. I am sorry.”") == ["Ada Lund"] * 2


def test_a_new_tag_changes_the_speaker() -> None:
    assert speakers("“Why now?” Ada Lund asked. “Because we can,” Per Holm answered.") == [
        "Ada Lund",
        "Per Holm",
    ]


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    assert (
        speakers(
            "“The river is high,” said Dr. Ruth Abara.",
            "“We have sandbags for two days.",
            "“After that we have prayers.”",
        )
        == ["Ruth Abara"] * 3
    )


def test_a_quotation_alone_after_a_speakers_paragraph() -> None:
    assert said("“The river is high,” Abara said.", "“Nobody sleeps here any more.”")[1] == (
        "Abara",
        "said",
        "Nobody sleeps here any more.",
    )


def test_a_colon_announces_the_next_paragraph() -> None:
    assert speakers("The mayor was blunt:", "“Nobody sleeps here any more.”") == ["the mayor"]


def test_a_person_shown_before_the_quotation_speaks_it() -> None:
    assert speakers("Ada Lund shook her head. “Nobody sleeps here any more.”") == ["Ada Lund"]


def test_quoted_words_inside_a_sentence() -> None:
    assert said("The bank welcomed the offer as “serious”, saying that talks had begun.") == [
        ("the bank", "welcomed", "serious"),
        ("the bank", "saying", "talks had begun"),
    ]
    assert kinds("The bank called it “serious”.") == ["mixed"]


def test_two_verbs_share_a_subject() -> None:
    assert said("Lund called it “late” and accused the council of “sleeping at the wheel”.") == [
        ("Lund", "called", "late"),
        ("Lund", "accused", "sleeping at the wheel"),
    ]


def test_reported_speech_inside_reported_speech() -> None:
    assert speakers("Lund said she saw “a wall of water”.") == ["Lund"]
    assert speakers("Lund said Holm had told her it was “a wall of water”.") == ["Holm"]


def test_what_the_reporter_adds_is_not_quoted() -> None:
    (one,) = read("Lund called it “late,” a charge the council denies.")
    assert one.quote == "late"


def test_the_cue_takes_in_the_document() -> None:
    text = "“It will reopen,” the harbour office said in a written statement on Monday."
    assert said(text) == [("the harbour office", "said in a written statement", "It will reopen")]


def test_kinds() -> None:
    assert kinds("“Closed,” Lund said.") == ["direct"]
    assert kinds("The quay “is closed for good,” Lund said.") == ["mixed"]
    assert kinds("Lund said the quay was closed for good.") == ["indirect"]
    assert kinds("Lund said: “Closed.”") == ["direct"]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        ("Lund said that the quay was closed.", "Lund", "the quay was closed"),
        ("Lund said the quay was closed.", "Lund", "the quay was closed"),
        ("The quay was closed, Lund said.", "Lund", "The quay was closed"),
        ("The quay is closed, officials say.", "officials", "The quay is closed"),
        ("The quay is closed, police confirmed on Monday.", "police", "The quay is closed"),
        ("According to the board, the quay is closed.", "the board", "the quay is closed"),
        ("Lund told the Courier that the quay was closed.", "Lund", "the quay was closed"),
        ("Lund, who runs it, said the quay was closed.", "Lund", "the quay was closed"),
        ("Lund — the harbour master — said the quay was closed.", "Lund", "the quay was closed"),
    ],
)
def test_indirect_speech(text: str, speaker: str, quote: str) -> None:
    (one,) = read(text)
    assert (one.speaker, one.quote, one.kind) == (speaker, quote, "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "The bank is said to have lost millions.",
        "It was reported that the chairman had resigned.",
        "Lund did not say when the quay would reopen.",
        "Lund declined to say whether the quay would reopen.",
        "The minister's claims were not new to the press.",
        "The United States sent 500 troops to the coast.",
        "The statement came after a long night of talks.",
    ],
)
def test_no_speaker_no_statement(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "John “Jack” Miller was elected in 2010.",
        'William "Bill" Hughes won the race.',
        "The film “The Long Winter” opens on Friday.",
        "Her song “Morning Light” sold millions.",
        "So-called “clean coal” is not clean.",
        "The singer is better known as “Lady Star”.",
        "The word “quay” is older than the town.",
        "They met in a “safe space” by the sea.",
        "The ship was named “Aurora”.",
    ],
)
def test_marks_that_are_no_speech(text: str) -> None:
    assert read(text) == []


def test_a_quotation_of_nobody_has_no_speaker() -> None:
    assert said("“We will never forget this night.”", "The words stood on a wall.") == [
        ("", "", "We will never forget this night.")
    ]


def test_quoted_by_others() -> None:
    assert said("“We will not open it,” Haddad was quoted as saying by the agency.") == [
        ("Haddad", "quoted as saying", "We will not open it")
    ]
    assert speakers("State television quoted the general as saying: “It is over.”") == [
        "the general"
    ]


def test_a_tag_after_a_mild_verb() -> None:
    (one,) = read("Both sides have agreed on a corridor through the turbines, officials said.")
    assert one.speaker == "officials"
    assert one.quote == "Both sides have agreed on a corridor through the turbines"


def test_a_quotation_after_reported_speech_goes_on() -> None:
    assert said("Lund said her boats would stay. “We asked for respect.”") == [
        ("Lund", "said", "her boats would stay"),
        ("Lund", "said", "We asked for respect."),
    ]


def test_a_document_with_its_author() -> None:
    (one,) = read("The ice is thinning, according to a survey by the university's institute.")
    assert one.speaker == "a survey by the university's institute"


def test_a_place_after_the_cue_is_not_what_was_said() -> None:
    (one,) = read("Many did not see themselves in it, Raddatz said in putting the question.")
    assert one.quote == "Many did not see themselves in it"


def test_a_thing_reported_without_a_verb_is_no_statement() -> None:
    assert read("The Courier first reported the decision on Sunday.") == []


@pytest.mark.parametrize(
    "dateline",
    ["Lyria (AFP) - ", "LYRIA, Nordland (Reuters) — ", "LYRIA, 3 May — ", "PORT AMAL (AP) -- ", ""],
)
def test_a_dateline_is_said_by_nobody(dateline: str) -> None:
    (one,) = read(f"{dateline}The northern quay has been closed for good, the harbour board said.")
    assert one.quote == "The northern quay has been closed for good"
    assert one.speaker == "the harbour board"


def test_a_dash_after_a_name_is_no_dateline() -> None:
    (one,) = read("Lund — who runs the harbour — said the quay was closed.")
    assert one.speaker == "Lund"


def test_a_question_that_was_introduced_is_not_the_next_ones() -> None:
    assert speakers("Ruiz asked: “Did you burn it?” The witness replied: “I never did.”") == [
        "Ruiz",
        "the witness",
    ]
