"""Chosen quotes: kept in a register, undone like any act."""

import pytest

from qualcode.analysis import quotes
from qualcode.errors import QualcodeError
from qualcode.services import coding
from qualcode.services.choosing import choose
from qualcode.services.history import log, undo


def chosen(study):
    return [q["why"] for q in quotes(study.data()) if q["representative"] == "chosen"]


def test_a_choice_is_kept_undone_and_dropped(study):
    row = coding.add(study, "directora-1", 0, 10, "inicio", coder="Ana")
    rows = choose(study, [row["id"]], coder="Ana", note="La más clara")
    assert rows == [
        {"id": row["id"], "coder": "Ana", "note": "La más clara", "chosen": True}
    ]
    assert chosen(study) == ["La más clara"]
    assert "clara" not in str(log(study))
    undo(study, coder="Ana")
    assert chosen(study) == []
    undo(study, redo=True, coder="Ana")
    assert chosen(study) == ["Elegida por el equipo"]
    choose(study, [row["id"]], coder="Ana", undo=True)
    assert chosen(study) == []
    undo(study, coder="Ana")
    assert len(chosen(study)) == 1


def test_only_a_quote_that_stands_can_be_chosen(study):
    row = coding.add(study, "directora-1", 0, 10, "inicio", coder="Ana")
    coding.remove(study, [row["id"]], coder="Ana")
    for id_ in (row["id"], "nada"):
        with pytest.raises(QualcodeError) as caught:
            choose(study, [id_], coder="Ana")
        assert caught.value.code == "coding-unknown"
    assert not (study.where.transcripts / "chosen.csv").exists()
