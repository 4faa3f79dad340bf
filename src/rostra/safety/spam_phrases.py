"""What advertisers write, in groups: one group may be talk, two of them in one text rarely are."""

from __future__ import annotations

import ahocorasick

GROUPS: dict[str, tuple[str, ...]] = {
    "earnings": (
        "a day online", "a week online", "a month online", "working from home",
        "work from home", "from the comfort of your home", "extra income", "passive income",
        "financial freedom", "earn money online", "make money online", "my first paycheck",
        "last pay check", "last paycheck", "be your own boss", "side hustle",
        "von zu hause aus", "geld verdienen", "passives einkommen", "nebenverdienst",
        "gagner de l argent", "revenu passif", "revenus complémentaires", "travail à domicile",
        "ganar dinero", "ingresos extra", "ingresos pasivos", "desde casa", "ganhar dinheiro",
        "renda extra", "trabalhar em casa",
    ),
    "investment": (
        "invest in bitcoin", "bitcoin investment", "bitcoin trading", "bitcoin mining",
        "crypto investment", "crypto trading", "forex trading", "binary options", "trading signals",
        "guaranteed returns", "guaranteed profit", "double your money", "investment platform",
        "account manager", "trading platform", "my broker", "garantierte rendite",
        "rendement garanti", "inversión segura", "rentabilidad garantizada",
    ),
    "recovery": (
        "recover my", "recover your", "recovered my", "get my money back", "got my money back",
        "lost funds", "recovery expert", "recovery agent", "certified hacker", "ethical hacker",
        "professional hacker", "spell caster", "love spell", "lottery spell",
        "brought back my ex", "get your ex back", "voyance", "hechizos de amor",
    ),
    "loans": (
        "loan offer", "apply for a loan", "quick loan", "instant loan", "personal loan",
        "interest rate of", "no credit check", "bad credit", "kredit ohne schufa",
        "sofortkredit", "prêt entre particuliers", "offre de prêt", "préstamo rápido",
        "préstamos personales", "empréstimo rápido",
    ),
    "goods": (
        "viagra", "cialis", "weight loss pills", "lose weight fast", "male enhancement",
        "replica watches", "online casino", "casino bonus", "free spins", "no deposit bonus",
        "cheap followers", "buy followers", "buy likes", "free gift card", "free iphone",
        "essay writing service", "seo services", "hot singles", "onlyfans", "diplome kaufen",
        "führerschein kaufen", "comprar seguidores", "casino en ligne",
    ),
    "contact": (
        "whatsapp", "whats app", "telegram", "contact him", "contact her", "contact them",
        "reach out to him", "reach out to her", "reach him on", "reach her on", "text me at",
        "dm me", "inbox me", "email him", "write me at", "click here", "click the link",
        "link in my bio", "link in bio", "link below", "visit this site", "visit this website",
        "visit our website", "visit my website", "sign up here", "go to this site",
        "more info here", "details here", "hier klicken", "cliquez ici", "haz clic aquí",
        "clique aqui",
    ),
    "promotion": (
        "check out my channel", "check out my video", "check out my page",
        "check out my profile", "check out my blog", "check out our channel",
        "check my channel", "subscribe to my channel", "sub to my channel", "subscribe to me",
        "visit my channel", "follow me on", "follow my page", "like my page",
        "my youtube channel", "my new video", "abonniert meinen kanal",
        "abonnez vous à ma chaîne", "suscríbete a mi canal", "inscreva se no meu canal",
    ),
}  # fmt: skip


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for group, phrases in GROUPS.items():
        for phrase in phrases:
            automaton.add_word(f" {phrase} ", (len(phrase) + 2, group))
    automaton.make_automaton()
    return automaton


_PHRASES = _automaton()


def phrases_in(words: str) -> list[tuple[int, int, str]]:
    """Start, end and group of every phrase in ``Normal.words``; linear in its length."""
    return [(end + 1 - length, end + 1, group) for end, (length, group) in _PHRASES.iter(words)]
