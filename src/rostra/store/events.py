"""The kinds of outbox events, each with what it tells. `docs/reference/events.md` lists them."""

KINDS: dict[str, str] = {
    "article.added": "an article came in; its thread opens",
    "article.changed": "an article's text, address or place changed",
    "article.removed": "an article was taken down or merged into another",
    "comment.published": "a comment became visible",
    "comment.edited": "a visible comment's text changed",
    "comment.removed": "a visible comment was rejected or deleted",
    "comment.held": "a comment entered the moderation queue",
    "comment.refused": "a comment that was being checked was refused; only its writer sees it",
    "comment.flagged": "a reader flagged a comment",
    "comment.reacted": "a comment's reactions changed",
    "comment.decided": "a moderator decided on a comment, or undid a decision",
    "appeal.changed": "an author appealed against a decision, or the appeal was decided",
    "member.changed": "a member's name or role changed, or the account is gone; threads show it",
    "site.changed": "a site's title, rules or choices changed",
    "gate.changed": "a commenting state changed",
    "checks.changed": "a word list, the policy or what was learned changed; `part` says which",
}
