"""Moderators' decisions as labels for the judges. Named by the setting ROSTRA_DECIDED_COMMENTS."""

import uuid

from rostra.comments.models import Comment
from rostra.comments.rules.visibility import DELETED
from rostra.moderation.models import Decision
from rostra.moderation.rules import ABUSE
from rostra.moderation.services.appeals import reviewed_decisions
from rostra.safety.judge import Context
from rostra.safety.learning.labels import OVERTURNED, Label
from rostra.safety.subject import ArticleFacts
from rostra.sites.models import Site

DECIDED = (Decision.Action.APPROVE, Decision.Action.REJECT)


def decided_comments(site: Site, most: int) -> list[Label]:
    """What was decided on the latest `most` comments at most, newest first, as labels.

    A rejection says that the text is abusive where it rests on a rule against abuse; one for spam,
    off topic and the like says nothing about that and is left out, and so is what was undone and
    what was edited since. Flags are no labels: only who moderates may teach. A comment whose
    earlier decision was undone, and that was then decided the other way, counts double;
    so does one that an appeal upheld or made.
    """
    decisions = Decision.objects.filter(site=site, action__in=DECIDED, undone__isnull=True)
    decisions = decisions.select_related("comment__parent", "comment__thread__article")
    overturned, reviewed = actions_undone(site), reviewed_decisions(site)
    labels: list[Label] = []
    seen: set[uuid.UUID] = set()
    for decision in decisions.order_by("-id")[: 2 * most].iterator(chunk_size=500):
        comment = decision.comment
        if comment.pk in seen:
            continue
        seen.add(comment.pk)
        if not teaches(decision, comment):
            continue
        other = overturned.get(comment.pk, set()) - {decision.action}
        labels.append(
            Label(
                text=comment.text,
                abusive=decision.action == Decision.Action.REJECT,
                labeler=str(decision.moderator_id or "left"),
                weight=OVERTURNED if other or decision.pk in reviewed else 1.0,
                context=context_of(comment),
            )
        )
        if len(labels) == most:
            break
    return labels


def teaches(decision: Decision, comment: Comment) -> bool:
    """Whether the decision says of the text as it stands whether it is abuse."""
    if comment.state == DELETED or not comment.text.strip():
        return False
    if comment.edited_at is not None and comment.edited_at > decision.decided_at:
        return False
    return decision.action == Decision.Action.APPROVE or decision.rule in ABUSE


def actions_undone(site: Site) -> dict[uuid.UUID, set[str]]:
    """What was once decided on each comment and taken back."""
    taken_back = Decision.objects.filter(site=site, action__in=DECIDED, undone__isnull=False)
    found: dict[uuid.UUID, set[str]] = {}
    for comment, action in taken_back.values_list("comment_id", "action"):
        found.setdefault(comment, set()).add(action)
    return found


def context_of(comment: Comment) -> Context:
    """What a judge may know of where the comment stands."""
    article = comment.thread.article
    facts = ArticleFacts(headline=article.headline, section=article.section) if article else None
    return Context(comment.parent.text if comment.parent else None, facts)
