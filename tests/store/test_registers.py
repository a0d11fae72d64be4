"""The CSV files a team edits: read as Excel writes them, written back gently."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.store.registers import COLUMNS, Registers, read_csv

HEAD = "document,file,part,kind,actor,case,group,mode,date\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_excel_writes_is_read_and_kept(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "documents.csv"
    text = f"{HEAD}ñandú,señora.docx,,,JxI,,,,\n".replace(",", delimiter)
    path.write_bytes(text.encode(encoding))
    register = read_csv(path, COLUMNS["documents"])
    assert [
        (line, r["document"], r["file"], r["actor"]) for line, r in register.items()
    ] == [(2, "ñandú", "señora.docx", "JxI")]
    register.add({"document": "otra"})
    register.save()
    raw = path.read_bytes()
    assert raw.decode(encoding).count(delimiter) == 3 * 8
    assert read_csv(path, COLUMNS["documents"]).rows[1]["document"] == "otra"


def test_a_letter_the_old_encoding_lacks_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes("case,name,type\na,Peñalolén,x\n".encode("cp1252"))
    register = read_csv(path, COLUMNS["cases"])
    register.add({"case": "b", "name": "Łódź"})
    register.save()
    assert [r["name"] for r in read_csv(path).rows] == ["Peñalolén", "Łódź"]


def test_unknown_columns_and_their_order_survive(tmp_path: Path) -> None:
    path = tmp_path / "documents.csv"
    path.write_text("nota,document,file\nmía,a,a.txt\n", encoding="utf-8")
    register = read_csv(path, COLUMNS["documents"])
    register.save()
    assert path.read_text().splitlines()[0].startswith("nota,document,file,part")
    assert read_csv(path).rows[0]["nota"] == "mía"


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "documents.csv"
    path.write_text("archivo;actor\na;b\n", encoding="utf-8")
    with pytest.raises(QualcodeError) as caught:
        read_csv(path, COLUMNS["documents"])
    assert caught.value.code == "register-column-missing"


def test_an_absent_register_is_empty(tmp_path: Path) -> None:
    assert read_csv(tmp_path / "cases.csv", COLUMNS["cases"]).rows == []


cell = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(
    str.strip
)


@given(st.lists(st.tuples(cell.filter(bool), cell, cell), max_size=6))
@example([("0", "'=", "''+1")])
def test_what_is_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("r") / "cases.csv"
    register = read_csv(path, COLUMNS["cases"])
    for row in rows:
        register.add(dict(zip(COLUMNS["cases"], row, strict=True)))
    register.save()
    read = read_csv(path, COLUMNS["cases"])
    assert [tuple(r.values()) for r in read.rows] == rows


def test_registers_are_read_again_only_where_a_file_changed(tmp_path: Path) -> None:
    documents, cases = tmp_path / "documents.csv", tmp_path / "cases.csv"
    documents.write_text(f"{HEAD}uno,uno.docx,,,,,,,\n")
    cases.write_text("case,name,type\n")
    first = Registers.read(tmp_path)
    first.documents.add({"document": "dos"})
    first.documents.save()
    assert Registers.read(tmp_path, first).documents is first.documents
    cases.write_text("case,name,type\nc1,,\n")
    documents.write_text(documents.read_text().replace("uno.docx", "una.docx"))
    again = Registers.read(tmp_path, first)
    assert [row["case"] for row in again.cases.rows] == ["c1"]
    assert [row["file"] for row in again.documents.rows] == ["una.docx", ""]
    documents.unlink()
    assert Registers.read(tmp_path, again).documents.rows == []
