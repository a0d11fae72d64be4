"""Revisar: the queue of suggestions."""

MESSAGES: dict[str, tuple[str, str]] = {
    "order": ("Orden", "Order"),
    "useful": ("Más útiles", "Most useful"),
    "by-document": ("Por entrevista", "By interview"),
    "blind": ("A ciegas: escribir antes de ver", "Blind: type before seeing"),
    "at-hand": ("Sugerencia a la vista", "Suggestion at hand"),
    "beside": (
        "Ejemplo, definición y aceptación",
        "Example, definition and acceptance",
    ),
    "nearest": ("Lo más parecido ya codificado", "Nearest coded example"),
    "acceptance": ("Aceptación de este código", "Acceptance of this code"),
    "counts-nowhere": (
        "Una sugerencia no se cuenta en ninguna parte hasta aceptarla.",
        "A suggestion is counted nowhere until it is accepted.",
    ),
    "so-far": ("Revisadas {n}, aceptadas {share} %", "Reviewed {n}, accepted {share}%"),
    "none-yet": ("Nada revisado todavía", "Nothing reviewed yet"),
    "hint-accept": ("aceptar todo", "accept all"),
    "hint-reject": ("rechazar", "reject"),
    "hint-skip": ("saltar", "skip"),
    "hint-other": ("otro código", "another code"),
}
