"""Advice before posting, as a form shows it."""

import uuid

from django.http import HttpRequest
from django.template.loader import render_to_string

from rostra.comments.present import NudgeView
from rostra.comments.services.nudge import Advice
from rostra.comments.text import clean
from rostra.comments.views.forms import text_sent
from rostra.safety.marks import marked
from rostra.sites.models import Site
from rostra.store.ids import parse_id
from rostra.store.problems import Problem


def advice_sent(request: HttpRequest) -> Advice:
    """What a sent form says of advice that its writer has seen."""
    token: uuid.UUID | None = parse_id(request.POST.get("nudged", ""))
    return Advice(token)


def nudge_view(request: HttpRequest, problem: Problem, site: Site) -> NudgeView | None:
    """The advice that `problem` is, None where it is another problem."""
    if problem.slug != "nudge":
        return None
    text = clean(text_sent(request.POST), most=site.comment_max_length)
    spans = [span for reason in problem.extra["reasons"] for span in reason["spans"]]
    token = str(problem.extra["nudge_token"])
    return NudgeView(token, problem.detail, problem.todo, marked(text, spans))


def with_html(request: HttpRequest, problem: Problem, site: Site) -> Problem:
    """`problem` for a page's own script: advice comes with the box that shows it."""
    if nudge := nudge_view(request, problem, site):
        problem.extra["html"] = render_to_string("comments/_nudge.html", {"nudge": nudge}, request)
    return problem
