"""Words that give a label away: who asks, who answers, and what is no speaker.

All are folded (no case, no accents), in Spanish, Portuguese, English, and what
German, French and Italian need. A letter alone is never here: in some files E asks,
in others E answers.
"""

from __future__ import annotations

import re

from qualcode.text.normalise import key


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ASKS = re.compile(
    r"(?:entrevistador|moderador|investigador|encuestador|facilitador|"
    r"pesquisador|interlocutor)(?:a|as|es|@|x|e)?(?:[/(-]?(?:a|as|es|ra|ora)\)?)?$"
    r"|entrev(?:istador)?\.$"
    r"|(?:interviewer|moderator|researcher|facilitator|evaluator|interrogator)s?$"
    r"|(?:evaluador|preguntador)(?:a)?(?:[/(]a\)?)?$"
    r"|(?:pregunta|pergunta|question|frage|domanda|preg)s?\.?$"
    r"|(?:interviewerin|moderatorin|enqueteur|enquetrice|intervieweur|intervieweuse"
    r"|intervistatore|intervistatrice|periodista|journalist|encuesta)$"
)
_ANSWERS = re.compile(
    r"(?:entrevistad|informante|participante|invitad|encuestad|pesquisad)(?:o|a|os|as|@|x)?"
    r"(?:[/(-]?(?:a|as)\)?)?$"
    r"|(?:informante|participante|inf)s?$"
    r"|(?:participant|interviewee|respondent|informant|subject|client|student|speakee)s?$"
    r"|(?:respuesta|resposta|answer|antwort|rta|resp|rpta)s?\.?$"
    r"|(?:befragter|befragte|teilnehmer|teilnehmerin|studentin|alum?n[oa]|estudiante"
    r"|interviewte|intervistat[oa]|interviewe|repondant|cliente|usuari[oa])$"
)
# Names a recorder or a transcriber gives when it knows no names: speakers, but of
# no known kind.
_VOICES = re.compile(
    r"(?:hablante|orador|oradora|falante|locutor|locutora|speaker|voz|voice|sprecher"
    r"|sprecherin|persona|hombre|mujer|male|female|informador)$"
)
# What people are: it opens a turn like a name, and says nothing of who asks.
_JOBS = re.compile(
    r"(?:encargad|voluntari|psicolog|abogad|nin|tutor|monitor|educador|director"
    r"|coordinador|trabajador|profesor|asesor|supervisor|administrador|ejecutiv|tecnic)"
    r"(?:o|a|e|os|as|ora)?$"
    r"|(?:gerent|jef|president|dirigent|asistent)(?:e|a)$"
    r"|(?:representante|analista|residente|profesional|docente|madre|padre|joven"
    r"|manager|coordinator|teacher|volunteer|mother|father|head|officer|worker)s?$"
)
_FILLER = _words("de del la el los las do da dos das the of y e and / n no num")
_NUMBER = re.compile(r"(?:n?[°º.]?\s*)?\d{1,3}[a-z]?$|[ivx]{1,4}$|[a-d]$|#\d+$")


def role(label: str) -> str:
    """What the words of a folded label say: interviewer, participant, voice or "".

    "entrevistador 2", "participante mujer 3" and "silvia soto, entrevistadora" all
    tell; a label whose words are of both kinds tells nothing.
    """
    found = set()
    tokens = [w for w in re.split(r"[\s,;()\[\]_-]+", label) if w]
    for word in tokens:
        bare = word.rstrip("0123456789") or word
        if _ASKS.match(bare):
            found.add("interviewer")
        elif _ANSWERS.match(bare):
            found.add("participant")
        elif _VOICES.match(bare):
            found.add("voice")
    for kind in ("interviewer", "participant"):
        other = {"interviewer", "participant"} - {kind}
        if kind in found and not other & found:
            return kind
    return "voice" if found == {"voice"} else ""


def is_bare_role(label: str) -> bool:
    """Whether a folded label is nothing but a role word and perhaps a number."""
    tokens = [w for w in re.split(r"[\s,;()\[\]_-]+", label) if w]
    return any(role(w) for w in tokens) and all(
        role(w) or w in _FILLER or _NUMBER.match(w) for w in tokens
    )


def is_job(label: str) -> bool:
    """Whether a folded label begins with what somebody is: "encargada de alianza"."""
    return bool(_JOBS.match(first_word(label)))


