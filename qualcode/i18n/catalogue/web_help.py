"""The help dialog: what each key does."""

MESSAGES: dict[str, tuple[str, str]] = {
    "move": ("Moverse", "Move"),
    "move-turn": ("turno anterior o siguiente, entero", "previous or next turn, whole"),
    "move-sentence": ("frase", "sentence"),
    "move-word": ("palabra", "word"),
    "move-extend": ("extender lo elegido", "extend what is chosen"),
    "move-uncoded": ("siguiente sin codificar", "next uncoded"),
    "move-found": ("siguiente encontrado", "next one found"),
    "code": ("Codificar", "Code"),
    "code-chord": (
        "aplicar un código; lo mismo otra vez lo quita",
        "apply a code; the same again removes it",
    ),
    "code-pinned": ("código fijado", "pinned code"),
    "code-repeat": ("repetir lo último", "repeat the last"),
    "code-valence": (
        "valencia para lo que sigue; la misma otra vez la apaga",
        "valence for what follows; the same again turns it off",
    ),
    "code-activity": (
        "actividad anterior, siguiente, ninguna",
        "previous, next, no activity",
    ),
    "code-respan": (
        "cambiar el tramo de una codificación; Intro confirma",
        "change the span of a coding; Enter confirms",
    ),
    "code-remove": ("quitar la codificación", "remove the coding"),
    "code-memo": (
        "memo; en otros teclados, punto y coma",
        "memo; on other keyboards, semicolon",
    ),
    "code-done": ("marcar la entrevista como lista", "mark the interview as done"),
    "review": ("Sugerencias", "Suggestions"),
    "review-next": ("siguiente", "next"),
    "review-accept": (
        "aceptar todo: actividad, factor y valencia",
        "accept all: activity, factor and valence",
    ),
    "review-reject": ("rechazar", "reject"),
    "everywhere": ("En todas partes", "Everywhere"),
    "everywhere-palette": (
        "buscar o hacer; crear un código en vivo",
        "find or do; create a code in vivo",
    ),
    "everywhere-undo": ("deshacer", "undo"),
    "everywhere-redo": ("rehacer", "redo"),
    "everywhere-escape": ("volver, dejar de elegir", "go back, stop choosing"),
    "everywhere-help": ("esta ayuda", "this help"),
}
