"""The acts of the log in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "coding-add": ("codificó", "coded"),
    "coding-remove": ("quitó una codificación", "removed a coding"),
    "coding-change": ("cambió una codificación", "changed a coding"),
    "coding-move": (
        "codificación movida a otra versión",
        "coding moved to another version",
    ),
    "suggestion-accept": ("aceptó una sugerencia", "accepted a suggestion"),
    "suggestion-reject": ("rechazó una sugerencia", "rejected a suggestion"),
    "suggestions-save": ("sugerencias calculadas", "suggestions computed"),
    "done": ("marcó lista", "marked as done"),
    "not-done": ("quitó la marca de lista", "took the mark of done away"),
    "coverage": ("confirmó si se preguntó", "confirmed whether it was asked"),
    "coder-add": ("analista nuevo", "new coder"),
    "document-import": ("entrevista traída", "interview brought in"),
    "document-confirm": (
        "confirmó datos de la entrevista",
        "confirmed an interview's facts",
    ),
    "participant-confirm": ("confirmó quién habla", "confirmed who speaks"),
    "codebook-apply": ("libro de códigos activado", "codebook made active"),
    "codebook-edit": ("cambió el libro de códigos", "changed the codebook"),
    "memo-add": ("escribió un memo", "wrote a memo"),
    "memo-change": ("corrigió un memo", "corrected a memo"),
    "memo-remove": ("quitó un memo", "removed a memo"),
    "summary": ("escribió una síntesis", "wrote a summary"),
    "report-build": ("informe armado", "report built"),
    "undo": ("deshizo", "undid"),
    "redo": ("rehízo", "redid"),
}
