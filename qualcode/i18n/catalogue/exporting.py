"""Names of the sheets of an exported study."""

MESSAGES: dict[str, tuple[str, str]] = {
    "codings": ("Codificaciones", "Codings"),
    "documents": ("Documentos", "Documents"),
    "participants": ("Participantes", "Participants"),
    "cases": ("Casos", "Cases"),
    "codes": ("Códigos", "Codes"),
}
