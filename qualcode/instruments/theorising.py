"""A theory of change held against its own rules and against the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.model.theory import BESIDE, CHAIN, Node, Objective, Theory
from qualcode.problems import Problem, problem

Plain = dict[str, Any]
_FOLLOWS = {"product": "activity", "intermediate": "product", "final": "intermediate"}
STANDING = ("supported", "contradicted")


def theory(
    data: StudyData,
    model: Theory,
    *,
    file: str = "theory.yaml",
    problems: Sequence[Problem] = (),
    findings: Sequence[Mapping[str, Any]] = (),
    plan: Mapping[str, Any] | None = None,
) -> Plain:
    """The contract's `tables theory`, with what the study knows of each node.

    Args:
        data: the study.
        model: theory.yaml as read.
        file: its name, for the problems.
        problems: what reading told.
        findings: the study's findings as `analysis.findings` gives them.
        plan: the answer of `plans`, for the areas that results name.

    Returns:
        The contract's keys, and `validated`; `joint`, a row per intermediate and
        final result with plan figures, codings and judgement; `objectives` with
        their evidence, `unanswered` the ids of those without; `practice`, what the
        design and the interviews say of each activity; `unmeasured` indicators.
    """
    told = [*problems, *check_theory(data, model, file)]
    evidence = _Evidence(data, findings)
    objectives = [
        {
            "id": o.id,
            "text": o.text,
            **evidence.of(
                [*o.codes, *(c for n in _named(model, o.nodes) for c in n.codes)],
                [*o.findings, *(f for n in _named(model, o.nodes) for f in n.findings)],
            ),
        }
        for o in model.objectives
    ]
    return {
        "title": model.title,
        "purpose": model.purpose,
        "validated": [dict(v) for v in model.validated],
        "nodes": [_node(n) | evidence.of(n.codes, n.findings) for n in model.nodes],
        "links": [{"from": link.source, "to": link.target} for link in model.links],
        "hypothesis": hypothesis(model),
        "joint": list(_joint(model, evidence, plan)),
        "objectives": objectives,
        "unanswered": [
            o["id"] for o in objectives if not o["documents"] and not o["standing"]
        ],
        "practice": list(_practice(data, model, evidence)),
        "unmeasured": [
            {"node": n.id, "text": i["text"], "type": i["type"]}
            for n in model.nodes
            for i in n.indicators
            if not i["measured"]
        ],
        "problems": [p.as_dict() for p in told],
    }


def hypothesis(model: Theory) -> str:
    """The causal hypothesis in one sentence; a part nobody wrote is told as blank."""

    def words(kind: str) -> str:
        texts = [_inside(n.text) for n in model.nodes if n.kind == kind]
        return _join(texts) or t("instruments.blank")

    return t(
        "instruments.hypothesis",
        activities=words("activity"),
        products=words("product"),
        intermediate=words("intermediate"),
        final=words("final"),
        purpose=_inside(model.purpose) or t("instruments.blank"),
    )


def _inside(text: str) -> str:
    """A node's text inside a sentence: no full stop, no capital but a name's."""
    text = text.strip().rstrip(".")
    if text[1:2].islower() or text[1:2] == " ":
        return text[:1].lower() + text[1:]
    return text


def _join(texts: Sequence[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return t("instruments.and", first="; ".join(texts[:-1]), last=texts[-1])


def _node(node: Node) -> Plain:
    return {
        "id": node.id,
        "kind": node.kind,
        "text": node.text,
        "population": node.population,
        "measure": node.measure,
        "answers": list(node.answers),
        "on": list(node.on),
        "codes": list(node.codes),
        "findings": list(node.findings),
        "areas": list(node.areas),
        "indicators": [dict(i) for i in node.indicators],
        "judgement": node.judgement,
        "line": node.line,
    }


def _named(model: Theory, ids: Sequence[str]) -> list[Node]:
    return [node for node in model.nodes if node.id in ids]


class _Evidence:
    """What the codings and findings of a study say of codes and findings named."""

    def __init__(self, data: StudyData, findings: Sequence[Mapping[str, Any]]) -> None:
        self._data = data
        self._kind = {d.document: d.kind or "interview" for d in data.documents}
        self._standing = {f["id"] for f in findings if f["status"] in STANDING}

    def of(self, codes: Sequence[str], findings: Sequence[str]) -> Plain:
        """Interviews and codings of the codes, findings that stand."""
        voices = self.codings(codes, ("interview",))
        return {
            "documents": len({c.document for c in voices}),
            "codings": len(voices),
            "standing": [f for f in dict.fromkeys(findings) if f in self._standing],
        }

    def codings(self, codes: Sequence[str], kinds: Sequence[str]) -> list[Any]:
        """Codings of the codes and what is below them, in documents of the kinds."""
        book = self._data.codebook
        own = frozenset().union(*(book.descendants(code) for code in codes))
        return [
            c
            for c in self._data.codings
            if c.code in own and self._kind.get(c.document) in kinds
        ]


def _joint(
    model: Theory, evidence: _Evidence, plan: Mapping[str, Any] | None
) -> Iterator[Plain]:
    summary = {row["area"]: row for row in (plan or {}).get("summary", ())}
    for node in model.nodes:
        if node.kind in ("intermediate", "final"):
            yield {
                "node": node.id,
                "kind": node.kind,
                "text": node.text,
                "plan": [summary[area] for area in node.areas if area in summary],
                **evidence.of(node.codes, node.findings),
                "judgement": node.judgement,
            }


def _practice(data: StudyData, model: Theory, evidence: _Evidence) -> Iterator[Plain]:
    """Activity by activity: what the design says, what the interviews report.

    The activities are the theory's with codes; where none has any, the codes
    without children that the matrix expects some actor to speak of.
    """
    book = data.codebook
    named = [
        (n.text or n.id, n.codes)
        for n in model.nodes
        if n.kind == "activity" and n.codes
    ]
    if not named:
        leaves = [c for c in book.codes.values() if c.expected and not c.codes]
        named = [(c.name, (c.id,)) for c in leaves]
    for name, codes in named:
        designed = evidence.codings(codes, ("design", "plan"))
        voices = evidence.codings(codes, ("interview",))
        verdict = "neither"
        if designed:
            verdict = "both" if voices else "design-only"
        elif voices:
            verdict = "practice-only"
        yield {
            "activity": name,
            "codes": list(codes),
            "design": [c.id for c in designed],
            "documents": len({c.document for c in voices}),
            "practice": [c.id for c in voices],
            "verdict": verdict,
        }


def check_theory(data: StudyData, model: Theory, file: str) -> list[Problem]:
    """What breaks the rules of a causal chain, or names what is not there."""
    nodes = {node.id: node for node in model.nodes}
    found = [
        *_check_links(model, nodes, file),
        *_check_chain(model, nodes, file),
        *_check_beside(model, file),
        *_check_names(data, model, file),
    ]
    return sorted(found, key=lambda p: p.line or 0)


def _check_links(
    model: Theory, nodes: Mapping[str, Node], file: str
) -> Iterator[Problem]:
    for link in model.links:
        ends = (link.source, link.target)
        lacking = [end for end in ends if end not in nodes]
        for end in lacking:
            yield problem("theory-link-unknown", file=file, line=link.line, id=end)
        if not lacking and not _forward(nodes[link.source], nodes[link.target]):
            yield problem(
                "theory-link-backward",
                file=file,
                line=link.line,
                source=link.source,
                target=link.target,
            )


def _forward(source: Node, target: Node) -> bool:
    """Whether an arrow goes on along the chain; within a kind it may, to another."""
    if source.id == target.id or {source.kind, target.kind} & set(BESIDE):
        return False
    return CHAIN.index(source.kind) <= CHAIN.index(target.kind)


def _check_chain(
    model: Theory, nodes: Mapping[str, Node], file: str
) -> Iterator[Problem]:
    before: dict[str, list[str]] = {}
    for link in model.links:
        if link.source in nodes:
            before.setdefault(link.target, []).append(link.source)
    for node in model.nodes:
        line = node.line
        wanted = _FOLLOWS.get(node.kind)
        if wanted and not _follows(node, wanted, nodes, before):
            code = f"theory-{node.kind}-alone"
            yield problem(code, file=file, line=line, id=node.id)
        needs = [a for a in node.answers if a in nodes and nodes[a].kind == "need"]
        for answer in node.answers:
            if answer not in needs:
                yield problem(
                    "theory-need-unknown",
                    file=file,
                    line=line,
                    id=node.id,
                    value=answer,
                )
        if node.kind == "final" and not needs:
            yield problem("theory-final-unanswering", file=file, line=line, id=node.id)


def _follows(
    node: Node,
    wanted: str,
    nodes: Mapping[str, Node],
    before: Mapping[str, Sequence[str]],
) -> bool:
    """Whether a node comes after one of the kind wanted, perhaps by its like."""
    seen, open_ = {node.id}, [node.id]
    while open_:
        for source in before.get(open_.pop(), ()):
            if nodes[source].kind == wanted:
                return True
            if nodes[source].kind == node.kind and source not in seen:
                seen.add(source)
                open_.append(source)
    return False


def _check_beside(model: Theory, file: str) -> Iterator[Problem]:
    arrows = {(link.source, link.target) for link in model.links}
    for node in model.nodes:
        if node.on and tuple(node.on) not in arrows:
            value = " → ".join(node.on)
            yield problem(
                "theory-on-unknown", file=file, line=node.line, id=node.id, value=value
            )


def _check_names(data: StudyData, model: Theory, file: str) -> Iterator[Problem]:
    findings = {finding.id for finding in data.findings}
    entries: list[Node | Objective] = [*model.nodes, *model.objectives]
    for entry in entries:
        for code in entry.codes:
            if code not in data.codebook.facet_of:
                yield problem(
                    "theory-code-unknown",
                    file=file,
                    line=entry.line,
                    id=entry.id,
                    value=code,
                )
        for finding in entry.findings:
            if finding not in findings:
                yield problem(
                    "theory-finding-unknown",
                    file=file,
                    line=entry.line,
                    id=entry.id,
                    value=finding,
                )
