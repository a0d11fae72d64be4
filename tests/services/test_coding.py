"""Coding by hand: what is stored, what is refused, what undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.services import coders, coding, coding_files, history
from qualcode.services import study as studies
from qualcode.store import integrity

SLUG = "directora-1"


def add(study, start=45, end=60, code="inicio", **more):
    return coding.add(study, SLUG, start, end, code, coder="Ana", **more)


def test_a_coding_keeps_its_words(study) -> None:
    row = add(study, code="confianza", valence="facilitador")
    text = study.data().texts[SLUG]
    assert row["quote"] == text[45:60]
    assert (row["coder"], row["pass"], row["origin"]) == ("Ana", "1", "hand")
    assert coding.list_rows(study) == [row]
    assert integrity.lost_anchors(study.database) == 0


def test_the_same_coding_twice_is_one(study) -> None:
    first = add(study)
    assert add(study) == first
    assert coding.add(study, SLUG, 45, 60, "inicio", coder="Berta")["id"] != first["id"]
    assert add(study, pass_="2")["id"] != first["id"]
    assert len(coding.list_rows(study)) == 3


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ({"start": -1}, "span-outside"),
        ({"end": 10_000}, "span-outside"),
        ({"start": 60, "end": 45}, "span-empty"),
        ({"start": 45, "end": 45}, "span-empty"),
        ({"start": "45"}, "span-outside"),
        ({"code": "confianzas"}, "code-unknown"),
        ({"valence": "facilitador"}, "valence-not-taken"),
        ({"code": "confianza", "valence": "bueno"}, "valence-unknown"),
    ],
)
def test_what_cannot_be_coded_is_refused(study, call: dict, code: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        add(study, **call)
    assert (caught.value.code, caught.value.exit_code) == (code, 3)
    assert coding.list_rows(study) == []
    assert [e["action"] for e in history.log(study)] == ["document-import"]


def test_the_nearest_code_is_offered(study) -> None:
    with pytest.raises(QualcodeError) as caught:
        add(study, code="confianzas")
    assert caught.value.hint.startswith("Lo más parecido: confianza. Ver todos los ")
    with pytest.raises(QualcodeError) as caught:
        add(study, code="xyzw")  # like none: nothing is offered
    assert caught.value.hint.startswith("Ver todos los códigos con ")


@pytest.mark.parametrize("name", ["slug", "id", "path", "file"])
def test_a_document_is_named_in_four_ways(study, name: str) -> None:
    document = study.data().documents[0]
    named = {
        "slug": SLUG,
        "id": document.id,
        "path": str(study.where.transcripts / "Directora 1.txt"),
        "file": "Directora 1.txt",
    }[name]
    assert coding.add(study, named, 45, 60, "inicio", coder="A")["document"] == SLUG


def test_many_codings_are_one_act(study) -> None:
    rows = [
        {"document": SLUG, "start": n, "end": n + 9, "code": "inicio"}
        for n in range(0, 50, 10)
    ]
    coding.add_many(study, rows, coder="Ana")
    assert len(coding.list_rows(study)) == 5
    assert len(history.undo(study, coder="Ana")) == 5
    assert coding.list_rows(study) == []
    rows[3]["code"] = "nada"
    with pytest.raises(QualcodeError):
        coding.add_many(study, rows, coder="Ana")
    assert coding.list_rows(study) == []


def test_removal_undo_and_redo(study) -> None:
    row = add(study)
    coding.remove(study, [row["id"]], coder="Ana")
    assert coding.list_rows(study) == []
    history.undo(study, coder="Ana")
    assert coding.list_rows(study) == [row]
    history.undo(study, redo=True, coder="Ana")
    assert coding.list_rows(study) == []
    with pytest.raises(QualcodeError) as caught:
        coding.remove(study, [row["id"]], coder="Ana")
    assert caught.value.code == "coding-unknown"


def test_a_new_act_forgets_what_was_undone(study) -> None:
    add(study)
    history.undo(study, coder="Ana")
    add(study, code="cierre")
    with pytest.raises(QualcodeError) as caught:
        history.undo(study, redo=True, coder="Ana")
    assert caught.value.code == "nothing-to-redo"


def test_undo_of_one_coder_leaves_the_others(study) -> None:
    add(study)
    coding.add(study, SLUG, 0, 9, "inicio", coder="Berta")
    history.undo(study, coder="Ana", only="Ana")
    assert [r["coder"] for r in coding.list_rows(study)] == ["Berta"]


def test_done_and_coverage_are_undone_in_their_files(study) -> None:
    coders.done(study, [SLUG], coder="Ana")
    coders.confirm(study, SLUG, "inicio", "not-applicable", coder="Ana")
    coders.confirm(study, SLUG, "inicio", "asked", coder="Ana")
    data = study.data()
    assert data.done == {(SLUG, "Ana")}
    assert [c.state for c in data.coverage] == ["asked"]
    history.undo(study, coder="Ana")
    assert [c.state for c in study.data().coverage] == ["not-applicable"]
    history.undo(study, 2, coder="Ana")
    assert study.data().coverage == ()
    assert study.data().done == frozenset()


def test_the_log_holds_no_words(study) -> None:
    row = add(study, code="confianza", valence="facilitador")
    coding.remove(study, [row["id"]], coder="Ana")
    log = str(history.log(study))
    assert "confianza" in log
    words = [w for w in study.data().texts[SLUG].split() if len(w) > 6]
    assert len(words) > 5
    assert [w for w in words if w in log.replace("confianza", "")] == []


def test_codings_round_trip_through_csv(study, tmp_path: Path) -> None:
    from qualcode.services.exporting import export

    add(study, code="confianza", valence="facilitador")
    add(study, 62, 80, "tiempo")
    rows = coding.list_rows(study)
    out = export(study, tmp_path / "codings.csv")
    coding.remove(study, [r["id"] for r in rows], coder="Ana")
    answer = coding_files.import_csv(study, out)
    assert (answer["added"], answer["unchanged"], answer["problems"]) == (2, 0, [])
    columns = coding.CODING_COLUMNS
    again = coding.list_rows(study)
    assert [[r[c] for c in columns] for r in again] == [
        [r[c] for c in columns] for r in rows
    ]
    assert coding_files.import_csv(study, out)["unchanged"] == 2


def test_two_rows_of_one_id_are_told_and_the_first_is_stored(
    study, tmp_path: Path
) -> None:
    path = tmp_path / "codings.csv"
    path.write_text(
        "id,document,start,end,quote,code,valence,coder,pass\n"
        f"uno,{SLUG},45,60,,inicio,,Ana,1\n"
        f"uno,{SLUG},62,80,,tiempo,,Ana,1\n",
        encoding="utf-8",
    )
    answer = coding_files.import_csv(study, path)
    assert answer["added"] == 1
    assert [(p["code"], p["line"]) for p in answer["problems"]] == [
        ("coding-id-taken", 3)
    ]
    assert [r["start"] for r in coding.list_rows(study)] == [45]


def test_wrong_rows_are_told_by_line_and_the_sound_ones_stored(
    study, tmp_path: Path
) -> None:
    path = tmp_path / "codings.csv"
    path.write_text(
        "document,start,end,quote,code,valence,coder,pass\n"
        f"{SLUG},45,60,,inicio,,Ana,1\n"
        f"{SLUG},45,99999,,inicio,,Ana,1\n"
        f"nadie,0,5,,inicio,,Ana,1\n"
        f"{SLUG},0,5,la confianza llegó,confianza,facilitador,Ana,1\n",
        encoding="utf-8",
    )
    answer = coding_files.import_csv(study, path)
    assert answer["added"] == 2
    assert [(p["code"], p["line"]) for p in answer["problems"]] == [
        ("span-outside", 3),
        ("document-unknown", 4),
    ]
    moved = [r for r in coding.list_rows(study) if r["code"] == "confianza"]
    assert moved[0]["quote"] == "la confianza llegó"


def test_a_renamed_code_keeps_its_codings(study) -> None:
    add(study, code="confianza", valence="facilitador")
    path = study.where.codebooks / "prueba.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("- id: confianza\n", "- id: vinculo\n        was: [confianza]\n")
    )
    with studies.open_study(study.folder) as again:
        assert [r["code"] for r in coding.list_rows(again)] == ["vinculo"]


spans = st.tuples(st.integers(0, 150), st.integers(1, 30))
acts = st.lists(
    st.one_of(
        st.tuples(st.just("add"), spans, st.sampled_from(["inicio", "tiempo"])),
        st.tuples(st.just("remove"), st.integers(0, 9)),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    max_size=14,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts)
def test_undo_and_redo_follow_a_plain_history(study, acts) -> None:
    """Against a list of whole states, as a person imagines undo."""
    for row in coding.list_rows(study):
        coding.remove(study, [row["id"]], coder="Otra")

    def state():
        return {r["id"] for r in coding.list_rows(study, coder="Ana")}

    past, future = [state()], []
    for act in acts:
        try:
            if act[0] == "add":
                (start, length), code = act[1], act[2]
                before = state()
                coding.add(study, SLUG, start, start + length, code, coder="Ana")
                if state() != before:
                    past.append(state())
                    future.clear()
            elif act[0] == "remove":
                rows = coding.list_rows(study, coder="Ana")
                if rows:
                    id_ = rows[act[1] % len(rows)]["id"]
                    coding.remove(study, [id_], coder="Ana")
                    past.append(state())
                    future.clear()
            elif act[0] == "undo" and len(past) > 1:
                history.undo(study, coder="Ana", only="Ana")
                future.append(past.pop())
            elif act[0] == "redo" and future:
                history.undo(study, redo=True, coder="Ana", only="Ana")
                past.append(future.pop())
        except QualcodeError as error:
            assert error.code in ("span-outside", "span-empty")  # noqa: PT017
        assert state() == past[-1]


@pytest.mark.parametrize("name", ["a\0b", "~nadie-de-aqui/x", "x" * 5000, "", "."])
def test_what_can_be_no_path_is_no_document(study, name: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        coding.list_rows(study, document=name)
    assert caught.value.code == "document-unknown"
