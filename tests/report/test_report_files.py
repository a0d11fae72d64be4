import pytest

from qualcode.errors import QualcodeError
from qualcode.report import atomic, write_matrix, write_quotes, write_table


def test_atomic_replaces_only_when_all_went_well(tmp_path):
    path = tmp_path / "sub" / "out.txt"
    with atomic(path) as temporary:
        assert temporary.parent == path.parent
        temporary.write_text("first")
        assert not path.exists()
    assert path.read_text() == "first"

    def fail():
        with atomic(path) as temporary:
            temporary.write_text("half")
            msg = "stop"
            raise RuntimeError(msg)

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "first"
    assert [p.name for p in path.parent.iterdir()] == ["out.txt"]


def test_atomic_gives_usual_permissions(tmp_path):
    usual = tmp_path / "usual"
    usual.write_text("")
    with atomic(tmp_path / "made"):
        pass
    assert (tmp_path / "made").stat().st_mode == usual.stat().st_mode


def test_a_failing_writer_leaves_the_old_file(tmp_path, matrix):
    path = tmp_path / "m.xlsx"
    path.write_bytes(b"old")
    del matrix["cells"][0]
    with pytest.raises((KeyError, ValueError)):
        write_matrix(matrix, path, title="T")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(QualcodeError) as caught:
        write_table([], ["a"], tmp_path / "file" / "x.csv", title="T")
    assert caught.value.code == "output-not-writable"
    assert caught.value.exit_code == 2


def test_an_unknown_extension_names_those_that_work(tmp_path, matrix):
    for write, known in (
        (lambda p: write_table([], ["a"], p, title="T"), "csv, docx, html, json, md"),
        (lambda p: write_matrix(matrix, p, title="T"), "png, svg"),
        (lambda p: write_quotes([], p, title="T"), "docx"),
    ):
        with pytest.raises(QualcodeError) as caught:
            write(tmp_path / "x.odt")
        assert caught.value.code == "output-format-unknown"
        assert caught.value.exit_code == 2
        assert known in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_import_of_the_package_is_cheap():
    import subprocess
    import sys

    heavy = ["docx", "docxtpl", "lxml", "jinja2", "xlsxwriter", "matplotlib", "pandas"]
    code = (
        "import sys, qualcode.report as r; r.atomic; "
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"
