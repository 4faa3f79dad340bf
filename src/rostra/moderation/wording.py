"""The rules and levels in words. Authors read the sentences, moderators the titles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

RULE_TITLES: dict[str, Words] = {
    "abuse": _("Attacks a person"),
    "hate": _("Attacks people for who they are"),
    "threat": _("Threatens"),
    "spam": _("Advertising or spam"),
    "off-topic": _("Off topic"),
    "private": _("Private details"),
    "misleading": _("Misleading"),
    "illegal": _("Against the law"),
    "other": _("Another reason"),
}
RULE_SENTENCES: dict[str, Words] = {
    "abuse": _("It attacks a person instead of what they said."),
    "hate": _("It attacks people for who they are."),
    "threat": _("It threatens somebody, or calls for violence."),
    "spam": _("It is advertising, or the same text again."),
    "off-topic": _("It has nothing to do with this article."),
    "private": _("It gives away somebody’s private details."),
    "misleading": _("It says something false as if it were true."),
    "illegal": _("It appears to be against the law."),
    "other": _("It breaks the rules of this site."),
}
RISK_WORDS: dict[str, Words] = {"low": _("low"), "middle": _("middle"), "high": _("high")}
SHOW_WORDS: dict[str, Words] = {
    "waiting": _("All"),
    "held": _("Held"),
    "flagged": _("Flagged"),
    "escalated": _("For an editor"),
}
ORDER_WORDS: dict[str, Words] = {
    "urgent": _("Most urgent"),
    "oldest": _("Oldest first"),
    "newest": _("Newest first"),
}
DECIDED: dict[str, Words] = {
    "approve": _("Approved."),
    "reject": _("Rejected."),
    "escalate": _("Left to an editor."),
    "undo": _("Taken back."),
}
# What a restriction is called, and what it means.
RESTRICTIONS: dict[str, tuple[Words, Words]] = {
    "removed": (
        _("Your comment was removed"),
        _("Readers do not see it any more. You still can."),
    ),
    "not-published": (
        _("Your comment was not published"),
        _("Readers have not seen it. Only you and the moderators can."),
    ),
    "suspended": (
        _("You cannot write here for now"),
        _("You can read everything, take your data with you, and appeal."),
    ),
}
