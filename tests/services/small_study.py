"""A study of four short interviews with everything a report prints, built by code.

`make_study(folder)` writes its files and imports them. What people say is drawn from
a small vocabulary by a fixed seed: every passage is unique, nobody's words are
another's.
"""

from __future__ import annotations

import random
from pathlib import Path

from qualcode.services import coding_files, importing
from qualcode.services.study import init_study, open_study

PEOPLE = {  # document: actor, role, gender, case
    "empresa-1": ("empresa", "encargada de alianza", "f", "alianza-1"),
    "oca-1": ("OCA", "director", "m", "alianza-1"),
    "residencia-1": ("residencia", "directora", "f", "alianza-1"),
    "residencia-2": ("residencia", "encargada", "f", "alianza-2"),
}
ACTIVITIES = ("linea-base", "incorporacion", "primera-visita", "plan-de-trabajo")
FACTORS = ("comunicacion", "compromiso", "tiempo")
CODEBOOK = """\
codebook: chico
title: Libro de un estudio chico
language: es
valences:
  - {id: facilitador, name: Facilitador, sign: 1, key: "+"}
  - {id: obstaculizador, name: Obstaculizador, sign: -1, key: "-"}
facets:
  - id: etapa
    name: Etapa del proceso
    codes:
      - id: diagnostico
        name: Diagnóstico
        codes:
          - {id: linea-base, name: Línea de base, definition: Lo que se mide antes}
          - {id: incorporacion, name: Incorporación de residencias}
      - id: vinculacion
        name: Vinculación
        codes:
          - {id: primera-visita, name: Primera visita, questions: ["¿Cómo fue?"]}
          - {id: plan-de-trabajo, name: Plan de trabajo}
  - id: factor
    name: Factor
    valence: optional
    codes:
      - {id: comunicacion, name: Comunicación entre los equipos}
      - {id: compromiso, name: Compromiso de la jefatura}
      - {id: tiempo, name: Tiempo disponible}
  - id: practica
    name: Buena práctica
    valence: none
    codes:
      - {id: cuaderno, name: Cuaderno de la alianza}
      - {id: visita-guiada, name: Visita guiada}
"""
WORDS = [
    "acuerdo",
    "agenda",
    "alegría",
    "almuerzo",
    "anotar",
    "aporte",
    "apoyo",
    "aprender",
    "asamblea",
    "avance",
    "ayuda",
    "bodega",
    "bus",
    "cama",
    "campaña",
    "cariño",
    "carpeta",
    "casa",
    "cena",
    "charla",
    "cocina",
    "colegio",
    "comedor",
    "compra",
    "confianza",
    "conversar",
    "correo",
    "cuaderno",
    "cuenta",
    "cuidado",
    "cumpleaños",
    "dato",
    "decisión",
    "deporte",
    "dibujo",
    "dinero",
    "duda",
    "edad",
    "encuentro",
    "enero",
    "equipo",
    "escuchar",
    "espera",
    "estufa",
    "familia",
    "fecha",
    "feria",
    "ficha",
    "fiesta",
    "firma",
    "foto",
    "fútbol",
    "ganas",
    "gente",
    "gerente",
    "gimnasia",
    "grupo",
    "guardia",
    "hermano",
    "hora",
    "huerta",
    "idea",
    "invierno",
    "jardín",
    "jefa",
    "jornada",
    "juego",
    "juguete",
    "leche",
    "letra",
    "libro",
    "llamada",
    "llegada",
    "lluvia",
    "lunes",
    "madera",
    "mañana",
    "marzo",
    "mesa",
    "minuta",
    "momento",
    "mueble",
    "música",
    "nombre",
    "noche",
    "norma",
    "noticia",
    "novedad",
    "obra",
    "oficina",
    "orden",
    "página",
    "palabra",
    "paseo",
    "pasillo",
    "patio",
    "permiso",
    "piscina",
    "plata",
    "plaza",
    "prenda",
    "pregunta",
    "presencia",
    "puerta",
    "reclamo",
    "recreo",
    "regalo",
    "regla",
    "reunión",
    "rifa",
    "ropa",
    "sala",
    "salida",
    "semana",
    "silla",
    "sobre",
    "sueño",
    "tarde",
    "tarea",
    "techo",
    "teléfono",
    "tema",
    "tiempo",
    "trato",
    "turno",
    "uniforme",
    "verano",
    "viaje",
    "viernes",
    "visita",
    "voluntario",
    "zapato",
]
TURNS = 16
CODER = "Eva"


def make_study(folder: Path) -> None:
    """Write the study to `folder`, with its texts and codings stored."""
    book = folder.parent / "chico.yaml"
    book.write_text(CODEBOOK, "utf-8")
    actors = ("empresa", "OCA", "residencia")
    init_study(
        folder, title="Estudio chico", language="es", actors=actors, codebook=book
    ).close()
    chance = random.Random(11)
    said = {name: _sayings(chance) for name in PEOPLE}
    transcripts = folder / "transcripts"
    for name, turns in said.items():
        (transcripts / f"{name}.txt").write_text(_interview(name, turns), "utf-8")
    _registers(transcripts)
    with open_study(folder) as study:
        importing.import_files(study, [transcripts], coder="Ana")
        texts = study.data().texts
        rows = [row for name in PEOPLE for row in _codings(name, texts[name], said)]
        head = "id,document,start,end,quote,code,valence,coder,pass\n"
        lines = [",".join(map(str, row)) for row in rows]
        file = transcripts / "codings.csv"
        file.write_text(head + "\n".join(lines) + "\n", "utf-8")
        coding_files.import_csv(study, file, coder="Ana")
    (folder / "findings.yaml").write_text(_findings(), "utf-8")


