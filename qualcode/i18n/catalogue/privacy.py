"""Words of withdrawal."""

MESSAGES: dict[str, tuple[str, str]] = {
    "would": (
        "Retirar a {participant} eliminaría {files} {files:archivo|archivos}, {turns} turnos, {segments} fragmentos, {codings} codificaciones, {memos} memos, {suggestions} sugerencias y {backups} respaldos. No se puede deshacer.",
        "Withdrawing {participant} would remove {files} {files:file|files}, {turns} turns, {segments} segments, {codings} codings, {memos} memos, {suggestions} suggestions and {backups} backups. It cannot be undone.",
    ),
    "withdrawn": (
        "Se retiró a {participant}: {files} {files:archivo|archivos}, {turns} turnos, {segments} fragmentos, {codings} codificaciones, {memos} memos, {suggestions} sugerencias y {backups} respaldos eliminados.",
        "{participant} was withdrawn: {files} {files:file|files}, {turns} turns, {segments} segments, {codings} codings, {memos} memos, {suggestions} suggestions and {backups} backups removed.",
    ),
    "documents": ("Entrevistas: {items}", "Interviews: {items}"),
    "findings-fallen": (
        "Hallazgos que dejan de sostenerse: {items}",
        "Findings that no longer stand: {items}",
    ),
    "stale-reports": (
        "Archivos de outputs/ que aún contienen sus palabras, o que no se pudieron abrir para verlo: {items}. Los informes de Word se corrigen con «qualcode report refresh»; los demás se vuelven a exportar o se borran.",
        "Files in outputs/ that still hold their words, or could not be opened to see: {items}. Word reports are mended by “qualcode report refresh”; the others are exported again or deleted.",
    ),
    "remains": (
        "Archivos en que quedan palabras que hay que quitar a mano, o que no se pudieron abrir para verlo: {items}",
        "Files with words left to take out by hand, or that could not be opened to see: {items}",
    ),
    "sure": ("¿Retirar para siempre?", "Withdraw for good?"),
}
