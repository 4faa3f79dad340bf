"""French."""

from __future__ import annotations

from rostra.articles.statements.grammar import JUDGE, QUOTE, SAY, Cue, Gender, Grammar, words

# Verbs in -er by stem: affirme, affirment, affirmait, affirma, affirmant; affirmé.
_SAY_STEMS = words(
    """
    affirm déclar ajout expliqu annonc assur confirm rappel soulign précis indiqu not estim insist
    jug rapport racont révél confi lanc assén martel consid
    """
)
_QUOTE_STEMS = words(
    """
    demand cri murmur plaisant ironis commen qualifi interrog tweet tonn soupir s'exclam dénonc
    critiqu accus regrett déplor fustig
    """
)
_JUDGE_STEMS = words("salu condamn félicit lou")
_IRREGULAR = {
    SAY: (
        "dit disent disait disaient dirent écrit écrivent écrivait reconnaît reconnaissait "
        "prévient prévenait promet soutient soutenait poursuit poursuivait répond répondait "
        "répondit conclut avertit admet concède espère répète",
        "dit écrit reconnu prévenu promis soutenu poursuivi répondu conclu averti admis concédé "
        "répété",
    ),
    QUOTE: ("reprend renchérit s'insurge", "repris renchéri"),
}


def _cues() -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for strength, stems in ((JUDGE, _JUDGE_STEMS), (QUOTE, _QUOTE_STEMS), (SAY, _SAY_STEMS)):
        for stem in stems:
            soft = stem[:-1] + "ç" if stem.endswith("c") else stem
            cues |= {f"{stem}{end}": Cue(strength, "present") for end in ("e", "ent", "era")}
            cues |= {f"{soft}{end}": Cue(strength, "present") for end in ("a", "ait", "aient")}
            cues |= {f"{stem}é{end}": Cue(strength, "past") for end in ("", "e", "s", "es")}
            cues[f"{soft}ant"] = Cue(strength, "ing")
    for strength, (finite, participles) in _IRREGULAR.items():
        cues |= {form: Cue(strength, "past") for form in participles.split()}
        cues |= {form: Cue(strength, "present") for form in finite.split()}
    cues |= {
        form: Cue(SAY, "present")
        for form in ("rappelle", "rappellent", "révèle", "révèlent", "martèle", "assène")
    }
    cues["disant"] = Cue(SAY, "ing")
    return cues


_PRONOUNS: dict[str, Gender] = {
    "il": "he",
    "elle": "she",
    "ils": "they",
    "elles": "they",
    "on": "any",
    "je": "any",
    "nous": "any",
    "beaucoup": "they",
    "certains": "they",
    "plusieurs": "they",
}

_PEOPLE = words(
    """
    porte-parole ministre président présidente maire directeur directrice chef cheffe général
    colonel professeur professeure docteur dr m. mm. mme mmes monsieur madame sénateur sénatrice
    député députée secrétaire responsable expert experte témoin habitant habitante avocat avocate
    juge procureur procureure source policier policière chercheur chercheuse médecin analyste
    diplomate commissaire candidat candidate dirigeant dirigeante militant militante auteur
    autrice journaliste entraîneur conseiller conseillère préfet préfète reine roi pape mère père
    fils fille frère sœur homme femme voisin voisine premier première ancien ancienne
    """
)
_BODIES = words(
    """
    ministère gouvernement police agence parti tribunal parquet entreprise groupe société syndicat
    association université banque armée bureau commission parlement sénat assemblée mairie
    préfecture élysée matignon organisation comité conseil communauté institut journal présidence
    """
)

GRAMMAR = Grammar(
    language="fr",
    cues=_cues(),
    pronouns=_PRONOUNS,
    floating=words("tous toutes"),
    relatives=words("qui lequel laquelle"),
    determiners=words(
        "le la les l' un une des du ce cet cette ces son sa ses leur leurs notre nos mon ma mes "
        "plusieurs quelques certains deux trois quatre cinq"
    ),
    indefinite=words("un une des plusieurs quelques certains deux trois quatre cinq"),
    possessives=words("son sa ses leur leurs"),
    prepositions=words(
        "à au aux de du des d' dans en par pour sur sous avec sans chez vers contre entre depuis "
        "pendant après avant devant derrière selon lors malgré dès"
    ),
    joining=words("de du des d' au aux à en pour chez"),
    linking=words("de du d' des"),
    genitives=words("du des"),
    conjunctions=words("et ou mais donc or ni car"),
    subordinators=words("que qu' parce lorsque lorsqu' quand si comme puisque tandis alors où"),
    complementizers=words("que qu' si"),
    that=("que ", "qu'", "qu’"),
    auxiliaries=words(
        "a ont avait avaient eut aura est sont était étaient été fut sera serait aurait ayant étant"
    ),
    passives=words("est sont était étaient été fut furent sera"),
    negations=words("ne n' pas jamais plus"),
    modals=words("peut pouvait pourrait doit devait devrait veut voulait voudrait"),
    futures=frozenset(),
    infinitives=words("pour"),
    absolutes=frozenset(),
    agents=words("par"),
    adverbs=words(
        "aussi ensuite encore déjà toujours ainsi alors enfin puis également notamment plus très "
        "ici là hier demain toutefois cependant pourtant bien même"
    ),
    times=words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier demain matin soir "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    nearing=words("ce cet cette"),
    according=(("selon",), ("d'", "après"), ("de", "l'", "avis", "de")),
    claims=words("affirmation déclaration propos promesse accusation annonce avertissement"),
    documents=words(
        "communiqué déclaration interview entretien lettre discours rapport tweet message note "
        "conférence twitter facebook"
    ),
    titles=_PEOPLE,
    roles=_PEOPLE | _BODIES,
    role_genders={
        "mme": "she",
        "madame": "she",
        "m.": "he",
        "monsieur": "he",
        "présidente": "she",
        "directrice": "she",
        "femme": "she",
        "homme": "he",
        "mère": "she",
        "père": "he",
        "reine": "she",
        "roi": "he",
    },
    bodies=_BODIES,
    plurals=words("gens"),
    naming_joins=words("de du des d'"),
    naming=words("dit dite appelé appelée intitulé intitulée surnommé surnommée mot terme"),
    works=words("film livre roman chanson album série émission pièce tableau journal revue"),
    abbreviations=words("m. mm. dr. st. etc. av. n. p."),
    openers=words(
        "le la les un une des il elle ils elles nous vous je on ce cette ces dans en à au pour par "
        "sur avec mais et selon après avant depuis son sa ses leur"
    ),
    adverb_endings=("ment",),
    not_adverbs=words("gouvernement parlement mouvement département événement jugement"),
    verbs=words("vient va fait voit sait prend met tient reste vit travaille attend veut dirige"),
    elisions=words("l d qu n s j c m t lorsqu puisqu jusqu"),
    enclitics=("-t-il", "-t-elle", "-t-ils", "-t-elles", "-t-on", "-il", "-elle", "-ils", "-elles"),
)
