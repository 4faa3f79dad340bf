"""German."""

from __future__ import annotations

from rostra.articles.statements.grammar import JUDGE, QUOTE, SAY, Cue, Gender, Grammar, words

# Regular verbs by stem: betont, betonte, betonten, and the participle where it differs.
_SAY_STEMS = words(
    """
    sag:gesagt beton:betont erklär:erklärt mein:gemeint behaupt:behauptet bestätig:bestätigt
    bericht:berichtet antwort:geantwortet erwider:erwidert versicher:versichert warn:gewarnt
    erläuter:erläutert ergänz:ergänzt bemerk:bemerkt folger:gefolgert twitter:getwittert
    äußer:geäußert mahn:gemahnt beteuer:beteuert entgegn:entgegnet schilder:geschildert
    """
)
_QUOTE_STEMS = words(
    """
    frag:gefragt forder:gefordert kritisier:kritisiert kommentier:kommentiert ruf:gerufen
    bezeichn:bezeichnet zitier:zitiert jubel:gejubelt schimpf:geschimpft klag:geklagt
    scherz:gescherzt witzel:gewitzelt seufz:geseufzt flüster:geflüstert wetter:gewettert
    """
)
_JUDGE_STEMS = words(
    "lob:gelobt würdig:gewürdigt verurteil:verurteilt begrüß:begrüßt tadel:getadelt"
)

# Irregular verbs: every finite form, then the participles.
_IRREGULAR = {
    SAY: (
        "spricht sprach sprachen schreibt schrieb schrieben gibt_zu betont hieß heißt "
        "verspricht versprach versprachen weist wies",
        "gesprochen geschrieben versprochen",
    ),
    QUOTE: ("nennt nannte nannten ruft rief riefen schreit schrie befand findet fand", "genannt"),
}

# Verbs whose second half stands later: fügte … hinzu.
_SEPARABLE = {
    "fügt": "hinzu",
    "fügte": "hinzu",
    "fügten": "hinzu",
    "teilt": "mit",
    "teilte": "mit",
    "teilten": "mit",
    "kündigt": "an",
    "kündigte": "an",
    "kündigten": "an",
    "räumt": "ein",
    "räumte": "ein",
    "räumten": "ein",
    "gibt": "zu",
    "gab": "zu",
    "gaben": "zu",
    "setzte": "hinzu",
    "merkt": "an",
    "merkte": "an",
}


def _cues() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for strength, stems in ((JUDGE, _JUDGE_STEMS), (QUOTE, _QUOTE_STEMS), (SAY, _SAY_STEMS)):
        for entry in stems:
            stem, participle = entry.split(":")
            bridge = "e" if stem.endswith(("t", "d", "gn", "chn")) else ""
            cues[participle] = Cue(strength, "past")
            for ending in ("t", "te", "ten"):
                cues[f"{stem}{bridge}{ending}"] = Cue(strength, "present")
    for strength, (finite, participles) in _IRREGULAR.items():
        cues |= {form: Cue(strength, "present") for form in finite.split()}
        cues |= {form: Cue(strength, "past") for form in participles.split()}
    cues |= {form: Cue(SAY, "present", later=half) for form, half in _SEPARABLE.items()}
    return cues


_PRONOUNS: dict[str, Gender] = {
    "er": "he",
    "sie": "she",
    "es": "it",
    "wir": "any",
    "ich": "any",
    "man": "any",
    "einer": "any",
    "eine": "any",
    "andere": "they",
    "viele": "they",
    "einige": "they",
}

_PEOPLE = words(
    """
    sprecher sprecherin minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister
    bürgermeisterin oberbürgermeister oberbürgermeisterin innenminister innenministerin
    außenminister außenministerin finanzminister finanzministerin verteidigungsminister
    gesundheitsminister justizminister ministerpräsident ministerpräsidentin staatssekretär
    bundeskanzler bundeskanzlerin bundespräsident regierungssprecher professor professorin doktor
    dr. prof. herr frau general chef chefin leiter leiterin vorsitzender vorsitzende direktor
    direktorin trainer trainerin richter richterin anwalt anwältin abgeordnete abgeordneter
    experte expertin experten zeuge zeugin zeugen anwohner anwohnerin arzt ärztin forscher
    forscherin forschende quelle quellen beamter beamte diplomat kommissar polizeisprecher
    polizeisprecherin autor autorin kollege kollegin mutter vater sohn tochter mann lehrer
    lehrerin landrat landrätin geschäftsführer geschäftsführerin kritiker gegner
    """
)
_BODIES = words(
    """
    ministerium innenministerium außenministerium finanzministerium regierung bundesregierung
    polizei behörde behörden amt partei gericht staatsanwaltschaft unternehmen konzern firma
    verband gewerkschaft verein universität hochschule bank armee büro agentur kommission
    parlament bundestag senat stadt gemeinde kirche zeitung institut feuerwehr
    """
)

