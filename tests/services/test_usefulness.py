"""The order of the review: what teaches most comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Suggestion
from qualcode.services.reviewing import by_usefulness


def offer(segment: int, code: str, probability: float, document: str = "uno"):
    return Suggestion(
        f"{document}-{segment}-{code}", document, segment, 0, 1, code, probability,
        None, (), None, "blend 1",
    )  # fmt: skip


def places(found):
    return [(s.segment, s.code) for s in found]


def test_doubt_comes_before_certainty():
    found = [offer(1, "a", 0.95), offer(2, "a", 0.55), offer(3, "a", 0.1)]
    assert [s.segment for s in by_usefulness(found, {})] == [2, 3, 1]


def test_a_code_with_few_codings_comes_before_one_with_many():
    found = [offer(1, "often", 0.5), offer(2, "seldom", 0.4)]
    assert places(by_usefulness(found, {"often": 60, "seldom": 1}))[0] == (2, "seldom")
    assert places(by_usefulness(found, {}))[0] == (1, "often")


def test_no_code_fills_the_head_of_the_queue():
    found = [offer(n, "a", 0.5) for n in range(6)] + [offer(9, "b", 0.8)]
    order = [s.code for s in by_usefulness(found, {})]
    assert order.index("b") <= 2


def test_a_passage_is_read_once_and_worth_all_it_decides():
    found = [offer(1, "a", 0.6), offer(2, "b", 0.7), offer(2, "c", 0.7)]
    assert places(by_usefulness(found, {})) == [(2, "b"), (2, "c"), (1, "a")]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from("abc"), st.floats(0, 1), st.booleans()
        ),
        unique_by=lambda row: (row[0], row[1], row[3]),
    ),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 50)),
)
def test_nothing_is_lost_and_passages_stay_whole(drawn, coded):
    found = [
        offer(n, code, p, "uno" if first else "dos") for n, code, p, first in drawn
    ]
    ordered = by_usefulness(found, coded)
    assert sorted(s.id for s in ordered) == sorted(s.id for s in found)
    runs = [key for i, key in enumerate(map(_passage, ordered))
            if not i or key != _passage(ordered[i - 1])]  # fmt: skip
    assert len(runs) == len({_passage(s) for s in found})


def _passage(suggestion):
    return suggestion.document, suggestion.segment
