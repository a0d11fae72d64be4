"""Every error: `<code>` is the sentence, `<code>.hint` what to do next."""

from qualcode.i18n.catalogue import (
    error_analysis,
    error_cli,
    error_codebook,
    error_editing,
    error_ingest,
    error_instruments,
    error_readers,
    error_report,
    error_services,
    error_store,
    error_suggest,
    error_web,
)

MESSAGES: dict[str, tuple[str, str]] = {
    **error_analysis.MESSAGES,
    **error_cli.MESSAGES,
    **error_codebook.MESSAGES,
    **error_editing.MESSAGES,
    **error_ingest.MESSAGES,
    **error_readers.MESSAGES,
    **error_instruments.MESSAGES,
    **error_report.MESSAGES,
    **error_services.MESSAGES,
    **error_store.MESSAGES,
    **error_suggest.MESSAGES,
    **error_web.MESSAGES,
}
