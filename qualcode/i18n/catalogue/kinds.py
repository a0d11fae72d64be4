"""The grid that asks, at an import, who asks and who answers."""

MESSAGES: dict[str, tuple[str, str]] = {
    "title": (
        "No es seguro quién entrevista y quién responde en estas etiquetas:",
        "Who asks and who answers is not sure for these labels:",
    ),
    "counts": (
        "turnos: {turns}, archivos: {files}",
        "{turns} turns, {files} files",
    ),
    "question": (
        "Entrevistan i N…, responden p N… (Enter deja el resto sin definir):",
        "Who asks i N…, who answers p N… (Enter leaves the rest open):",
    ),
    "how": (
        "Escribir letras y números de la lista, por ejemplo «i 1 3 p 2».",
        "Write letters and numbers of the list, for instance “i 1 3 p 2”.",
    ),
    "kept": (
        "Quedó en transcripts/participants.csv ({n} filas).",
        "Kept in transcripts/participants.csv ({n} rows).",
    ),
}
