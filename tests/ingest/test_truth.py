"""Real transcripts whose turns were counted by hand, kept beside the checkout."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.ingest import read
from qualcode.ingest.formats import READERS

ROOT = Path(__file__).parents[2]
SHARED = (
    ROOT / os.environ.get("QUALCODE_SHARED", "../shared")
).resolve() / "transcripts"

pytestmark = pytest.mark.shared


def truths():
    path = SHARED / "truth.json"
    if not path.exists():
        return []
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    by_name = {one["file"]: one for one in files}
    for one in files:
        one["samples"] = one.get("samples") or by_name.get(
            one.get("derived_from"), {}
        ).get("samples", [])
    return [one for one in files if Path(one["file"]).suffix in READERS]


TRUTHS = truths()
# Who asks and who answers, read by a person; labels alone say the contrary of each
# other in the two Brazilian files.
ASKING = {
    "md/es_pry_guion_E1.md": {"ENTREVISTADOR"},
    "md/es_pry_guion_E2.md": {"ENTREVISTADOR"},
    "docx/pt_bra_P_E_1.docx": {"P"},
    "docx/pt_bra_E_P_tiempo_1.docx": {"E"},
    "docx/de_pareja_estudiantes_1.docx": {"I"},
    "docx/de_pareja_estudiantes_2.docx": {"I"},
    "pdf/pt_bra_entrevistador_guion_4.pdf": {"Entrevistador"},
    "pdf/en_pdpilot_parrafos_numerados_P1.pdf": {"Dan"},
    "vtt/en_teams_v_lorem.vtt": {"Interviewer, First"},
}


def test_the_truth_is_there():
    assert len(TRUTHS) == 21


@pytest.mark.parametrize("one", TRUTHS, ids=[one["file"] for one in TRUTHS])
def test_turns_are_those_a_person_counted(one):
    path = SHARED / one["file"]
    if not one["is_transcript"]:
        with pytest.raises(QualcodeError):
            read(path)
        return
    [found] = read(path)
    assert len(found.turns) == one["n_turns"]
    nobody = "(sin hablante)"
    assert Counter(t.label or nobody for t in found.turns) == one["turns_per_speaker"]
    assert found.language == one["language"][:2]
    broken = "mojibake" in one["file"]
    silent = nobody in one["turns_per_speaker"]
    told = ["mojibake"] * broken + ["no-speakers"] * silent
    assert [p.code for p in found.problems] == told
    if not silent:
        asking = ASKING.get(one["file"]) or ASKING[one["derived_from"]]
        assert {t.label for t in found.turns if t.kind == "interviewer"} == asking
        assert {t.kind for t in found.turns} == {"interviewer", "participant"}
    for sample in [] if broken else one["samples"]:
        turn = found.turns[sample["turn"] - 1]
        words = found.text[turn.start : turn.end].split()
        assert " ".join(words[:8]) == sample["first8"]
        assert " ".join(words[-8:]) == sample["last8"]
        assert len(words) == sample["n_words"]
        assert turn.label == sample["speaker"]
        assert turn.time == sample["timestamp"]
