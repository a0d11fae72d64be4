"""The one error type; its words live in the catalogue.

Raise `QualcodeError("file-missing", file=path)` and the message and hint come
from `error.file-missing` and `error.file-missing.hint` in the language at hand.
A `problems.Problem` is the same as data, loaded when there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.problems import Problem

DONE, PROBLEMS, USAGE, BAD_INPUT, DAMAGED = 0, 1, 2, 3, 4


class QualcodeError(Exception):
    """Bad input or a damaged study, told in one sentence with what to do next.

    `exit_code` is 3 (bad input, nothing done) unless said otherwise: 2 wrong
    use, 4 study damaged, locked or of a newer version.
    """

    def __init__(
        self,
        code: str,
        *,
        file: object = None,
        line: int | None = None,
        exit_code: int = BAD_INPUT,
        **params: object,
    ) -> None:
        """Word the error `code` of the catalogue with `params`."""
        from qualcode.problems import problem

        self.problem: Problem = problem(code, file=file, line=line, **params)
        self.exit_code = exit_code
        super().__init__(self.problem.message)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as it was worded, not to be worded again."""
        return type(self).__new__, (type(self), *self.args), self.__dict__

    @property
    def code(self) -> str:
        """The stable name of the error, e.g. `file-missing`."""
        return self.problem.code

    @property
    def hint(self) -> str:
        """What to do next."""
        return self.problem.hint
