"""One text goes to the checks with what they may know; what they say becomes ours."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rostra.comments.models import Comment, CommentVerdict, Thread
from rostra.comments.services.writers import History, Writer
from rostra.comments.text import clean
from rostra.safety.services import judge_for, pipeline_now, remember, similar_texts
from rostra.safety.similarity import Signature
from rostra.safety.subject import ArticleFacts, AuthorFacts, Kind, Subject
from rostra.safety.verdict import Action, Finding, Verdict
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import Problem, too_fast

Reasons = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and by whom a text is written; `signature` and `without` (the comment that is changed)
    are for comparing it with others."""

    thread: Thread
    writer: Writer
    history: History
    gate_state: str
    parent: Comment | None = None
    signature: Signature | None = None
    without: uuid.UUID | None = None


def judge(
    text: str, about: Circumstances, kind: Kind = Kind.COMMENT, *, wait: bool = False
) -> Verdict:
    """What the checks say of `text`. Raises a 422 or 429 Problem when they refuse it.

    wait: for the second judge too, where it has to look.
    """
    verdict = judge_for(about.thread.site, subject_of(text, about, kind), wait=wait)
    if verdict.action is Action.REFUSE:
        raise refusal(verdict)
    return verdict


def judge_to_the_end(text: str, about: Circumstances, verdict: Verdict) -> Verdict:
    """`verdict`, with the second judge's word where that is still to come. Raises as `judge`."""
    if not verdict.pending:
        return verdict
    subject = subject_of(text, about, Kind.COMMENT)
    (final,) = pipeline_now(about.thread.site).judge_again([(subject, verdict)])
    if final.action is Action.REFUSE:
        raise refusal(final)
    return final


def subject_of(text: str, about: Circumstances, kind: Kind) -> Subject:
    """The text with all that a check may use."""
    article = about.thread.article
    facts = None
    if article is not None:
        facts = ArticleFacts(
            headline=article.headline,
            lead=article.paragraphs[0] if article.paragraphs else "",
            section=article.section,
            language=article.language,
            byline=article.byline,
        )
    return Subject(
        text=text,
        kind=kind,
        author=author_facts(about.writer, about.history),
        parent=about.parent.text if about.parent else None,
        article=facts,
        gate_state=about.gate_state,
        slow_seconds=about.thread.site.slow_seconds,
        now=now().timestamp(),
        thread=str(about.thread.pk),
        similar=similar_texts(
            about.thread.site, about.signature, about.writer.key, without=about.without
        ),
    )


def author_facts(writer: Writer, history: History) -> AuthorFacts:
    """What the checks may know of `writer`."""
    member = writer.member
    return AuthorFacts(
        role=writer.role,
        is_guest=writer.is_guest,
        accepted_comments=writer.accepted_comments,
        age_seconds=(now() - member.joined_at).total_seconds() if member else 0.0,
        recent_texts=history.texts,
        recent_times=tuple(moment.timestamp() for moment in history.times),
        recent_threads=history.threads,
        name=writer.name,
    )


def refusal(verdict: Verdict) -> Problem:
    """The Problem for a refused text: 429 where waiting is all it needs, else 422."""
    reasons = reasons_of(verdict)
    parts = [finding.sentences for finding in verdict.reasons]
    detail, todo = (" ".join(dict.fromkeys(sentences)) for sentences in zip(*parts, strict=True))
    if verdict.retry_after is not None:
        problem = too_fast(detail, verdict.retry_after)
        problem.extra["reasons"] = reasons
        return problem
    return refused(detail, todo, reasons)


def refused(detail: str, todo: str, reasons: Reasons) -> Problem:
    """The 422 Problem of a text that cannot be published, with the reasons."""
    return Problem(
        "comment-refused", "Not published", status=422, detail=detail, todo=todo, reasons=reasons
    )


def reasons_of(verdict: Verdict) -> Reasons:
    """The reasons of `verdict` as its writer is told them."""
    return [public_reason(finding.to_json()) for finding in verdict.reasons]


def public_reason(finding: dict[str, Any]) -> dict[str, Any]:
    """A stored finding without what is for moderators alone."""
    return {"check": finding["check"], "text": finding["text"], "spans": finding["spans"]}


def tidy(text: str, site: Site) -> str:
    """`text` as it may be stored. Raises the 422 Problem of a refused text, before any check."""
    try:
        return clean(text, most=site.comment_max_length)
    except Problem as problem:
        reasons = [public_reason(each) for each in problem.extra["reasons"]]
        raise refused(problem.detail, problem.todo, reasons) from problem


def held_by_gate(why: str) -> dict[str, Any]:
    """A finding of the gate as the checks store theirs. why: `guest`, or that of an admission."""
    code = {"guest": "gate.guest", "held-newcomers": "gate.newcomer"}.get(why, "gate.all")
    return Finding("gate", code, Action.HOLD).to_json()


def risk_of(verdict: Verdict) -> float:
    """Expected harm, 0 to 1, that orders the queue: the highest score of a finding."""
    scores = [finding.score for finding in verdict.findings if finding.score is not None]
    return max(0.0, min(1.0, max(scores, default=0.0)))


def keep_verdict(
    comment: Comment, verdict: Verdict, added: Reasons, facts: Mapping[str, Any] | None = None
) -> CommentVerdict:
    """Store what was said of the text that `comment` has now, with reasons of our own added."""
    data = verdict.to_json()
    return CommentVerdict.objects.create(
        site_id=comment.site_id,
        comment=comment,
        action="hold" if added and data["action"] in ("publish", "nudge") else data["action"],
        findings=[*data["findings"], *added],
        scores=data["scores"],
        versions=data["versions"],
        language=verdict.language or "",
        pending=verdict.pending,
        facts=facts or {},
    )


def facts_of(about: Circumstances) -> dict[str, Any]:
    """What counted besides the text, as it is kept with the verdict."""
    return {
        "role": about.writer.role,
        "guest": about.writer.is_guest,
        "accepted_comments": about.writer.accepted_comments,
        "gate": about.gate_state,
        "section": about.thread.article.section if about.thread.article else "",
    }


def stored_verdict(comment_id: uuid.UUID) -> Verdict:
    """The newest verdict of a comment as it was made; one that publishes where none was kept."""
    row = CommentVerdict.objects.filter(comment_id=comment_id).order_by("-id").first()
    if row is None:
        return Verdict(pending=True)
    return Verdict.from_json(
        {
            "action": row.action,
            "findings": row.findings,
            "scores": row.scores,
            "language": row.language or None,
            "versions": row.versions,
            "pending": True,
        }
    )


def keep_signature(comment: Comment, writer: Writer, signature: Signature | None) -> None:
    """Remember what the text that `comment` has now looks like."""
    remember(
        comment.site_id,
        signature,
        text_id=comment.pk,
        writer_id=writer.key,
        thread_id=comment.thread_id,
    )


def latest_reasons(comment_id: uuid.UUID) -> Reasons:
    """Why the newest text of a comment was held, as its writer is told it."""
    verdict = CommentVerdict.objects.filter(comment_id=comment_id).order_by("-id").first()
    return told(verdict) if verdict else []


def told(verdict: CommentVerdict) -> Reasons:
    """The reasons that decided, as the writer is told them."""
    return [public_reason(f) for f in verdict.findings if f["action"] == verdict.action]
