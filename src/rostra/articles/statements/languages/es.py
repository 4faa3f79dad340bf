"""Spanish."""

from __future__ import annotations

from rostra.articles.statements.grammar import JUDGE, QUOTE, SAY, Cue, Gender, Grammar, words

# Verbs in -ar by stem: afirma, afirman, afirmó, afirmaron, afirmaba, afirmando; afirmado.
_SAY_STEMS = words(
    """
    afirm declar señal explic anunci asegur confirm record subray precis indic coment manifest
    inform agreg apunt destac reiter relat cont denunci alert matiz detall revel
    """
)
_QUOTE_STEMS = words("pregunt grit exclam critic calific bromee murmur ironiz tuite lament acus")
_JUDGE_STEMS = words("elogi conden celebr rechaz alab tach")
_IRREGULAR = {
    SAY: (
        "dice dicen dijo dijeron decía añade añaden añadió añadieron sostiene sostienen sostuvo "
        "sostuvieron advierte advierten advirtió advirtieron admite admiten admitió reconoce "
        "reconocen reconoció reconocieron escribe escribió escribieron responde respondió "
        "respondieron promete prometió insiste insistió insistieron concluye concluyó recuerda "
        "cuenta repite repitió sugiere sugirió",
        "dicho añadido sostenido advertido admitido reconocido escrito respondido prometido "
        "insistido concluido repetido",
    ),
    QUOTE: ("pide pidió pidieron exige exigió describe describió", "pedido exigido descrito"),
}


def _cues() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for strength, stems in ((JUDGE, _JUDGE_STEMS), (QUOTE, _QUOTE_STEMS), (SAY, _SAY_STEMS)):
        for stem in stems:
            finite = ("a", "an", "ó", "aron", "aba", "aban")
            cues |= {f"{stem}{end}": Cue(strength, "present") for end in finite}
            cues[f"{stem}ado"] = Cue(strength, "past")
            cues[f"{stem}ando"] = Cue(strength, "ing")
    for strength, (finite_forms, participles) in _IRREGULAR.items():
        cues |= {form: Cue(strength, "present") for form in finite_forms.split()}
        cues |= {form: Cue(strength, "past") for form in participles.split()}
    cues["diciendo"] = cues["añadiendo"] = Cue(SAY, "ing")
    return cues


_PRONOUNS: dict[str, Gender] = {
    "él": "he",
    "ella": "she",
    "ellos": "they",
    "ellas": "they",
    "yo": "any",
    "nosotros": "any",
    "muchos": "they",
    "algunos": "they",
    "otros": "they",
    "varios": "they",
    "uno": "any",
}

_PEOPLE = words(
    """
    portavoz ministro ministra presidente presidenta alcalde alcaldesa director directora jefe jefa
    general coronel profesor profesora doctor doctora dr. dra. sr. sra. señor señora don doña
    senador senadora diputado diputada secretario secretaria responsable experto experta testigo
    vecino vecina abogado abogada juez jueza fiscal fuente fuentes policía investigador
    investigadora médico médica analista diplomático comisario candidato candidata líder dirigente
    activista autor autora periodista entrenador consejero consejera rey reina papa madre padre
    hijo hija hermano hermana hombre mujer primer primera ex
    """
)
_BODIES = words(
    """
    ministerio gobierno policía agencia partido tribunal fiscalía empresa grupo sociedad sindicato
    asociación universidad banco ejército oficina comisión parlamento senado congreso ayuntamiento
    organización comité consejo instituto diario presidencia kremlin
    """
)

GRAMMAR = Grammar(
    language="es",
    cues=_cues(),
    pronouns=_PRONOUNS,
    floating=words("todos todas ambos ambas"),
    relatives=words("que quien quienes"),
    determiners=words(
        "el la los las un una unos unas este esta estos estas ese esa su sus nuestro nuestra mi "
        "varios varias algunos algunas dos tres cuatro cinco muchos otros"
    ),
    indefinite=words("un una unos unas varios varias algunos algunas dos tres cuatro cinco otros"),
    possessives=words("su sus"),
    prepositions=words(
        "a al de del en con por para sin sobre tras ante bajo contra desde durante entre hacia "
        "hasta según mediante"
    ),
    joining=words("de del en para a al"),
    linking=words("de del"),
    genitives=words("del"),
    conjunctions=words("y e o u pero sino ni"),
    subordinators=words("que porque cuando si como mientras aunque donde pues"),
    complementizers=words("que si"),
    that=("que ",),
    auxiliaries=words("ha han había habían hubo es son era eran fue fueron está están ser sido"),
    passives=words("fue fueron es son era eran sido ser"),
    negations=words("no nunca jamás"),
    modals=words("puede podía podría debe debía debería quiere quería querría"),
    futures=frozenset(),
    infinitives=words("para"),
    absolutes=frozenset(),
    agents=words("por"),
    adverbs=words(
        "también luego después además ayer hoy ya aún todavía siempre entonces así más muy aquí "
        "allí asimismo finalmente igualmente"
    ),
    times=words(
        "lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana tarde noche enero "
        "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre este"
    ),
    nearing=words("este esta pasado próximo"),
    according=(("según",), ("de", "acuerdo", "con"), ("en", "palabras", "de")),
    claims=words("afirmación declaración promesa acusación anuncio advertencia palabras"),
    documents=words(
        "comunicado declaración entrevista carta discurso informe tuit mensaje nota conferencia "
        "rueda twitter facebook"
    ),
    titles=_PEOPLE,
    roles=_PEOPLE | _BODIES,
    role_genders={
        "sr.": "he",
        "señor": "he",
        "don": "he",
        "sra.": "she",
        "señora": "she",
        "doña": "she",
        "ministra": "she",
        "ministro": "he",
        "presidenta": "she",
        "alcaldesa": "she",
        "directora": "she",
        "mujer": "she",
        "hombre": "he",
        "madre": "she",
        "padre": "he",
    },
    bodies=_BODIES,
    plurals=words("gente"),
    naming_joins=words("de del"),
    naming=words("llamado llamada titulado titulada apodado apodada denominado palabra término"),
    works=words("película libro novela canción disco álbum serie programa obra cuadro revista"),
    abbreviations=words("sr. sra. srta. dr. dra. ee. uu. etc. núm. pág. d. st."),
    openers=words(
        "el la los las un una él ella ellos yo nosotros este esta en a al para por con pero y "
        "según tras desde su sus cuando mientras"
    ),
    adverb_endings=("mente",),
    verbs=words("va viene hace tiene vive trabaja espera sabe ve dirige sigue queda quiere está"),
    drops_subject=True,
)
