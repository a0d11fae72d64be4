"""Words of `report check`, `refresh`, `relink` and the dossier."""

MESSAGES: dict[str, tuple[str, str]] = {
    "checked": (
        "Revisado: {figures} cifras, {quotes} citas, {tables} tablas, {shares} proporciones, {counts} sumas.",
        "Checked: {figures} figures, {quotes} quotes, {tables} tables, {shares} shares, {counts} sums.",
    ),
    "nothing": ("Todo calza con el estudio.", "Everything agrees with the study."),
    "severity-error": (
        "{n} {n:problema|problemas}:",
        "{n} {n:problem|problems}:",
    ),
    "severity-info": (
        "{n} {n:aviso, no es un error|avisos, no son errores}:",
        "{n} {n:notice, not an error|notices, not errors}:",
    ),
    "at-table": ("tabla {n}", "table {n}"),
    "at-row": ("fila {n}", "row {n}"),
    "at-col": ("columna {n}", "column {n}"),
    "at-paragraph": ("párrafo {n}", "paragraph {n}"),
    "changed-first": ("solo cambió en el primero", "changed in the first only"),
    "changed-second": ("solo cambió en el segundo", "changed in the second only"),
    "changed-both-same": ("cambió igual en ambos", "changed alike in both"),
    "changed-both-differ": (
        "cambió distinto en cada uno",
        "changed differently in each",
    ),
    "refreshed": (
        "{file}: {n} {n:marca actualizada|marcas actualizadas}, {left} sin tocar.",
        "{file}: {n} {n:binding|bindings} updated, {left} left alone.",
    ),
    "dead": (
        "{n} {n:marca perdida|marcas perdidas}.",
        "{n} lost {n:binding|bindings}.",
    ),
    "joined": (
        "{n} {n:marca unida|marcas unidas} de nuevo.",
        "{n} {n:binding|bindings} joined again.",
    ),
    "no-place": ("ningún lugar parecido", "no place like it"),
    "dossier-written": (
        "Respaldo escrito: {file}, con {n} entradas.",
        "Dossier written: {file}, with {n} entries.",
    ),
    "why-edited": (
        "alguien la cambió en el documento",
        "somebody changed it in the document",
    ),
    "why-both": (
        "cambió en el documento y también en el estudio",
        "changed in the document and in the study too",
    ),
    "why-missing": (
        "el estudio ya no tiene de qué viene",
        "the study no longer has what it comes from",
    ),
    "why-tracked": (
        "está en un cambio sin aceptar",
        "it lies in a change not yet accepted",
    ),
    "kind-figure": ("la cifra", "the figure"),
    "kind-quote": ("la cita", "the quote"),
    "kind-table": ("la tabla", "the table"),
    "stale-figure-stale": (
        "Dice «{printed}» y el estudio da hoy «{expected}»: el estudio cambió desde que se escribió.",
        "It says “{printed}” and the study now gives “{expected}”: the study has changed since it was written.",
    ),
    "stale-figure-edited": (
        "Dice «{printed}» y el estudio da «{expected}», como se escribió: alguien la cambió en el documento.",
        "It says “{printed}” and the study gives “{expected}”, as was written: somebody changed it in the document.",
    ),
    "stale-figure-both": (
        "Dice «{printed}», se escribió «{written}» y el estudio da hoy «{expected}»: cambiaron el documento y el estudio.",
        "It says “{printed}”, was written “{written}” and the study now gives “{expected}”: both the document and the study changed.",
    ),
    "stale-figure-missing": (
        "Dice «{printed}», de algo que ya no existe en el estudio (un código, un actor o un hallazgo).",
        "It says “{printed}”, of something the study no longer has (a code, an actor or a finding).",
    ),
    "stale-table": (
        "A la tabla le {n:falta una fila|faltan {n} filas}: {rows}.",
        "The table lacks {n:a row|{n} rows}: {rows}.",
    ),
    "stale-figure.hint": (
        "Ejecutar «qualcode report refresh» sobre el archivo; lo que alguien cambió a mano queda para decidir.",
        "Run “qualcode report refresh” on the file; what somebody changed by hand is left to decide.",
    ),
    "altered-quote-stale": (
        "La cita dice «{printed}» y el texto guardado dice hoy «{expected}»: el texto o la codificación cambió.",
        "The quote says “{printed}” and the stored text now says “{expected}”: the text or the coding changed.",
    ),
    "altered-quote-edited": (
        "La cita dice «{printed}» y la entrevista dice «{expected}»: alguien la cambió en el documento.",
        "The quote says “{printed}” and the interview says “{expected}”: somebody changed it in the document.",
    ),
    "altered-quote-both": (
        "La cita dice «{printed}», se escribió «{written}» y el texto guardado dice hoy «{expected}».",
        "The quote says “{printed}”, was written “{written}” and the stored text now says “{expected}”.",
    ),
    "altered-quote-unbound": (
        "La cita dice «{printed}» y la entrevista {document} dice «{expected}».",
        "The quote says “{printed}” and the interview {document} says “{expected}”.",
    ),
    "altered-quote.hint": (
        "Volver a las palabras textuales. Sin avisar se puede cortar el final; un corte interior se marca (…), un agregado va entre paréntesis.",
        "Go back to the verbatim words. The end may be cut without a mark; an inner cut is marked (…), an insertion goes in parentheses.",
    ),
    "missing-quote-missing": (
        "La codificación de que viene la cita «{printed}» ya no está vigente.",
        "The coding that the quote “{printed}” comes from no longer stands.",
    ),
    "missing-quote-unbound": (
        "La cita «{printed}» no está en ninguna entrevista del estudio.",
        "The quote “{printed}” is in no interview of the study.",
    ),
    "missing-quote.hint": (
        "Elegir otra cita que sostenga la afirmación, o quitarla.",
        "Choose another quote that supports the claim, or take it out.",
    ),
    "withdrawn-quote": (
        "La cita es de una persona que se retiró del estudio.",
        "The quote is from a person who withdrew from the study.",
    ),
    "withdrawn-quote.hint": (
        "Quitar la cita; «qualcode report refresh» la reemplaza por «(cita retirada)».",
        "Take the quote out; “qualcode report refresh” puts “(quote withdrawn)” in its place.",
    ),
    "kept-edit": (
        "El equipo conserva desde el {date} su redacción «{printed}»; el estudio da «{expected}».",
        "The team has kept its own wording “{printed}” since {date}; the study gives “{expected}”.",
    ),
    "lost-binding": (
        "No se encuentra {kind} «{expected}» que el informe tenía.",
        "Cannot find {kind} “{expected}” that the report had.",
    ),
    "lost-found": (
        "El documento ya no marca {kind} «{printed}»; se encontró por su contexto.",
        "The document no longer marks {kind} “{printed}”; it was found by its context.",
    ),
    "lost-binding.hint": (
        "Si se borró a propósito no hay nada que hacer; si no, «qualcode report relink» muestra dónde podría estar.",
        "If it was deleted on purpose there is nothing to do; if not, “qualcode report relink” shows where it may be.",
    ),
    "empty-binding": (
        "La marca de {kind} «{expected}» quedó sin texto.",
        "The mark of {kind} “{expected}” was left without text.",
    ),
    "empty-binding.hint": (
        "Si se borró a propósito no hay nada que hacer; si no, «qualcode report relink» la vuelve a unir.",
        "If it was deleted on purpose there is nothing to do; if not, “qualcode report relink” joins it again.",
    ),
    "copied-binding": (
        "Aquí se repite {kind} «{printed}»; está bien, pero «refresh» solo actualiza lo que lleva marca.",
        "Here {kind} “{printed}” is repeated; it is right, but “refresh” only updates what is marked.",
    ),
    "copied-binding.hint": (
        "Revisar si la copia es intencional.",
        "See whether the copy is intended.",
    ),
    "naming-attribution": (
        "La atribución «{printed}» nombra a alguien o a una organización: «{name}».",
        "The attribution “{printed}” names somebody or an organisation: “{name}”.",
    ),
    "naming-text": (
        "El texto nombra a «{name}», que es participante del estudio.",
        "The text names “{name}”, a participant of the study.",
    ),
    "naming.hint": (
        "Atribuir por rol y actor, como «{expected}».",
        "Attribute by role and actor, as “{expected}”.",
    ),
    "unsupported-claim-fallen": (
        "El hallazgo {id} ya no se sostiene: ninguna de sus evidencias sigue vigente.",
        "Finding {id} no longer stands: none of its evidence does.",
    ),
    "unsupported-claim-unsupported": (
        "El hallazgo {id} no nombra ninguna evidencia.",
        "Finding {id} names no evidence.",
    ),
    "unsupported-claim-contradicted": (
        "El hallazgo {id} tiene hoy más voces en contra que a favor.",
        "Finding {id} now has more voices against than for it.",
    ),
    "unsupported-claim-gone": (
        "El hallazgo {id} ya no está en findings.yaml.",
        "Finding {id} is no longer in findings.yaml.",
    ),
    "unsupported-claim.hint": (
        "Buscar evidencia vigente, matizar la afirmación o quitarla.",
        "Look for evidence that stands, qualify the claim or take it out.",
    ),
    "unmentioned-cell": (
        "{row} se menciona en {voiced} de {asked} entrevistas{sign} y el informe no lo trata.",
        "{row} is mentioned in {voiced} of {asked} interviews{sign} and the report does not deal with it.",
    ),
    "unmentioned-cell.hint": (
        "Escribir un hallazgo sobre ello, o decidir que no corresponde.",
        "Write a finding about it, or decide that it does not belong.",
    ),
    "tracked-change": (
        "Hay un cambio sin aceptar: si se rechaza, aquí dirá «{printed}» y el resultado de la revisión será otro.",
        "There is a change not yet accepted: if it is rejected this will say “{printed}” and the check's verdict will change.",
    ),
    "tracked-change.hint": (
        "Aceptar o rechazar el cambio en Word y volver a revisar.",
        "Accept or reject the change in Word and check again.",
    ),
}
