"""The section a page names: "World | Middle East", "Section: Culture", "SPORT"."""

import re

_NAMES = """
world|news|politics|business|sport|sports|local|national|international|culture|arts|travel|science
technology|tech|health|opinion|environment|climate|education|entertainment|lifestyle|life|economy
regional|region|middle east|europe|asia|asia pacific|africa|americas|latin america|north america
uk|us|u.s.|usa|uk news|us news|world news|local news|money|finance|markets|society|media|football
crime|law|weather|obituaries|food|fashion|books|film|music|property|motoring|city|community|features
politik|wirtschaft|kultur|panorama|ausland|inland|deutschland|österreich|schweiz|welt|wissen
wissenschaft|gesellschaft|gesundheit|lokales|regionales|meinung|digital|netzwelt|reise
feuilleton|monde|politique|économie|société|sports|sciences|santé|planète|international|france|idées
faits divers|mundo|españa|internacional|política|economía|deportes|cultura|sociedad
ciencia|tecnología|salud
brasil|economia|esportes|esporte|ciência|tecnologia|saúde|cotidiano|portugal|desporto|sociedade
mondo|esteri|cronaca|politica|economia|scienza|salute|spettacoli|interni|attualità
buitenland|binnenland|economie|wetenschap|cultuur|gezondheid|regio|voetbal
мир|политика|экономика|общество|культура|спорт|наука|в мире|россия
""".strip()
_KNOWN = frozenset(name for line in _NAMES.split("\n") for name in line.split("|"))
_SPLIT = re.compile(r"\s?[|>›»/·•]\s?|\s::?\s")
_HOME = frozenset(
    {"home", "news", "start", "startseite", "accueil", "inicio", "início", "homepage"}
)
_FIELD = re.compile(
    r"(headline|title|titel|titre|título|titolo|section|ressort|rubrik|rubrique|sección|secção|seção"
    r"|sezione|rubriek|category|kategorie|catégorie|topic|place|location|ort|lieu|lugar|luogo"
    r"|language|sprache|agency|agentur|agence|agencia)\s?[:：]\s{0,3}(\S.{0,300})",
    re.IGNORECASE,
)
_MEANING = {
    "headline": "headline title titel titre título titolo",
    "section": "section ressort rubrik rubrique sección secção seção sezione rubriek category"
    " kategorie catégorie topic",
    "place": "place location ort lieu lugar luogo",
    "agency": "agency agentur agence agencia",
    "language": "language sprache",
}


def read_section(block: str) -> str | None:
    """The section that ``block``, a short line near the headline, names; None if it names none."""
    if len(block) > 80 or block.endswith((".", "!", "?")):
        return None
    parts = [part for part in _SPLIT.split(block) if part]
    if len(parts) > 1:
        known = [part for part in parts if part.lower() in _KNOWN or part.lower() in _HOME]
        short = all(len(part.split()) <= 3 and part[0].isupper() for part in parts)
        if not (known and short):
            return None
        first = 1 if parts[0].lower() in _HOME else 0
        start = block.index(parts[first], len(parts[0]) if first else 0)
        return block[start:].strip()
    return block if block.lower() in _KNOWN else None


def read_field(block: str) -> tuple[str, str] | None:
    """A labelled line ("Section: Culture") as the field's name and its value, or None."""
    found = _FIELD.fullmatch(block)
    if not found:
        return None
    label = found[1].lower()
    name = next(name for name, labels in _MEANING.items() if label in labels.split())
    return name, found[2].strip()
