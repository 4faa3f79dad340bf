"""News agencies by the names under which they sign."""

import re

_NAMES = """
AFP|Agence France-Presse|Agence France Presse|AP|Associated Press|The Associated Press|Reuters
Thomson Reuters|Thomson Reuters Foundation|Reuters Breakingviews|dpa|Deutsche Presse-Agentur|APA
Austria Presse Agentur|SDA|Keystone-SDA|ATS|Keystone-ATS|AWP|UPI|United Press International|EFE
Agencia EFE|Europa Press|ANSA|Adnkronos|AGI|Askanews|LaPresse|TASS|ITAR-TASS|ТАСС|ИТАР-ТАСС
Interfax|Интерфакс|INTERFAX.RU|RIA Novosti|РИА Новости|RIA|Sputnik|Xinhua|新华社|新华网
中新社|China News Service|Kyodo|Kyodo News|共同通信|Jiji|Jiji Press|時事通信|Yonhap|Yonhap News
연합뉴스|뉴시스|News1|뉴스1|PTI|Press Trust of India|ANI|IANS|UNI|Bloomberg
Bloomberg News|PA|PA Media
Press Association|The Canadian Press|Canadian Press|CP|AAP|Australian Associated Press|NZPA|Belga
ANP|NTB|TT|Ritzau|STT|BNS|LETA|ELTA|PAP|ČTK|CTK|TASR|SITA|MTI|Agerpres|BTA|ATA|HINA|SRNA|Fena
Beta|Tanjug|MINA|MIA|STA|ANA-MPA|Anadolu|Anadolu Agency|Anadolu Ajansı|AA|DHA|İHA|MENA|SANA|WAM
SPA|KUNA|QNA|BNA|ONA|Petra|NNA|WAFA|INA|IRNA|ISNA|Fars|Tasnim|Mehr|APS|MAP|TAP|LANA|SUNA|NAN
GNA|APO|SAPA|Bernama|Antara|VNA|VNS|TNA|KCNA|Lao News Agency|APP|BSS|UNB|Lusa|Agência Lusa
Agência Brasil|Agência Estado|Télam|Telam|NA|Notimex|Prensa Latina|ABI|Andina|AVN|Colprensa
Ukrinform|УНІАН|UNIAN|УНИАН|Interfax-Ukraine|BelTA|БЕЛТА|Trend|Azertac|Armenpress|Kabar|AKIpress
Kazinform|KNA|epd|SID|AFX|Dow Jones|Dow Jones Newswires|MarketWatch|CNA|ABS-CBN|Inter Press Service
IPS|AllAfrica|Agenzia Nova|Agence Anadolu|PRNewswire|PR Newswire|Business Wire|GlobeNewswire
RNS|CNS|AFPTV|Catholic News Agency|States Newsroom|Stateline|CalMatters|ProPublica|KFF
أ ف ب|فرانس برس|أ.ف.ب|رويترز|د ب أ|أ ب|سانا|وفا|واس|الأناضول|רויטרס|איי-אף-פי|ロイター|路透社
法新社|美联社|AFP通信|로이터|АФП|Рейтер|Reuter
Agencia Reuters|Agence Reuters|CNN|BBC|BBC News|NPR|VOA|RFE/RL|DW|ARD|ZDF
"""

KNOWN = frozenset(name.strip() for name in re.split(r"[|\n]", _NAMES) if name.strip())
"""A name that is not here is an agency still where a dateline puts it."""

_FOLDED = frozenset(name.casefold() for name in KNOWN if len(name) > 4)


def is_known(name: str) -> bool:
    """Short names count as they are written: "SANA" signs news, "Sana" is a person."""
    plain = name.strip(" .")
    return plain in KNOWN or plain.casefold() in _FOLDED


_PROPER = re.compile(r"[^\W\d_][\w.&'’-]{0,24}(?: [\w.&'’-]{1,24}){0,4}")


def may_be_agency(name: str) -> bool:
    """True for a known agency and for any short proper name ("Meridian News", "GNS")."""
    if is_known(name):
        return True
    return bool(_PROPER.fullmatch(name)) and not name[0].islower() and len(name) <= 40


def agencies_in(text: str) -> list[str]:
    """The known agencies that ``text``, a line of credits or copyright, names, in its order."""
    if is_known(text):
        return [text.strip(" .")]
    parts = re.split(
        r"\s?[/|,;()·•&]\s?|\s[-–—]\s|\s(?:and|und|et|y|e|en|for|with|mit|avec|con|by)\s", text
    )
    return [part.strip(" .") for part in parts if is_known(part)]
