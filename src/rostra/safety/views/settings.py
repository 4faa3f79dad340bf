"""The policy on one page that an editor can read: a sentence and a field for each setting."""

from dataclasses import fields
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety import services
from rostra.safety.policy import DEFAULT, Policy
from rostra.safety.policy_edit import with_settings
from rostra.safety.policy_file import PolicyError
from rostra.safety.policy_form import changes_of, fields_of
from rostra.safety.present import (
    ATTRIBUTE_WORDS,
    CHOICE_WORDS,
    FIELD_WORDS,
    SECTION_WORDS,
    sections,
)
from rostra.safety.services.history import text_of
from rostra.safety.services.policies import refusal
from rostra.safety.views import policy as policy_page
from rostra.safety.views.versions import editors_only, page_context
from rostra.store.problems import Problem


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("moderator")
def settings(request: StaffRequest) -> HttpResponse:
    """The form; what it changes is previewed as the policy file is, and saved from there."""
    policy = services.policy_now(request.site)
    if request.method != "POST":
        return show(request, policy)
    editors_only(request)
    before = text_of(services.current_policy(request.site))
    try:
        sent = request.POST.dict() | {"shown": " ".join(request.POST.getlist("shown"))}
        text = with_settings(before, changes_of(sent, policy, DEFAULT))
        trial = services.try_policy(request.site, text)
    except PolicyError as error:
        return show(request, policy, refusal(error.problems, [0] * len(error.problems)))
    except Problem as problem:
        return show(request, policy, problem)
    return policy_page.show(request, text, trial=trial)


def show(request: StaffRequest, policy: Policy, problem: Problem | None = None) -> HttpResponse:
    """The page, as it was sent where something is wrong."""
    sent = request.POST if problem else {}
    about = {section.name: section.about for section in sections(policy)}
    groups = [
        {
            "name": each.name,
            "title": SECTION_WORDS.get(each.name, each.name.capitalize()),
            "about": about[each.name],
            "fields": rows(policy, each.name, sent),
        }
        for each in fields(policy)
        if each.name != "scores"
    ]
    first = ("judge", "gate", "wordlist")
    context = page_context(request, "policy") | {
        "attributes": thresholds(policy, sent),
        "judge": next(group for group in groups if group["name"] == "judge"),
        "groups": sorted(
            (group for group in groups if group["name"] != "judge"),
            key=lambda group: (group["name"] not in first, str(group["title"])),
        ),
        "is_off": services.is_off(),
        "problem": problem,
    }
    status = problem.status if problem else 200
    return render(request, "safety/settings.html", context, status=status)


def rows(policy: Policy, section: str, sent: Any) -> list[dict[str, Any]]:
    """The fields of a section, with what was sent in place of what counts."""
    found = []
    for field in fields_of(policy, DEFAULT, section):
        value = sent.get(field.path, field.value)
        if sent and field.kind == "yes":
            value = "true" if field.path in sent else "false"
        choices = [(choice, CHOICE_WORDS.get(choice, choice)) for choice in field.choices]
        usual = dict(choices).get(field.usual, field.usual)
        said = FIELD_WORDS.get(field.path, field.doc)
        row = {"field": field, "value": value, "said": said, "choices": choices, "usual": usual}
        found.append(row)
    return found


def thresholds(policy: Policy, sent: Any) -> list[dict[str, Any]]:
    """A row for each attribute: what it means, and from which score what is done."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(policy, "scores", sent):
        found.setdefault(row["field"].path.split(".")[1], []).append(row)
    return [
        {"name": name, "words": ATTRIBUTE_WORDS.get(name, name), "steps": steps}
        for name, steps in found.items()
    ]
