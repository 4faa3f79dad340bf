"""The pages of the word lists: look, preview, save, bring an earlier version back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rostra.members.pages import StaffRequest, staff_only
from rostra.safety import services
from rostra.safety.language_names import LANGUAGE_NAMES
from rostra.safety.present import PART_MEANINGS, TAB_NAMES
from rostra.safety.services.history import LISTS, checked_kind, text_of
from rostra.safety.views.versions import (
    digest,
    editors_only,
    key_of,
    page_context,
    to_page,
    version_asked,
)
from rostra.safety.wordlists import shipped, shipped_languages
from rostra.sites.models import Site
from rostra.store.problems import Problem

SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("moderator")
def words(request: StaffRequest, kind: str) -> HttpResponse:
    """One list: its entries in a box, preview and save, its history."""
    checked_kind(kind)
    if request.method == "POST":
        return change(request, kind)
    old = version_asked(request, kind)
    text = text_of(old) if old else services.list_now(request.site, kind)
    return show(request, kind, text, old=old)


def change(request: StaffRequest, kind: str) -> HttpResponse:
    """Preview what was typed; save it where it is what was previewed."""
    editors_only(request)
    form = request.POST
    text = form.get("entries", "")
    try:
        trial = services.try_word_list(request.site, kind, text)
        if form.get("do") != "save" or trial.bad or form.get("previewed") != digest(text):
            return show(request, kind, text, trial=trial, asked_to_save=form.get("do") == "save")
        seen = key_of(form.get("seen", ""))
        row = services.save_word_list(request.site, kind, text, request.user, seen=seen)
    except Problem as problem:
        return show(request, kind, text, problem=problem)
    return to_page(reverse("safety:words", args=[kind]), row.pk)


def show(
    request: StaffRequest,
    kind: str,
    text: str,
    *,
    trial: services.ListTrial | None = None,
    problem: Problem | None = None,
    old: Any = None,
    asked_to_save: bool = False,
) -> HttpResponse:
    """The page; after a preview with what the list would do, after a Problem with what is wrong."""
    bad = bool(trial and trial.bad)
    context = page_context(request, kind) | {
        "kind": kind,
        "meaning": PART_MEANINGS[kind],
        "tabs": [{"kind": each, "name": TAB_NAMES[each]} for each in LISTS],
        "text": text,
        "trial": trial,
        "may_save": trial is not None and not bad,
        "asked_to_save": asked_to_save and not bad,
        "previewed": digest(text),
        "shown": SHOWN,
        "problem": problem,
        "old": old,
        "languages": [row for row in language_rows(request.site) if row["on"]],
    }
    status = problem.status if problem else 422 if bad else 200
    return render(request, "safety/words.html", context, status=status)


@require_POST
@staff_only("editor")
def restore(request: StaffRequest, kind: str) -> HttpResponse:
    """Make an earlier version count again; the way to undo as well."""
    key = key_of(request.POST.get("version", ""))
    row = services.restore_word_list(request.site, kind, key, request.user)
    return to_page(reverse("safety:words", args=[kind]), row.pk)


@require_POST
@staff_only("editor")
def languages(request: StaffRequest) -> HttpResponse:
    """Switch shipped lists on and off."""
    row = services.save_languages(request.site, request.POST.getlist("language"), request.user)
    return to_page(reverse("safety:overview"), row.pk)


def language_rows(site: Site) -> list[dict[str, Any]]:
    """The shipped lists, with how many entries each has and whether it is on."""
    on = services.policy_now(site).wordlist.languages
    return [
        {
            "code": code,
            "name": LANGUAGE_NAMES.get(code, code),
            "entries": len(shipped(code).entries),
            "on": code in on,
        }
        for code in shipped_languages()
    ]
