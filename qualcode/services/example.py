"""Where the example study is: in the installed package, or in a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

EXAMPLE_CODEBOOK = "juntos-por-la-infancia"


@contextmanager
def example() -> Iterator[Path]:
    """The example study: in the installed package, else the checkout's root."""
    if files("qualcode").joinpath("example").joinpath("study.yaml").is_file():
        with as_file(files("qualcode").joinpath("example")) as folder:
            yield folder
    else:
        yield Path(__file__).parents[2]
