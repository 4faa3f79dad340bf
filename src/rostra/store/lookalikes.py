"""Which texts look alike to a hurried eye (pure).

`skeleton` follows the idea of Unicode Technical Standard 39, section 4: two strings are
confusable when their skeletons are equal. The table is our own short one: what is drawn like a
Latin letter or a digit in common fonts. It folds more than the standard does (case, accents,
spaces), because it compares names, not identifiers.
"""

import unicodedata

# Each line: a Latin letter, then what is mistaken for it.
_TABLE = """
a аɑα@4
b ьвϐᏏ8
c сϲᴄ¢
d ԁɗ
e еєεэɛ3€
f ϝƒ
g ɡց9
h һнհ
j јϳյ
k кκᴋқ
l іιɩӏǀ1|!ɫł
m мʍ
n пηոռᴎи
o оοօσ0ѳθøɵ๐
p рρᴘ
q ԛզ
r гᴦɼ
s ѕʂꜱ5$
t тτᴛ7ŧ
u υսᴜцμ
v νѵᴠ
w ѡшωԝᴡщ
x хχ×
y уγүұʏ¥
z ᴢʐ2
"""
_FOLD = {
    ord(lookalike): line[0]
    for line in _TABLE.strip().splitlines()
    for lookalike in line[2:]
    if lookalike != line[0]
} | {ord("i"): "l"}
_PAIRS = (("rn", "m"), ("vv", "w"))


def skeleton(text: str) -> str:
    """`text` reduced to how it looks: equal skeletons look alike.

    Accents, case, spaces and punctuation are gone; `l`, `i`, `1` and `|` are one letter, as are
    `rn` and `m`. Only for comparing: it is neither shown nor stored.
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(c for c in letters.translate(_FOLD) if c.isalnum())
    for pair, single in _PAIRS:
        kept = kept.replace(pair, single)
    return kept
