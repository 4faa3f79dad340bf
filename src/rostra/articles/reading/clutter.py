"""Lines that belong to the page and not to the article: share buttons, advertising, menus.

Only whole lines go, and only those that can be nothing else: a paragraph lost is worse than a
button kept.
"""

import re

_LONGEST = 200
_NETWORKS = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|reddit|telegram|pinterest|threads|bluesky"
    r"|mastodon|messenger|copy link|link|print|flipboard|pocket|tumblr|line|sms|instagram|tiktok"
    r"|youtube|teilen|partager|compartir|imprimir|drucken|imprimer|stampa|condividi|delen|mail)"
)
_LINES = (
    rf"(?:share|tweet|post|save|pin|follow)(?: (?:this|on|via|by|to|with|us|story|article|page))*"
    rf"(?: (?:on|via|by) )?(?:{_NETWORKS}(?:[\s,|/·•]+(?:and )?{_NETWORKS}){{0,8}})?",
    rf"{_NETWORKS}(?:[\s,|/·•]+{_NETWORKS}){{0,9}}",
    r"(?:share|teilen|partager|compartir|condividi|delen|del)(?: (?:this|the|diesen|cet|este|esta"
    r"|questo|dit))? (?:story|article|page|post|artikel|beitrag|article|artículo|noticia|articolo)",
    r"(?:artikel|beitrag) (?:teilen|drucken|merken|versenden)|partager (?:sur|l'article)\b.*"
    r"|compartir en\b.{0,60}|condividi su\b.{0,60}|deel (?:dit artikel|via|op)\b.{0,60}",
    r"\W*(?:advertisement|advertising|ad|sponsored(?: content)?|promoted|anzeige|werbung|publicité"
    r"|publicidad|publicidade|pubblicità|advertentie|реклама|annons|annonce|reklama)\W*"
    r"(?:continue reading.{0,40}|scroll.{0,40}|-? ?story continues.{0,40})?",
    r"(?:article|story) continues (?:after|below).{0,60}|continue reading.{0,60}"
    r"|scroll (?:down )?(?:for|to) .{0,60}",
    r"(?:read|see|watch|listen)(?: more| also| next| now)?\s?(?:[:>»…|]|\.\.\.).{0,180}"
    r"|read (?:more|next|on|also)\b\W*|also read\W.{0,180}"
    r"|more on this(?: story| topic)?\W*.{0,80}",
    r"(?:related(?: (?:stories|articles|topics|content|links|coverage|news|posts))?|recommended"
    r"(?: for you)?|most (?:read|popular|viewed)|trending(?: now)?|you may also like|see also"
    r"|don['’]t miss|up next|more (?:stories|news|from .{2,40})|top stories|editors['’]? picks?"
    r"|around the web|in this article)\s?(?:[:>»|].{0,180})?",
    r"(?:lesen sie auch|mehr zum thema|lire aussi|à lire aussi|sur le même sujet|lea también"
    r"|lea además|leia também|leia mais|veja também|leggi anche|lees ook|lees meer|читайте также"
    r"|läs också|czytaj też|mehr dazu|zum thema)\W.{0,180}",
    r"(?:sign up|subscribe|register|get)\b.{0,80}\b(?:newsletter|inbox|alerts?|daily briefing)\b"
    r".{0,80}",
    r"follow (?:.{2,90} on (?:twitter|facebook|instagram|bluesky|x)\b|@\w{2,30}\b).{0,90}",
    r"(?:follow|like|join|find) us on .{0,60}|download (?:our|the) app\b.{0,60}",
    r"subscribe to (?:read|continue|unlock)\b.{0,60}",
    r"(?:click|tap) here\b.{0,100}|skip to (?:main )?(?:content|navigation)|back to top|close|menu"
    r"|home|search|log ?in|sign ?in|subscribe(?: now)?|play|pause|loading\W*|listen(?: to this"
    r" article)?|print(?: this)?(?: article| page| story)?|e-?mail this(?: article| story)?"
    r"|bookmark|text size|a\+? a-?|enlarge(?: image)?|view (?:gallery|image|comments)"
    r"|toggle caption|image caption|hide caption|getty images logo",
    r"(?:\d{1,2}[ -])?min(?:ute)?s?(?: read|\.? lesezeit)"
    r"|\d{1,6} (?:shares?|views?|likes?|reads?|words)",
    r"(?:\(?\d{1,6}\)? )?(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti"
    r"|reacties)(?: ?\(?\d{1,6}\)?)?\W*",
    r"(?:leave|add|post|write|view|show|read|see|hide|join)(?: a| your| all| the| \d{1,6}){0,2}"
    r" (?:comments?|reply|conversation|discussion)\W*",
    r"(?:please )?(?:log|sign) ?in(?: or (?:register|sign up|create an account))? to"
    r" (?:comment|reply|post|join).{0,60}"
    r"|(?:join|start) the (?:conversation|discussion|debate)\b.{0,60}"
    r"|what do you think\?(?: .{0,80}comments?.{0,20})?|have your say\b.{0,80}"
    r"|(?:let us know|tell us|share your (?:thoughts|views)).{0,40}\bcomments?\b.{0,20}",
    r"(?:©|\(c\)|copyright\b).{0,60}(?:\d{4}|rights|reserv|agence|associated).{0,140}"
    r"|all rights reserved\W*.{0,60}|our standards: .{0,80}|get our breaking .{0,120}",
    r"(?:tags?|topics|keywords|filed under|schlagwörter|schlagworte|thèmes|mots[- ]clés|etiquetas"
    r"|temas|palavras[- ]chave|argomenti|trefwoorden|теги)\s?:.{0,180}",
    r"(?:temps de lecture|lesezeit|tiempo de lectura|leestijd|tempo di lettura|tempo de leitura"
    r"|lesedauer|reading time)\b.{0,30}|published|\d{1,3} (?:minutes?|hours?|days?|weeks?) ago",
    r"\((?:adds|updates|recasts|corrects|writes through|refiles|repeats)\b.{0,100}\)",
    r"(?:this (?:material|article|story) may not be (?:published|reproduced)).{0,160}",
    r"[\W_]{1,40}|-\s?30\s?-|(?:end|ends|fin|fine|ende|einde|конец|more|more follows"
    r"|\(more\)|\(end\))",
    r"(?-i:[a-z]{2,6}(?:-[a-z]{2,6})?(?:/[a-z]{2,6}){1,5}(?:-[a-z]{2,6})?)",  # editors' initials
)
_CLUTTER = re.compile(
    rf"[\W_]{{0,4}}(?:{'|'.join(f'(?:{line})' for line in _LINES)})[\s>»…]{{0,4}}", re.I
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,60}", re.IGNORECASE)


def is_clutter(block: str) -> bool:
    """Is this whole line a button, a label or another piece of the page around the article?"""
    return len(block) <= _LONGEST and bool(_CLUTTER.fullmatch(block))


def is_copyright(block: str) -> bool:
    """A line of copyright: no paragraph, though it may name the agency."""
    return len(block) <= _LONGEST and bool(_COPYRIGHT.match(block)) and is_clutter(block)