def _sayings(chance: random.Random) -> list[str]:
    """What one person says: two sentences a turn, and at times a short one."""
    turns = []
    for n in range(TURNS):
        one, two = (" ".join(chance.sample(WORDS, 14)) for _ in range(2))
        short = " ".join(chance.sample(WORDS, 4)).capitalize() + "." if n % 4 else ""
        turns.append(f"{one.capitalize()}. Y {two}. {short}".strip())
    return turns


def _label(name: str) -> str:
    return "Director" if name == "oca-1" else "Persona"


def _interview(name: str, turns: list[str]) -> str:
    lines = []
    for n, turn in enumerate(turns):
        lines.append(f"Entrevistadora: ¿Cómo fue {WORDS[n]}?")
        lines.append(f"{_label(name)}: {turn}")
    return "\n".join(lines) + "\n"


def _registers(transcripts: Path) -> None:
    documents = "document,file,part,kind,actor,case,group,mode,date\n"
    people = "participant,document,label,kind,actor,role,gender,consent\n"
    done, asked = "document,coder\n", "document,code,state,coder\n"
    for n, (name, (actor, role, gender, case)) in enumerate(PEOPLE.items(), 1):
        documents += f"{name},{name}.txt,,interview,{actor},{case},,presencial,"
        documents += f"2024-03-{n:02}\n"
        people += f",{name},Entrevistadora,interviewer,,,,\n"
        own = f"{_label(name)},participant,{actor},{role},{gender},yes"
        people += f"p-{n},{name},{own}\n"
        done += f"{name},{CODER}\n"
        for code in (*ACTIVITIES, *FACTORS):
            asked += f"{name},{code},asked,{CODER}\n"
    cases = "case,name,type\nalianza-1,Alianza 1 (ficticia),alianza\n"
    cases += "alianza-2,Alianza 2 (ficticia),alianza\n"
    for stem, text in {
        "documents": documents,
        "participants": people,
        "cases": cases,
        "done": done,
        "coverage": asked,
    }.items():
        (transcripts / f"{stem}.csv").write_text(text, "utf-8")


def _codings(name: str, text: str, said: dict[str, list[str]]) -> list[tuple]:
    """Two per turn: an activity and, on the same words, a factor with its valence."""
    rows = []
    for n, turn in enumerate(said[name]):
        start = text.index(turn)
        end = start + turn.index(".")
        sign = "facilitador" if (n // 3 + len(name)) % 2 else "obstaculizador"
        place = (name, start, end, text[start:end])
        rows.append((f"{name}-{n:02}a", *place, ACTIVITIES[n % 4], "", CODER, 1))
        rows.append((f"{name}-{n:02}b", *place, FACTORS[n % 3], sign, CODER, 1))
        if n < 2:
            code = ("cuaderno", "visita-guiada")[n]
            rows.append((f"{name}-{n:02}c", *place, code, "", CODER, 1))
    return rows


def _findings() -> str:
    """Twelve findings of four voices each, what rests on them, two practices."""
    lines = ["findings:"]
    for n in range(12):
        ids = [f"{name}-{n:02}{'ab'[n % 2]}" for name in PEOPLE]
        contrary = [f"residencia-1-{n + 2:02}b"] if n % 4 == 1 else []
        lines += [
            f"  - id: H{n + 1}",
            "    kind: finding",
            f"    claim: Lo que se dice de {WORDS[n]} depende de {WORDS[n + 30]}",
            f"    evidence: [{', '.join(ids)}]",
            *([f"    contrary: [{', '.join(contrary)}]"] if contrary else []),
        ]
    for n in (1, 2):
        lines += [
            f"  - id: C{n}",
            "    kind: conclusion",
            f"    claim: La alianza se sostiene en {WORDS[n + 50]}",
            f"    rests_on: [H{n}, H{n + 2}]",
            f"  - id: R{n}",
            "    kind: recommendation",
            f"    claim: Cuidar {WORDS[n + 50]} desde la primera reunión",
            f"    rests_on: [C{n}]",
        ]
    lines.append("practices:")
    for n, code in enumerate(("cuaderno", "visita-guiada")):
        test = f'{{verdict: "yes", why: Así fue., evidence: [oca-1-{n:02}c]}}'
        lines += [
            f"  - code: {code}",
            "    description: Residencia y empresa anotan en común lo que acuerdan.",
            "    contribution: La memoria deja de depender de una persona.",
            "    tests:",
            *(
                f"      {name}: {test}"
                for name in (
                    "outside-design", "spontaneous", "originator", "serves-aims",
                    "replicable",
                )
            ),
            "    accepted: true",
        ]  # fmt: skip
    return "\n".join(lines) + "\n"
