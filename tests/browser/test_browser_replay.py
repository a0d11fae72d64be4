"""The gold of example interviews typed again: how many keys a coded segment costs.

Moves are not counted. Nine codes are pinned beforehand, as a team does with those it
uses most; the activity and the sign stay on from segment to segment.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

import pytest

pytestmark = pytest.mark.browser
INTERVIEWS = ("residencia-1-directora", "oca-2-director")
SIGNS = {"facilitador": "+", "obstaculizador": "-", "neutro": "0"}
GOLD = "Equipo de ejemplo (ficticio)"
MOST = 3.0  # keys per coded segment


class Typist:
    """Types the least keys it can; knows what the page shows: activity, sign, pins."""

    def __init__(
        self, page, order: list[str], pins: list[str], valued: set[str]
    ) -> None:
        self.page, self.order, self.valued = page, order, valued
        self.pins = {code: str(n) for n, code in enumerate(pins, 1)}
        self.activity: str | None = None
        self.sign: str | None = None
        self.keys = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    def apply(self, code: str) -> None:
        if code in self.pins:
            self.press(self.pins[code])
        else:
            row = self.page.locator(f'[data-code-item="{code}"]')
            self.press(*row.get_attribute("data-chord").lower())

    def segment(self, stages: list[str], others: list[tuple[str, str | None]]) -> None:
        if not stages:
            if self.activity:
                self.press("/")
            self.activity = None
        if len(stages) > 1:
            for activity in stages:
                self.apply(activity)
            self.activity = stages[-1]
        elif stages:
            self.stage(stages[0], others)
        for code, valence in others:
            if code in self.valued and valence != self.sign:
                self.press(SIGNS[valence or self.sign])
                self.sign = valence
            self.apply(code)

    def stage(self, activity: str, others: list[tuple[str, str | None]]) -> None:
        if activity != self.activity or not others:
            near = (
                self.order.index(activity) - self.order.index(self.activity)
                if self.activity
                else 0
            )
            if others and abs(near) == 1:
                self.press(">" if near > 0 else "<")
            else:
                self.apply(activity)
            self.activity = activity


def gold(demo) -> dict[str, dict[tuple[int, int], list[tuple[str, str | None]]]]:
    from qualcode.services.study import open_study

    found = defaultdict(lambda: defaultdict(list))
    with open_study(demo.folder) as study:
        for c in study.data().codings:
            if c.coder != GOLD:
                continue
            found[c.document][c.start, c.end].append((c.code, c.valence))
    return found


def test_at_most_three_keys_per_coded_segment(demo, visit, capsys) -> None:
    from qualcode.services.study import open_study

    with open_study(demo.folder) as study:
        book = study.codebook()
    stages = [code.id for code, _ in book.facets[0].walk()]
    valued = {code for code in book.order if book.takes_valence(code)}
    spans = gold(demo)
    used = Counter(code for d in INTERVIEWS for s in spans[d].values() for code, _ in s)
    pins = [code for code, _ in used.most_common(9)]
    visitor = visit(demo)
    page = visitor.page
    told = []
    for document in INTERVIEWS:
        visitor.go(f"/documents/{document}")
        page.evaluate(
            "([place, pins]) => localStorage.setItem(place, JSON.stringify(pins))",
            [f"qualcode:pins:{book.id}", pins],
        )
        visitor.go(f"/documents/{document}")
        typist = Typist(page, stages, pins, valued)
        for (start, end), codes in sorted(spans[document].items()):
            page.evaluate("hash => { location.hash = hash; }", f"#{start}-{end}")
            page.wait_for_function(
                "at => document.querySelector('#transcript').dataset.span === at",
                arg=f"{start}-{end}",
            )
            own = [c for c, _ in codes if c in stages]
            others = [(c, v) for c, v in codes if c not in stages]
            typist.segment(own, others)
        page.wait_for_timeout(500)
        made = Counter(
            (r["start"], r["end"], r["code"], r["valence"])
            for r in visitor.api("GET", f"/api/documents/{document}/codings")
            if r["coder"] == "Ana"
        )
        wanted = Counter(
            (start, end, code, valence)
            for (start, end), codes in spans[document].items()
            for code, valence in codes
        )
        assert made == wanted
        per = typist.keys / len(spans[document])
        told.append((document, len(spans[document]), typist.keys, per))
    with capsys.disabled():
        for document, segments, keys, per in told:
            sys.stdout.write(
                f"\n{document}: {keys} keys for {segments} coded segments, {per:.2f} each"
            )
    assert all(per <= MOST for *_, per in told)
