"""One normalisation, and folding whose offsets lead back."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from qualcode.text import count_words, fold
from qualcode.text.blocks import joined
from qualcode.text.normalise import key, normalise

TEXT = st.text(max_size=60) | st.text(
    alphabet="aáÁñÑeé\u0301ßİŒﬁ 🙂\r\n\ufeff\0", max_size=40
)


@given(TEXT)
def test_normalise_is_idempotent_and_nfc(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & {"\r", "\0", "\ufeff"}


def test_normalise_keeps_everything_else():
    assert (
        normalise("a\u00a0b  c\t(risas) [00:01] \u200b")
        == "a\u00a0b  c\t(risas) [00:01] \u200b"
    )
    assert normalise("uno\r\ndos\rtres") == "uno\ndos\ntres"


@given(TEXT)
def test_fold_positions_lead_back(text):
    folded, positions = fold(text)
    assert len(positions) == len(folded) + 1
    assert positions[-1] == len(text)
    assert list(positions) == sorted(positions)
    for i, letter in enumerate(folded):
        assert letter in fold(text[positions[i]])[0]


@given(TEXT, st.data())
def test_a_folded_match_is_a_span_of_the_text(text, data):
    folded, positions = fold(text)
    if not folded:
        return
    a = data.draw(st.integers(0, len(folded) - 1))
    b = data.draw(st.integers(a + 1, len(folded)))
    span = text[positions[a] : positions[b - 1] + 1]
    assert folded[a:b] in fold(span)[0]


def test_fold_is_blind_to_case_and_accents():
    assert fold("VINCULACIÓN, ñandú")[0] == "vinculacion, nandu"
    assert fold("Straße")[0] == "strasse"


def test_words_are_what_stands_between_white_space():
    assert count_words("  ¿Qué   pasó, (risas) ayer?\n") == 4


@given(st.lists(st.tuples(TEXT, st.booleans()), max_size=6))
def test_joined_runs_keep_text_and_bold_within(runs):
    text, bold = joined(runs)
    assert unicodedata.is_normalized("NFC", text)
    assert all(0 <= a <= b <= len(text) for a, b in bold)
    assert [a for a, _ in bold] == sorted(a for a, _ in bold)


@given(TEXT)
def test_folding_is_folding_every_character_by_itself(text):
    folded, positions = "", []
    for offset, character in enumerate(text):
        parts = unicodedata.normalize("NFD", character.casefold())
        plain = "".join(c for c in parts if not unicodedata.combining(c))
        folded += plain
        positions += [offset] * len(plain)
    told, where = fold(text)
    assert told == folded
    assert list(where) == [*positions, len(text)]
    assert key(text) == " ".join(folded.split())
