"""Turns and segments tile the text, whatever it holds."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.text import Block, count_words, transcribe
from qualcode.text.segments import cut, is_long, sentence_starts

ODD = st.text(
    alphabet=st.sampled_from(
        "aeiñÁ .,;:?!¿¡…—-()[]\n\t\u00a0\u0301\u200b🙂12\r*|\ufeff\0"
    ),
    max_size=120,
)
SENTENCES = st.lists(
    st.integers(1, 120).map(
        lambda n: " ".join(["palabra"] * (n - 1) + ["fin."]).capitalize()
    ),
    min_size=1,
    max_size=12,
)


def slow_spans_ok(text, spans):
    """The plain oracle: spans ascend, hold no edge of white space, and miss no letter."""
    at = 0
    for start, end in spans:
        assert start >= at
        assert text[at:start].strip() == ""
        piece = text[start:end]
        assert piece
        assert piece == piece.strip()
        at = end
    assert text[at:].strip() == ""


@given(st.lists(ODD, max_size=8), st.booleans())
def test_any_blocks_give_a_sound_transcript(texts, labelled):
    labels = ("Entrevistadora: ", "Ana: ")
    blocks = [
        Block(unicodedata.normalize("NFC", (labels[i % 2] if labelled else "") + text))
        for i, text in enumerate(texts)
    ]
    found = transcribe(blocks)
    at = 0
    for number, turn in enumerate(found.turns, 1):
        assert turn.turn == number
        assert at <= turn.start < turn.end <= len(found.text)
        words = found.text[turn.start : turn.end]
        assert words == words.strip()
        inside = [
            (s.start - turn.start, s.end - turn.start)
            for s in found.segments
            if s.turn == number
        ]
        slow_spans_ok(words, inside)
        at = turn.end
    assert [s.segment for s in found.segments] == list(
        range(1, len(found.segments) + 1)
    )
    assert sum(s.turns for s in found.speakers) in (0, len(found.turns))


def can_be_tiled(sizes):
    """Whether neighbours can be grouped into 40 to 80 words each, by trying it all."""
    good = [True]
    for end in range(1, len(sizes) + 1):
        good.append(any(good[a] and 40 <= sum(sizes[a:end]) <= 80 for a in range(end)))
    return good[-1]


@given(SENTENCES)
def test_long_turns_are_cut_between_40_and_80_words(sentences):
    text = " ".join(sentences)
    spans = cut(text, sentence_starts(text, "es"))
    slow_spans_ok(text, spans)
    sizes = [count_words(text[a:b]) for a, b in spans]
    if max(map(count_words, sentences)) <= 80:
        assert max(sizes) <= 80
        ends = {text.index(s.split()[0]) for s in sentences}
        assert 0 in ends
    if can_be_tiled(list(map(count_words, sentences))):
        assert min(sizes) >= 40


def test_cuts_fall_at_sentence_ends():
    sentence = "Trabajamos con la empresa desde marzo y la directora lo sabía bien. "
    text = (sentence * 20).strip()
    spans = cut(text, sentence_starts(text, "es"))
    assert len(spans) > 2
    assert all(text[a:b].startswith("Trabajamos") for a, b in spans)
    assert all(text[a:b].endswith("bien.") for a, b in spans)


def test_a_sentence_over_80_words_is_cut_at_its_clauses():
    text = (
        "y entonces llegó la empresa con su gente y nadie sabía qué hacer, " * 12
    ).strip()
    spans = cut(text, sentence_starts(text, "es"))
    assert [count_words(text[a:b]) <= 80 for a, b in spans] == [True] * len(spans)
    assert all(text[a:b].endswith("hacer,") for a, b in spans)


def test_a_sentence_without_any_mark_stays_whole():
    text = ("palabra " * 130).strip()
    assert cut(text, sentence_starts(text, "es")) == [(0, len(text))]


def test_a_turn_of_80_words_is_one_segment():
    for words, segments in ((80, 1), (82, 2)):
        said = "Uno dos. " * (words // 2)
        found = transcribe([Block("Entrevistador: ¿Qué?"), Block(f"Ana: {said}")])
        assert len([s for s in found.segments if s.turn == 2]) == segments


def test_abbreviations_and_pauses_end_no_sentence():
    text = "La Sra. Pérez dijo… bueno, que no... pero vino. Luego se fue. ¿Y qué? Nada."
    assert [text[a : a + 5] for a in sentence_starts(text, "es")] == [
        "La Sr",
        "Luego",
        "¿Y qu",
        "Nada.",
    ]


def test_short_texts_never_load_spacy():
    import subprocess
    import sys

    code = (
        "import sys; from qualcode.text import Block, transcribe;"
        "t = transcribe([Block('Entrevistador: ¿Qué?'), Block('Ana: Nada.')]);"
        "assert len(t.turns) == 2; sys.exit('spacy' in sys.modules or 'lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("language", ["es", "en", "pt", "de", "fr", "xx", "qq"])
def test_every_language_finds_a_cutter(language):
    assert sentence_starts("One. Two.", language) == [0, 5]


def test_is_long_counts_words():
    assert not is_long("a " * 80)
    assert is_long("abc " * 81)


def test_loading_spacy_leaves_its_command_line_to_whoever_wants_it() -> None:
    script = (
        "from qualcode.text.segments import warm_up; warm_up(); import sys;"
        "assert 'spacy.cli' not in sys.modules;"
        "from spacy.cli.info import info; assert callable(info)"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=True)
