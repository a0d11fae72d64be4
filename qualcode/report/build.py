"""The Word report: content into the template by docxtpl, then the finishing pass."""

from __future__ import annotations

import io
import zipfile
from contextvars import copy_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import use
from qualcode.report.anchors import Anchor
from qualcode.report.content import ReportContent
from qualcode.report.contents import page_numbers
from qualcode.report.files import atomic
from qualcode.report.finish import finish
from qualcode.report.sections import context
from qualcode.report.template import SHIPPED
from qualcode.report.wordml import TEXT_WIDTH


def build_report(
    content: ReportContent,
    path: Path,
    *,
    template: Path | None = None,
    layout: bool = True,
    build: str = "",
) -> list[Anchor]:
    """Write the report as a Word file; its bindings as written, in order.

    Args:
        content: all that is printed, in the language it names.
        path: the .docx to write, whole or not at all.
        template: a restyled copy of the shipped template; styles are found by
            their names, those that lack are added.
        layout: lay the report out once with LibreOffice, where it is at hand (a
            few seconds), so that the contents page has page numbers.
        build: the build's id, kept in the file with a property per binding.

    Raises:
        QualcodeError: `template-missing` (exit 2), `template-unreadable` or
            `template-wrong` (exit 3), `output-not-writable` (exit 2).
    """
    # words are taken in the report's language, whatever the caller's is
    return copy_context().run(_build, content, Path(path), template, layout, build)


def _build(
    content: ReportContent,
    path: Path,
    template: Path | None,
    layout: bool,
    build: str,
) -> list[Anchor]:
    use(content.language, force=True)
    own = Path(template) if template else SHIPPED
    if not own.is_file():
        raise QualcodeError("template-missing", file=own, exit_code=USAGE)
    made = _fill(own, context(content))
    pages: dict[str, str] = {}
    if layout:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            probe = Path(folder) / "probe.docx"
            finish(made, probe, content, own, None)
            pages = page_numbers(probe)
    with atomic(path) as temporary:
        return finish(made, temporary, content, own, pages, build)


def _fill(template: Path, words: dict[str, Any]) -> bytes:
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment
    from lxml.etree import XMLSyntaxError

    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    out = io.BytesIO()
    try:
        document = DocxTemplate(str(template))
        _draw(document, words)
        document.render(words, environment, autoescape=True)
        document.save(out)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise QualcodeError("template-unreadable", file=template) from error
    except (TemplateError, XMLSyntaxError) as error:
        raise QualcodeError(
            "template-wrong", file=template, reason=str(error)
        ) from error
    return out.getvalue()


def _draw(document: Any, words: dict[str, Any]) -> None:
    """Give every chapter that has a theory of change its picture."""
    for chapter in words["evaluacion"]:
        chapter["imagen"] = None
        if chapter["teoria"]:
            from docx.shared import Cm
            from docxtpl import InlineImage

            from qualcode.report.theory_picture import picture

            made = io.BytesIO(picture(chapter["teoria"]))
            chapter["imagen"] = InlineImage(document, made, width=Cm(TEXT_WIDTH))
