"""The evaluation's tables, each from one picture of the study and its registers."""

from __future__ import annotations

from typing import Any

from qualcode.errors import Problem, QualcodeError
from qualcode.model import Instruments, StudyData
from qualcode.services.study import Study
from qualcode.store.instruments import read_instruments

Plain = dict[str, Any]
THEORY = "theory.yaml"


class Tables:
    """What `tables` shows; read once, so that all tables speak of the same moment.

    `problems` are those of the registers of instruments/.
    """

    def __init__(self, study: Study) -> None:
        """Read the study and its registers."""
        from qualcode.instruments import check_instruments

        self.data: StudyData = study.data()
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