GRAMMAR = Grammar(
    language="de",
    cues=_cues(),
    pronouns=_PRONOUNS,
    floating=words("beide alle"),
    relatives=words("welcher welche welches"),
    determiners=words(
        "der die das den dem des ein eine einen einem einer eines kein keine sein seine seinen "
        "seiner ihr ihre ihren ihrer unser unsere dieser diese dieses jener jene viele einige "
        "mehrere zwei drei vier fünf alle beide"
    ),
    indefinite=words("ein eine einen einem einer eines viele einige mehrere zwei drei vier fünf"),
    possessives=words("sein seine seinen seiner ihr ihre ihren ihrer"),
    prepositions=words(
        "an am auf aus bei beim bis durch für gegen gegenüber hinter im in ins mit nach neben ohne "
        "seit über um unter vom von vor während wegen zu zum zur zwischen laut trotz"
    ),
    joining=words("von vom für aus im in bei beim der des"),
    linking=words("von"),
    genitives=words("der des eines einer"),
    conjunctions=words("und oder aber sondern denn doch"),
    subordinators=words(
        "dass weil während obwohl wenn als nachdem bevor seit ob wie warum da damit"
    ),
    complementizers=words("dass ob wie warum"),
    that=("dass ", "daß "),
    auxiliaries=words(
        "ist war waren sind sei seien wird wurde wurden werde werden worden hat hatte haben hatten "
        "habe gewesen"
    ),
    passives=words("wird wurde wurden werden worden"),
    negations=words("nicht nie niemals kein keine"),
    modals=words("kann könne könnte konnte will wolle wollte soll solle sollte muss müsse darf"),
    futures=frozenset(),
    infinitives=words("zu"),
    absolutes=frozenset(),
    agents=words("von vom durch"),
    adverbs=words(
        "auch dann später wieder nun noch nur so dort hier heute gestern bereits schon zudem "
        "jedoch allerdings außerdem dabei damals weiter zuvor danach daraufhin schließlich erneut "
        "immer ebenfalls sehr"
    ),
    times=words(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag montagabend dienstagabend "
        "mittwochabend donnerstagabend freitagabend heute gestern morgen abend morgens abends "
        "januar februar märz april mai juni juli august september oktober november dezember"
    ),
    nearing=words("diesen dieser vergangenen letzten nächsten"),
    according=(
        ("nach", "angaben", "von"),
        ("nach", "angaben"),
        ("nach", "den", "worten", "von"),
        ("laut",),
        ("so",),
    ),
    tagging=words("so"),
    after_source=words("zufolge"),
    claims=words("behauptung aussage erklärung äußerung vorwurf forderung warnung worte"),
    documents=words(
        "erklärung mitteilung pressemitteilung interview brief rede gespräch bericht stellungnahme "
        "tweet facebook twitter studie"
    ),
    titles=_PEOPLE,
    roles=_PEOPLE | _BODIES,
    role_genders={
        "frau": "she",
        "herr": "he",
        **{noun: "she" for noun in _PEOPLE if noun.endswith("in") and len(noun) > 6},
        **dict.fromkeys(("minister", "kanzler", "präsident", "bürgermeister"), "he"),
    },
    bodies=_BODIES,
    plurals=words("experten zeugen anwohner behörden quellen kritiker gegner forschende leute"),
    subjective={"sein": "er", "seine": "er", "ihr": "sie", "ihre": "sie"},
    naming=words("sogenannte sogenannten sogenanntes namens titel begriff wort"),
    works=words("film buch roman lied album serie sendung stück zeitung zeitschrift"),
    abbreviations=words("dr. prof. hr. fr. z.b. u.a. ca. bzw. usw. nr. st. mio. mrd. d.h."),
    openers=words(
        "der die das ein eine er sie es wir ich in im am auf bei nach mit und aber doch auch so "
        "für von zu dies diese dieser als wenn weil während zudem laut"
    ),
    suffixes=words("jr. sr."),
    verbs=words(
        "ging kam nahm machte stand lag blieb hielt sah ließ begann trat traf sprach will wollte "
        "konnte musste sollte arbeitet lebt leitet führt gehört zeigt erwartet rechnet"
    ),
    capital_nouns=True,
    verb_second=True,
)
