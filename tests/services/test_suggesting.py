"""suggest: what is told before anything slow is loaded."""

import pytest

from qualcode.errors import QualcodeError
from qualcode.services.suggesting import suggest_files
from qualcode.suggest.words import look_up as real


@pytest.fixture
def looked_up(monkeypatch):
    """The texts whose words were looked up, time by time."""
    times = []

    def look_up(texts, language, helping):
        times.append(list(texts))
        return real(times[-1], language, helping)

    monkeypatch.setattr("qualcode.suggest.words.look_up", look_up)
    return times


def test_a_missing_file_is_told_before_the_dictionary_is_loaded(looked_up, tmp_path):
    with pytest.raises(QualcodeError) as told:
        suggest_files([tmp_path / "nada.docx", tmp_path / "tampoco.txt"])
    assert told.value.code == "file-missing"
    assert looked_up == []


def test_words_are_looked_up_once_a_file_is_read(looked_up, tmp_path):
    file = tmp_path / "una.txt"
    file.write_text("Ana: La primera reunión fue buena.\n", encoding="utf-8")
    missing, read = suggest_files([tmp_path / "nada.docx", file])
    assert missing["problems"][0]["code"] == "file-missing"
    assert [s["text"] for s in read["segments"]] == [
        "Ana: La primera reunión fue buena."
    ]
    learned, heard = looked_up
    assert any("diagnóstico" in text for text in learned)  # the codebook's own words
    assert heard == ["Ana: La primera reunión fue buena."]
