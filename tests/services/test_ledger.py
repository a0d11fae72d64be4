"""findings.yaml edited by entries: comments stay, unseen changes are not lost."""

import pytest

from qualcode.errors import QualcodeError
from qualcode.services.history import log
from qualcode.services.ledger import ledger, remove_entry, save_finding, save_practice
from qualcode.services.study import open_study

FILE = """\
# Lo escribió el equipo.
findings:
  - id: H1
    claim: >-
      La confianza llegó
      con el tiempo   # no es comentario
    evidence: [a, b]   # las dos primeras
  # el segundo
  - {id: H2, kind: finding, claim: "Otro"}

practices:
  - code: tiempo
    tests:
      spontaneous: {verdict: "yes", why: "Sí."}
    accepted: null
"""


@pytest.fixture
def filed(study):
    study.where.findings.write_text(FILE, encoding="utf-8")
    return study


def text(study):
    return study.where.findings.read_text(encoding="utf-8")


def save(study, **entry):
    seen = ledger(study)["sha256"]
    return save_finding(study, entry, seen=seen, coder="Ana")


def test_an_edit_touches_its_entry_only(filed):
    told = save(filed, id="H1", evidence=["a", "c"], contrary=["d"])
    assert told == {"sha256": ledger(filed)["sha256"], "id": "H1"}
    now = text(filed)
    assert "# Lo escribió el equipo." in now
    assert "# el segundo" in now
    assert 'verdict: "yes"' in now
    assert "accepted:" in now
    with open_study(filed.folder) as again:
        first, second = again.data().findings
    assert (first.evidence, first.contrary) == (("a", "c"), ("d",))
    assert first.claim.startswith("La confianza llegó con el tiempo")
    assert second.claim == "Otro"


def test_a_new_entry_gets_the_next_id_of_its_kind(filed):
    assert save(filed, claim="Una  cosa:\n y otra")["id"] == "H3"
    assert save(filed, kind="conclusion", claim="Así", rests_on=["H3"])["id"] == "C1"
    with open_study(filed.folder) as again:
        found = {f.id: f for f in again.data().findings}
    assert found["H3"].claim == "Una cosa: y otra"
    assert (found["C1"].kind, found["C1"].rests_on) == ("conclusion", ("H3",))


def test_the_first_entry_makes_the_file(study):
    assert ledger(study) == {"sha256": "", "findings": [], "practices": []}
    save(study, claim="Algo", query={"code": "tiempo"})
    assert study.data().findings[0].query == {"code": "tiempo"}
    save(study, id="H1", query=None)
    with open_study(study.folder) as again:
        assert again.data().findings[0].query == {}


def test_what_changed_unseen_is_not_overwritten(filed):
    seen = ledger(filed)["sha256"]
    filed.where.findings.write_text(FILE + "# de otra persona\n", encoding="utf-8")
    with pytest.raises(QualcodeError) as caught:
        save_finding(filed, {"claim": "x"}, seen=seen, coder="Ana")
    assert caught.value.code == "findings-changed"
    assert text(filed) == FILE + "# de otra persona\n"


def test_a_practice_keeps_the_tests_not_given(filed):
    seen = ledger(filed)["sha256"]
    entry = {
        "code": "tiempo",
        "accepted": True,
        "tests": {"replicable": {"verdict": "no", "why": "No."}},
    }
    save_practice(filed, entry, seen=seen, coder="Ana")
    with open_study(filed.folder) as again:
        (practice,) = again.data().practices
    assert practice.accepted is True
    assert {k: v["verdict"] for k, v in practice.tests.items()} == {
        "spontaneous": "yes",
        "replicable": "no",
    }


def test_an_entry_is_taken_out(filed):
    for id_ in ("H2", "tiempo"):
        seen = ledger(filed)["sha256"]
        assert remove_entry(filed, id_, seen=seen, coder="Ana")["id"] == id_
    now = ledger(filed)
    assert [e["id"] for e in now["findings"]] == ["H1"]
    assert now["practices"] == []
    actions = [row["action"] for row in log(filed)][:2]
    assert actions == ["finding-remove", "finding-remove"]


@pytest.mark.parametrize(
    ("call", "entry", "code"),
    [
        (save_finding, {"claim": "x", "strength": []}, "findings-key"),
        (save_finding, {"claim": "x", "kind": "idea"}, "findings-key"),
        (save_finding, {"id": "H9"}, "findings-claim"),
        (save_practice, {"description": "x"}, "findings-key"),
        (save_practice, {"code": "tiempo", "tests": {"x": {}}}, "findings-key"),
        (save_practice, {"code": "nada"}, "code-unknown"),
    ],
)
def test_what_has_no_place_is_refused(filed, call, entry, code):
    with pytest.raises(QualcodeError) as caught:
        call(filed, entry, seen=ledger(filed)["sha256"], coder="Ana")
    assert caught.value.code == code
    assert text(filed) == FILE


def test_a_file_that_is_no_yaml_is_told_by_its_line(filed):
    filed.where.findings.write_text("findings: [\n", encoding="utf-8")
    from qualcode.files import sha256

    with pytest.raises(QualcodeError) as caught:
        save_finding(filed, {"claim": "x"}, seen=sha256("findings: [\n"), coder="Ana")
    assert caught.value.code == "study-yaml-invalid"
