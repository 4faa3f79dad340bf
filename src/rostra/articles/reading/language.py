"""The language of a text that does not state one: by its script, then by its commonest words.

A few dozen function words per language decide a news article beyond doubt, as two sentences
hold a dozen of them; nothing is loaded and nothing can be confused by names. Method: stop-word
counting, as in Grefenstette, "Comparing two language identification schemes" (JADT 1995).
"""

import re
from collections import Counter

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_CYRILLIC = {"uk": "іїєґ", "bg": "", "sr": "ђјљњћџ", "be": "ў", "ru": "ыэё"}
_ARABIC = {"fa": "پچژگکی", "ur": "ٹڈڑںےہھ"}

_COMMON = {
    "en": "the of and to in a is that for it was on with he as his at by had not are but from they"
    " which have this were been their said has will would who after",
    "de": "der die und das den von mit ist im für nicht ein eine dem sich des auf auch als nach"
    " werden wurde hat einer wird aus bei zu sie es sind am zum zur haben",
    "fr": "le la les des et est une un du que qui dans pour au sur avec pas par plus ont il elle"
    " son ses aux été cette sont mais mercredi ce se ne l d qu",
    "es": "el la los las de del que y en un una por con para su al como más pero fue ha sus este"
    " esta se lo le no es según entre también sobre",
    "pt": "o a os as do da dos das que e em um uma por com para não ao no na se foi mais como mas"
    " ele ela são à pelo pela seu sua disse também nos nas é",
    "it": "il lo la gli le di del della dei che e in un una per con non è si da al ha nel sono più"
    " anche come dopo ma alla dal nella questo stato dell l delle",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als door naar bij die"
    " maar uit werd heeft hebben wordt over nog worden",
    "sv": "och att det som en på är av för med den till inte har ett om de var han sig från men"
    " vid efter kan eller hade enligt också",
    "da": "og at det som en på er af for med den til ikke har et om de var han sig fra men ved"
    " efter kan eller havde ifølge også blev",
    "nb": "og at det som en på er av for med den til ikke har et om de var han seg fra men ved"
    " etter kan eller hadde ifølge også ble skal",
    "fi": "ja on ei että se oli hän mukaan kun myös ovat mutta joka sen ole kuin tai vain",
    "pl": "i w na z nie się do to że jest o jak po za od przez dla ma co był było są tym oraz",
    "cs": "a v na se je že s z do o k za po od pro jsou byl bylo ale jako podle které",
    "sk": "a v na sa je že s z do o k za po od pre sú bol bolo ale ako podľa ktoré",
    "ro": "și de în a la cu pe că o un din care nu pentru sunt mai este fost după",
    "hu": "a az és hogy nem is egy volt meg ez de csak már van szerint után",
    "tr": "ve bir bu için ile da de olarak daha çok olan gibi sonra kadar ancak",
    "hr": "i u na je se da su za od s o koji ne nije će bi što kao ali nakon",
    "ca": "el la els les de del que i en un una per amb als és no va ha han seu aquest també",
    "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan juga oleh tersebut",
    "vi": "và của là có được cho không trong với những các một người đã này",
    "sw": "na ya wa kwa ni katika za la kuwa cha huo hii pia watu",
    "et": "ja on ei et see oli kui ka mis aga oma või pärast",
    "lt": "ir kad yra su iš į nuo po bet kaip taip pat buvo",
    "lv": "un ir ka no ar uz par kas bet arī pēc bija",
    "sl": "in je v na se da so za z od ki ne bi pa po tudi",
    "eu": "eta da du ez bat zen dute ere izan baina",
    "ga": "agus an na ar le go is sé bhí ag i do",
    "cy": "yn y a r i ar o ei mae wedi gan fod am",
    "is": "og að í á er sem til við en það var ekki um hefur",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
"""Characters looked at; more change nothing."""


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of ``text``'s language, or None where too little speaks for any."""
    sample = text[:_SAMPLE]
    letters = sum(1 for sign in sample if sign.isalpha())
    if not letters:
        return None
    for language, script in _SCRIPTS:
        found = len(script.findall(sample))
        # Japanese mixes its syllables with Chinese signs, so a fifth of them is enough.
        if found * (5 if language == "ja" else 2) >= letters:
            return _within_script(language, sample)
    return _by_words(sample)


def _within_script(language: str, sample: str) -> str:
    rivals = {"ru": _CYRILLIC, "ar": _ARABIC}.get(language, {})
    counts = {
        name: sum(sample.count(sign) for sign in signs) for name, signs in rivals.items() if signs
    }
    if language == "ru" and not any(counts.values()):
        return "bg" if re.search(r"\b(?:се|на|са|че|от)\b", sample) and "ъ" in sample else "ru"
    best = max(counts, key=counts.__getitem__, default=language)
    return best if counts.get(best, 0) * 60 >= len(sample.replace(" ", "")) else language


def _by_words(sample: str) -> str | None:
    counts = Counter(token.lower() for token in _TOKEN.findall(sample))
    total = counts.total()
    scores = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= 2 and scores[best] * 12 >= total else None


def agreed_language(stated: str | None, text: str) -> str | None:
    """The language stated, unless the text plainly is in another: many pages say "en" unasked."""
    found = detect_language(text)
    if stated is None or found is None or found == stated:
        return stated or found
    own = sum(token in _WORDS.get(stated, ()) for token in _TOKEN.findall(text[:_SAMPLE].lower()))
    other = sum(token in _WORDS.get(found, ()) for token in _TOKEN.findall(text[:_SAMPLE].lower()))
    known = stated in _WORDS or found not in _WORDS
    return found if known and len(text) > 200 and own * 2 <= other else stated


def tidy_tag(tag: str | None) -> str | None:
    """A stated language as its code alone: "en-GB" → "en", "de_DE" → "de"; None if it is none."""
    found = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_][\w-]{1,20})?\s*$", tag or "")
    return found[1].lower() if found else None
