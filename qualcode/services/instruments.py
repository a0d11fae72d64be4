"""The evaluation's tables, each from one picture of the study and its registers."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.model.instruments import Instruments
from qualcode.problems import Problem
from qualcode.services.study import Study
from qualcode.store.instruments import COLUMNS as REGISTERS
from qualcode.store.instruments import read_instruments

Plain = dict[str, Any]
THEORY = "theory.yaml"
NAMES = ("sample", "attributes", "plans", "guide", "theory")


class Tables:
    """What `tables` shows; read once, so that all tables speak of the same moment.

    `problems` are those of the registers of instruments/.
    """

    def __init__(self, study: Study, data: StudyData | None = None) -> None:
        """Read the study, unless its `data` is at hand, and its registers."""
        from qualcode.instruments import check_instruments

        self.data: StudyData = data or study.data()
        self.rows: Instruments
        self.rows, problems = read_instruments(study.where.instruments)
        checked = check_instruments(self.data, self.rows)
        self.problems: list[Problem] = [*problems, *checked]
        self._theory = study.where.instruments / THEORY

    def sample(self, type_: str | None = None) -> Plain:
        """The contract's `tables sample`."""
        from dataclasses import replace

        from qualcode.analysis import stats
        from qualcode.instruments.characterising import sample

        voices = tuple(d for d in self.data.documents if d.is_interview)
        counted = stats(replace(self.data, documents=voices))["by_actor"]
        return sample(self.data, self.rows, counted, type_=type_)

    def attributes(self, type_: str | None = None) -> list[Plain]:
        """The contract's `tables attributes`."""
        from qualcode.instruments.characterising import attributes

        return attributes(self.data, self.rows, type_=type_)

    def plans(self, type_: str | None = None) -> Plain:
        """The contract's `tables plans`."""
        from qualcode.instruments.planning import plans

        return plans(self.data, self.rows, type_=type_)

    def guide(self, actor: str | None = None) -> list[Plain]:
        """The contract's `tables guide`."""
        from qualcode.instruments.guiding import guide

        return guide(self.data, actor=actor)

    @property
    def has_theory(self) -> bool:
        """Whether the study has a theory of change."""
        return self._theory.is_file()

    def theory(self) -> Plain:
        """The contract's `tables theory`.

        Raises `theory-missing` where the study has none, `theory-not-yaml`.
        """
        from qualcode.analysis import findings
        from qualcode.instruments.theorising import theory
        from qualcode.instruments.theory_reading import read_theory

        if not self.has_theory:
            raise QualcodeError("theory-missing", file=THEORY)
        try:
            text = self._theory.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise QualcodeError(
                "theory-not-yaml", file=THEORY, line=1, detail=str(error)
            ) from error
        model, problems = read_theory(text, THEORY)
        return theory(
            self.data,
            model,
            file=THEORY,
            problems=problems,
            findings=findings(self.data),
            plan=self.plans(),
        )

    def rows_of(self, name: str, **options: str) -> tuple[Any, list[Plain]]:
        """The answer of one table and its rows. Raises `choice-unknown` (exit 2)."""
        from qualcode.instruments.flattening import table_rows

        if name not in NAMES:
            raise QualcodeError(
                "choice-unknown",
                exit_code=USAGE,
                option="tables",
                value=name,
                choices=", ".join(NAMES),
            )
        answer = getattr(self, name)(**options)
        return answer, table_rows(name, answer)

    def chapters(self) -> list[Plain]:
        """The chapters of the report that these tables fill, in its order.

        None where the study has no instruments; a theory that cannot be read is
        left out (`tables theory` tells why).
        """
        from qualcode.report.instruments import theory_grids

        made: list[Plain] = []
        if self.has_theory:
            with suppress(QualcodeError):
                found = self.theory()
                lead = found["hypothesis"]
                made.append(_chapter("theory", lead, theory_grids(found), theory=found))
        return [*made, *self.register_chapters()]

    def register_chapters(self) -> list[Plain]:
        """The chapters whose figures are the registers' own."""
        from qualcode.report.instruments import (
            attribute_grids,
            plan_grids,
            sample_grids,
        )

        made: list[Plain] = []
        if not any(getattr(self.rows, name) for name in REGISTERS):
            return made
        sample = self.sample()
        cases = len(sample["cases"])
        lead = t("instruments.lead-sample", n=cases)
        made.append(
            _chapter("sample", lead, sample_grids(sample, self.data, brief=True))
        )
        grids = attribute_grids(self.attributes(), self.data)
        if grids:
            lead = t("instruments.lead-attributes", n=cases)
            made.append(_chapter("attributes", lead, grids))
        plan = self.plans()
        if plan["areas"]:
            done, planned = (
                sum(row[key] for row in plan["summary"]) for key in ("done", "planned")
            )
            lead = t("instruments.lead-plans", n=done, planned=planned)
            made.append(_chapter("plans", lead, plan_grids(plan)))
        return made


def _chapter(name: str, lead: str, grids: Any, theory: Any = None) -> Plain:
    title = t(f"instruments.file-{name}")
    return {"name": title, "lead": lead, "grids": grids, "theory": theory}
