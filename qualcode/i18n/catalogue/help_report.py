"""One-line helps of the commands about reports and withdrawal; part of `help`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "report": (
        "Informe de Word: build, check, refresh, relink, dossier",
        "Word report: build, check, refresh, relink, dossier",
    ),
    "privacy": ("Resguardo de las personas: withdraw", "People's privacy: withdraw"),
    "privacy.withdraw": (
        "Retirar a un participante: sus palabras salen de todo el estudio",
        "Withdraw a participant: their words leave the whole study",
    ),
    "privacy.withdraw.more": (
        "Salen el original, los registros, las tablas, las codificaciones, los respaldos y lo que alguien haya copiado; queda una anotación sin palabras. No se puede deshacer.",
        "The original, registers, tables, codings, backups and what anybody copied go; an entry without words stays. It cannot be undone.",
    ),
    "privacy.withdraw.dry_run": (
        "mostrar qué saldría, sin cambiar nada",
        "show what would go and change nothing",
    ),
    "privacy.withdraw.yes": ("no preguntar", "do not ask"),
    "metavar.participant": ("PARTICIPANTE", "PARTICIPANT"),
    "report.build": (
        "Escribir el informe en Word con sus matrices y citas",
        "Write the Word report with its matrices and quotes",
    ),
    "report.check": (
        "Contrastar un informe con el estudio, o dos versiones con su original",
        "Hold a report against the study, or two versions against their build",
    ),
    "report.check.more": (
        "Lista cifras desactualizadas, citas alteradas o retiradas, atribuciones que nombran, hallazgos sin sustento y lo que no suma. Sirve con cualquier docx, xlsx o csv y nunca cambia el archivo.",
        "Lists stale figures, altered or withdrawn quotes, attributions that name, unsupported findings and what does not add up. Takes any docx, xlsx or csv and never changes the file.",
    ),
    "report.refresh": (
        "Actualizar las cifras y tablas de un informe sin tocar su redacción",
        "Update a report's figures and tables without touching its prose",
    ),
    "report.relink": (
        "Volver a unir las cifras y citas que perdieron su marca",
        "Join again the figures and quotes that lost their mark",
    ),
    "report.relink.more": (
        "Sin opciones muestra cada marca perdida y los lugares en que podría estar, numerados.",
        "Without options it shows each lost mark and the places where it may be, numbered.",
    ),
    "report.relink.to": (
        "unir esta marca al lugar de ese número",
        "join this mark to the place of that number",
    ),
    "report.relink.best": (
        "unir todas a su primer lugar",
        "join all to their first place",
    ),
    "report.relink.keep": (
        "conservar la redacción del equipo para esta marca",
        "keep the team's own wording for this mark",
    ),
    "report.relink.output": (
        "escribir en otro archivo y dejar este como está",
        "write to another file and leave this one as it is",
    ),
    "report.dossier": (
        "Escribir una página en que cada cifra y cita del informe abre su contexto",
        "Write a page on which each figure and quote of the report opens its context",
    ),
    "report.dossier.output": (
        "página que se escribe (si no, junto al informe)",
        "the page to write (else beside the report)",
    ),
    "metavar.place": ("MARCA N", "MARK N"),
    "metavar.binding": ("MARCA", "MARK"),
    "report.build.output": (
        "archivo de Word que se escribe (si no, outputs/report.docx)",
        "the Word file to write (else outputs/report.docx)",
    ),
    "report.build.template": (
        "plantilla de Word propia",
        "a Word template of your own",
    ),
    "report.build.force": (
        "reemplazar un informe editado, respaldándolo antes",
        "replace an edited report, backing it up first",
    ),
    "report.check.comments": (
        "escribir una copia con cada problema como comentario",
        "write a copy with each problem as a comment",
    ),
    "report.refresh.output": (
        "escribir en otro archivo y dejar este como está",
        "write to another file and leave this one as it is",
    ),
    "report.refresh.edited": (
        "reemplazar también lo que alguien cambió a mano",
        "replace what somebody changed by hand too",
    ),
}
