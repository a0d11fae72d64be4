"""Words that the report's content is put together from."""

MESSAGES: dict[str, tuple[str, str]] = {
    "file-name": ("informe.docx", "report.docx"),
    "type": ("Informe de resultados", "Results report"),
    "method-interviews": (
        "Se analizaron {documents} {documents:entrevista|entrevistas} a {participants} {participants:persona|personas}, de {cases} {cases:caso|casos}. Cada entrevista cuenta como una voz, aunque en ella hablen varias personas.",
        "{documents} {documents:interview was|interviews were} analysed, with {participants} {participants:person|people}, from {cases} {cases:case|cases}. Each interview counts as one voice, even when several people speak in it.",
    ),
    "method-codebook": (
        "El análisis se hizo con el libro de códigos «{codebook}», de {codes} códigos, en su versión {codebook_version}. Que un factor facilite u obstaculice lo dice cada codificación, no el código.",
        "The analysis used the codebook “{codebook}”, of {codes} codes, in its version {codebook_version}. Whether a factor helps or hinders is said by each coding, not by the code.",
    ),
    "method-coding": (
        "{coders:Una persona codificó|{coders} personas codificaron} los textos por fragmentos, con un total de {codings} codificaciones vigentes.",
        "{coders:One person|{coders} people} coded the texts by segments, with a total of {codings} standing codings.",
    ),
    "method-attribution": (
        "Las citas son textuales y se atribuyen por rol y actor, nunca por nombre; se avisa cuando una atribución calza con menos de {k} personas.",
        "Quotes are verbatim and attributed by role and actor, never by name; a warning is given when an attribution fits fewer than {k} people.",
    ),
    "missing-consent": (
        "Falta: cómo se obtuvo el consentimiento y quién aprobó el estudio.",
        "Missing: how consent was obtained and who approved the study.",
    ),
    "missing-selection": (
        "Falta: con qué criterio se eligió a las personas entrevistadas y quiénes no participaron.",
        "Missing: how the people interviewed were chosen and who did not take part.",
    ),
    "missing-guide": (
        "Falta: cómo se construyó la pauta de entrevista y si fue probada.",
        "Missing: how the interview guide was made and whether it was piloted.",
    ),
    "missing-criterion": (
        "Falta: con qué criterio se eligió a las personas entrevistadas.",
        "Missing: how the people interviewed were chosen.",
    ),
    "coreq-10": (
        "{contacts} {contacts:contacto previsto|contactos previstos}, por actor y caso",
        "{contacts} {contacts:contact|contacts} sought, by actor and case",
    ),
    "coreq-13": (
        "{contacts_done} de {contacts} contactos realizados; {contacts_refused} {contacts_refused:rechazó|rechazaron} participar, {contacts_unreachable} sin respuesta",
        "{contacts_done} of {contacts} contacts made; {contacts_refused} refused, {contacts_unreachable} did not answer",
    ),
    "coreq-13-reasons": (". Motivos: {reasons}", ". Reasons: {reasons}"),
    "coreq-12": (
        "{documents} {documents:entrevista|entrevistas}, {participants} {participants:persona|personas}",
        "{documents} {documents:interview|interviews}, {participants} {participants:person|people}",
    ),
    "coreq-16": (
        "Por actor, en la tabla de la muestra",
        "By actor, in the table of the sample",
    ),
    "coreq-24": ("{coders}", "{coders}"),
    "coreq-25": (
        "Anexo del libro de códigos ({codes} códigos)",
        "Annex with the codebook ({codes} codes)",
    ),
    "coreq-26": (
        "Códigos definidos antes de codificar, en «{codebook}»",
        "Codes defined before coding, in “{codebook}”",
    ),
    "coreq-29": (
        "Sí, por rol y actor; en el anexo de citas",
        "Yes, by role and actor; in the annex of quotes",
    ),
    "method-modes": (
        "Las entrevistas se realizaron en modalidad {modes}.",
        "Interviews were held in these modes: {modes}.",
    ),
    "coreq-14": ("Modalidad {modes}", "Mode: {modes}"),
    "coreq-17": (
        "Preguntas de la pauta en el libro de códigos",
        "Questions of the guide in the codebook",
    ),
    "coreq-18": (
        "{n} {n:persona entrevistada|personas entrevistadas} más de una vez",
        "{n} {n:person|people} interviewed more than once",
    ),
    "coreq-18-none": ("No hubo", "None"),
    "coreq-30": (
        "{n} {n:hallazgo, cada uno|hallazgos, cada uno} con sus voces y citas",
        "{n} {n:finding, each|findings, each} with its voices and quotes",
    ),
    "coreq-31": ("Capítulo de resultados", "Chapter of results"),
    "coreq-32": (
        "Voces en contra en cada hallazgo y en la matriz del anexo",
        "Voices against in each finding and in the annex's matrix",
    ),
}
