"""A batch read with the help of a child process is the batch read alone."""

import pickle

import pytest

from qualcode import beside
from qualcode.errors import QualcodeError
from qualcode.i18n import use
from qualcode.ingest import batch as batches
from qualcode.ingest import read, read_many

LONG = "Entrevistador: ¿Y cómo fue?\nDirectora: " + "Fue largo {}. Nadie supo. " * 60


@pytest.fixture
def batch(tmp_path):
    """Twelve talks, of which the eighth is empty and the ninth missing."""
    paths = []
    for number in range(12):
        path = tmp_path / f"{number}.txt"
        path.write_text(LONG.format(*[number] * 60), encoding="utf-8")
        paths.append(path)
    paths[7].write_text("")
    paths[8].unlink()
    return paths


@pytest.fixture
def forking(monkeypatch):
    """As where spaCy is not loaded yet."""
    monkeypatch.setattr(beside, "_may_fork", lambda library: True)


def plain(found):
    """Errors made comparable."""
    return found.problem if isinstance(found, QualcodeError) else found


def alone(paths):
    whole = []
    for path in paths:
        try:
            whole.append(read(path))
        except QualcodeError as error:
            whole.append(error.problem)
    return whole


@pytest.fixture(params=[0, 3, 40])
def shared_from(request, monkeypatch):
    """The file from which the child is given whole ones."""
    monkeypatch.setattr(batches, "_ALONE", request.param)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_with_a_child_as_alone(batch, count, monkeypatch, forking, shared_from):
    use("en")  # the child words its errors as the parent would
    together = [plain(found) for _, found in read_many(batch[:count])]
    monkeypatch.setattr(beside, "_may_fork", lambda library: False)
    assert together == alone(batch[:count])
    assert len(together[0][0].segments) > len(together[0][0].turns)


def test_known_labels_reach_the_child(batch, forking, shared_from):
    known = {p.name: {"Directora": "interviewer"} for p in batch}
    for _, found in read_many(batch, known=known):
        if not isinstance(found, QualcodeError):
            assert {s.kind for s in found[0].speakers} == {"interviewer"}


def test_a_child_that_dies_at_once_costs_no_result(
    batch, monkeypatch, forking, shared_from
):
    monkeypatch.setattr("qualcode.text.segments.warm_up", lambda: 1 / 0)
    together = [plain(found) for _, found in read_many(batch)]
    monkeypatch.setattr(beside, "_may_fork", lambda library: False)
    assert together == alone(batch)


def test_an_error_travels_as_it_was_worded():
    use("en")
    error = QualcodeError("file-missing", file="a.docx", exit_code=4)
    use("es")
    again = pickle.loads(pickle.dumps(error))
    assert again.problem == error.problem
    assert (again.exit_code, str(again)) == (4, str(error))
