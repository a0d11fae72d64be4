"""The page of quotes."""

MESSAGES: dict[str, tuple[str, str]] = {
    "title": ("{n} {n:cita|citas}", "{n} {n:quote|quotes}"),
    "code": ("Código", "Code"),
    "all-codes": ("Todos los códigos", "All codes"),
    "all-actors": ("Todos los actores", "All actors"),
    "which": ("Cuáles", "Which"),
    "every": ("Todas las citas", "Every quote"),
    "typical": ("Típicas y divergentes", "Typical and divergent"),
    "col-quote": ("Cita", "Quote"),
    "col-code": ("Código", "Code"),
    "col-place": ("De dónde", "Where from"),
    "interviewer": ("toca al entrevistador", "touches the interviewer"),
    "rest": (
        "Y {n} más: exportar para verlas todas.",
        "And {n} more: export to see them all.",
    ),
    "empty": ("Sin citas", "No quotes"),
    "empty-why": (
        "Ninguna codificación calza con lo elegido.",
        "No coding fits what was chosen.",
    ),
    "hint-row": ("cita", "quote"),
    "hint-open": ("abrir en la entrevista", "open in the interview"),
}
