"""What can go wrong in the workbench, and what to do next."""

MESSAGES: dict[str, tuple[str, str]] = {
    "token-missing": (
        "Falta la clave de esta sesión de qualcode, o no es la de ahora.",
        "The key of this session of qualcode is missing, or is not the present one.",
    ),
    "token-missing.hint": (
        "Abrir la dirección completa que muestra «qualcode serve», con su «token».",
        "Open the whole address that `qualcode serve` prints, with its `token`.",
    ),
    "host-foreign": (
        "Se pidió con el nombre de otro servidor: «{value}».",
        "Asked for under another server's name: “{value}”.",
    ),
    "host-foreign.hint": (
        "Usar la dirección que muestra «qualcode serve».",
        "Use the address that `qualcode serve` prints.",
    ),
    "origin-foreign": (
        "La petición viene de otra página: «{value}».",
        "The request comes from another page: “{value}”.",
    ),
    "origin-foreign.hint": (
        "Hacerla desde el propio banco de trabajo.",
        "Make it from the workbench itself.",
    ),
    "page-unknown": (
        "Aquí no hay nada: {value}",
        "There is nothing here: {value}",
    ),
    "page-unknown.hint": (
        "Volver al inicio: /",
        "Go back to the start: /",
    ),
    "method-wrong": (
        "{value} no admite {method}.",
        "{value} does not take {method}.",
    ),
    "method-wrong.hint": (
        "Ver en /openapi.json lo que admite cada dirección.",
        "See in /openapi.json what each address takes.",
    ),
    "request-invalid": (
        "La petición no sirve: «{field}» {detail}.",
        "The request cannot be used: “{field}” {detail}.",
    ),
    "request-invalid.hint": (
        "Corregir ese campo; no se cambió nada.",
        "Mend that field; nothing was changed.",
    ),
    "body-too-large": (
        "Lo enviado es demasiado grande.",
        "What was sent is too large.",
    ),
    "body-too-large.hint": (
        "Un archivo, 50 MB a lo más; una tanda de archivos, 500 MB; lo demás, 8 MB.",
        "A file, 50 MB at most; a batch of files, 500 MB; anything else, 8 MB.",
    ),
    "port-taken": (
        "El puerto {value} no se puede usar: quizá ya hay otro servidor en él.",
        "Port {value} cannot be used: perhaps another server is already on it.",
    ),
    "port-taken.hint": (
        "Indicar otro con --port, o --port 0 para uno libre cualquiera.",
        "Name another one with --port, or --port 0 for any free one.",
    ),
}