# What people write before a colon when nobody speaks. The first word decides.
NOTES = _words(
    "nota notas note notes observacion observaciones observacao observation "
    "observations comentario comentarios comment comments conclusion conclusiones "
    "conclusao conclusions resumen resumo summary sintesis contexto context "
    "objetivo objetivos objective aim probe sonda seccion secao section bloque "
    "bloco block tema temas topic dimension dimensiones indicador indicadores "
    "capitulo parte part anexo tabla figura fuente source ejemplo exemplo example "
    "importante advertencia aviso instruccion instrucciones introduccion introducao "
    "introduction cierre fin final hallazgo hallazgos analisis mision vision pd ps "
    "posdata transcripcion transcricao transcript transcription transcrito "
    "transcrita transcrito modulo eje categoria categorias leyenda simbologia clave "
    "claves more info informacion acotacion memo descripcion hipotesis "
    "recomendacion recomendaciones resultado resultados acuerdo acuerdos "
    "agradecimiento agradecimientos presentacion despedida saludo pauta guion "
    "encuadre ojo https http www abstract link web valor valores"
)
# Of these, what stands aside even without brackets or bold face; the others may be
# words of an answer ("Misión: …").
ASIDES = _words(
    "nota notas note notes observacion observaciones observacao observation "
    "observations comentario comentarios comment comments probe sonda seccion secao "
    "section bloque bloco block objetivo objetivos contexto context transcripcion "
    "transcricao transcrito transcrita transcript"
)
ATTRIBUTES = _words(
    "nombre nome name nombres apellido apellidos fecha data date lugar local place "
    "cargo position puesto rol role funcion institucion organizacion organisation "
    "organization programa proyecto project edad idade "
    "age sexo genero gender duracion duracao duration hora time modalidad "
    "modalidade mode codigo code id folio contato contacto contact correo email "
    "e-mail telefono phone ciudad city region comuna pais country profesion "
    "profissao ocupacion ocupacao occupation antiguedad experiencia escolaridad "
    "escolaridade formacion nivel level archivo audio file seudonimo pseudonimo "
    "pseudonym consentimiento consent grupo group inicio termino entrevista "
    "interview caso case numero number plataforma idioma language version anos "
    "years tipo direccion address estado curso carrera universidad semestre "
    "grabacion recording actor actividad area departamento division fecha/hora "
    "lugar/fecha entrevistadores entrevistados participantes asistentes presentes "
    "attendees responsable estudio study titulo title asunto referencia"
)
# What is done, not said: alone in brackets it opens no turn.
DOINGS = _words(
    "risas risa rie rien riendo llanto llora suspira suspiro silencio pausa pequena "
    "inaudible ininteligible incomprensible unintelligible laughter laughs laugh "
    "pause silence crosstalk sonrie asiente musica music ruido noise interrupcion "
    "interrumpe corte sic aplausos tose anonimizado grabacion fin "
    "inicio entra sale suena celular telefono cambio end continua"
)


# What a form left unfilled, between square brackets, where an answer was due.
UNFILLED = _words(
    "completar completado pendiente complete fill preencher na n tbd todo respuesta "
    "answer resposta"
)
_NOT_ASKED = frozenset(("no aplicó", "no se aplicó", "no preguntado", "not applied"))


def is_unfilled(said: str) -> bool:
    """Whether printed words are only the gap of a form: `[COMPLETAR]`, `No aplicó.`.

    In square brackets that is what asks to be filled in or shouts in capitals, but
    for what a person did ([RISAS]); without them only what says "was not asked".
    """
    if said.lower().rstrip(". ") in _NOT_ASKED:
        return True
    if not (said.startswith("[") and said.endswith("]") and "]" not in said[:-1]):
        return False
    if said.lower().startswith(("[no aplic", "[no corresp", "[no respond", "[n/a")):
        return True
    word = first_word(key(said))
    return word in UNFILLED or (
        said == said.upper() and len(said.split()) > 1 and word not in DOINGS
    )


# What the head of a table calls its columns, besides the roles themselves.
_COLUMNS = {
    "who": _words(
        "hablante speaker quien falante persona who nombre name orador voz voice "
        "speaker_name locutor interlocutor speakername sprecher"
    ),
    "said": _words(
        "texto text words transcript transcripcion transcricao contenido content "
        "utterance intervencion dialogo said mensaje message habla fala sentence "
        "parlamento transcription speech testimonio"
    ),
    "time": _words(
        "time tiempo timestamp start inicio begin hora tempo minuto start_time "
        "starttime timecode desde marca in"
    ),
}


def column_role(name: str) -> str:
    """What a folded column name says: who, said, time, asks, answers or ""."""
    words = name.split()
    if not words or len(words) > 4:
        return ""
    for part, known in _COLUMNS.items():
        if name in known or (words[0] in known and len(words) <= 3):
            return part
    kind = role(name)
    return {"interviewer": "asks", "participant": "answers"}.get(kind, "")


_REQUEST = re.compile(
    r"(?:(?:y|e|and|bueno|entonces|ahora|por favor|please|ok|okay|so|now|ya)[, ]+)*"
    r"(?:(?:me|nos) (?:puede|podria|cuenta|habla|explica|describe)\w*|cuente\w*"
    r"|cuentame|cuentanos|hable\w*|hablame|hablanos|describa\w*|describe|explique\w*|explica\w*"
    r"|comente\w*|comentame|relate\w*|narre\w*|mencione\w*|nombre (?!completo)\w+"
    r"|diga\w*|dime|digame|enumere|indique\w*|senale\w*|defina|resuma|recuerde|piense"
    r"|tell (?:me|us)|describe|explain|talk (?:me|about)|walk me|give me|name|list"
    r"|fale\w*|conte\w*|descreva|comente|explique|diga)\b"
)


def is_request(text: str) -> bool:
    """Whether it begins by asking without a question: "Cuénteme", "Tell me"."""
    return _REQUEST.match(key(text[:80]).lstrip('-–—¿¡"“« ')) is not None


def first_word(label: str) -> str:
    """The first word of a folded label, without brackets, marks or numbers."""
    words = re.split(r"[\s\[\](){}*_.,;:/<>\"'“”-]+", label.strip("[]{}()*_ .-–—•"))
    return words[0] if words else ""


def is_pseudo(label: str) -> bool:
    """Whether a folded label opens a note or a field of the header, not a turn."""
    if is_bare_role(label):
        return False
    word = first_word(label)
    return word in NOTES or word in ATTRIBUTES or "http" in label
