"""suggest: what is told before anything slow is loaded."""

import pytest

from qualcode.errors import QualcodeError
from qualcode.services.suggesting import suggest_files


@pytest.fixture
def looked_up(monkeypatch):
    """The times that the dictionary was asked for."""
    times = []
    monkeypatch.setattr("qualcode.suggest.warm_up", lambda *given: times.append(given))
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
    assert len(looked_up) == 1
