"""Files that once broke a reader (benchmarks/fuzz_readers.py): each has its answer."""

from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.ingest import read_many

FOUND = sorted((Path(__file__).parent / "fuzzed").iterdir())


def test_there_are_findings():
    assert FOUND


@pytest.mark.parametrize("path", FOUND, ids=[path.name for path in FOUND])
def test_a_finding_is_read_or_refused_by_name(path):
    [(_, found)] = read_many([path])
    if isinstance(found, QualcodeError):
        assert found.code != "file-unreadable"
    else:
        assert all(one.turns for one in found)
