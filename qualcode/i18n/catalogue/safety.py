"""Words of the doctor."""

MESSAGES: dict[str, tuple[str, str]] = {
    "file-ok": (
        "La base de datos es un archivo entero.",
        "The database is a whole file.",
    ),
    "restored": (
        "Se recuperó el respaldo {file}; la base dañada quedó a un lado.",
        "The backup {file} was restored; the damaged database was put aside.",
    ),
    "integrity-ok": ("La base de datos está sana.", "The database is sound."),
    "integrity-bad": ("La base de datos está dañada.", "The database is damaged."),
    "integrity-hint": (
        "Recuperar el último respaldo con «qualcode doctor --repair».",
        "Restore the newest backup with `qualcode doctor --repair`.",
    ),
    "references-ok": (
        "Toda fila encuentra aquello a lo que remite.",
        "Every row finds what it points to.",
    ),
    "references-bad": (
        "{n} {n:fila remite|filas remiten} a algo que no está.",
        "{n} {n:row points|rows point} to something that is not there.",
    ),
    "references-hint": (
        "Recuperar el último respaldo con «qualcode doctor --repair».",
        "Restore the newest backup with `qualcode doctor --repair`.",
    ),
    "anchors-ok": (
        "Cada codificación está sobre sus palabras.",
        "Every coding lies on its words.",
    ),
    "anchors-bad": (
        "{n} {n:codificación no está|codificaciones no están} sobre sus palabras.",
        "{n} {n:coding does|codings do} not lie on {n:its|their} words.",
    ),
    "anchors-hint": (
        "Recuperar un respaldo anterior de backups/.",
        "Restore an earlier backup from backups/.",
    ),
    "texts-ok": (
        "Ningún texto cambió desde que se trajo.",
        "No text has changed since it was imported.",
    ),
    "texts-bad": (
        "{n} {n:texto cambió|textos cambiaron} dentro de la base de datos.",
        "{n} {n:text|texts} changed inside the database.",
    ),
    "texts-hint": (
        "Recuperar un respaldo anterior de backups/.",
        "Restore an earlier backup from backups/.",
    ),
    "originals-ok": (
        "Los archivos de transcripts/ son los que se trajeron.",
        "The files in transcripts/ are the ones imported.",
    ),
    "originals-bad": (
        "{n} {n:archivo de transcripts/ cambió|archivos de transcripts/ cambiaron} después de traerse.",
        "{n} {n:file|files} in transcripts/ changed after the import.",
    ),
    "originals-hint": (
        "Volver a traerlos con «qualcode import»: entran como versión nueva y las codificaciones se reubican.",
        "Import them again with `qualcode import`: they come in as a new version and codings are re-anchored.",
    ),
    "codes-ok": (
        "Todo código usado está en el libro de códigos.",
        "Every code in use is in the codebook.",
    ),
    "codes-bad": (
        "{n} {n:codificación usa|codificaciones usan} un código que ya no está en el libro de códigos.",
        "{n} {n:coding uses a code that is|codings use codes that are} no longer in the codebook.",
    ),
    "codes-hint": (
        "Devolver el código al libro, o poner su id antiguo en «was» del código que lo reemplaza.",
        "Put the code back, or list its old id under `was` of the code that replaces it.",
    ),
    "registers-ok": (
        "Los registros calzan con el estudio.",
        "The registers fit the study.",
    ),
    "registers-bad": (
        "{n} {n:cosa no calza|cosas no calzan} en los registros.",
        "{n} {n:thing does|things do} not fit in the registers.",
    ),
}
