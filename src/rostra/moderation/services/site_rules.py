"""The rules of a site: those that every site has, in its own words, and its own."""

import uuid
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from rostra.members.models import Member
from rostra.moderation.models import SiteRule
from rostra.moderation.rules import RULES
from rostra.moderation.wording import RULE_SENTENCES, RULE_TITLES
from rostra.sites.models import Site
from rostra.sites.services import taking_turns
from rostra.store.audit import record
from rostra.store.models import announce
from rostra.store.problems import forbidden, invalid


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as moderators choose it and authors read it; link: where it is explained, or ""."""

    name: str
    title: str
    text: str
    link: str = ""
    is_offered: bool = True


def rules_of(site_id: uuid.UUID) -> list[Rule]:
    """All rules of a site, offered or not: first those that every site has, in their order."""
    own = {row.name: row for row in SiteRule.objects.filter(site_id=site_id).order_by("id")}
    names = [*RULES, *(name for name in own if name not in RULES)]
    return [as_rule(own[name]) if name in own else built_in(name) for name in names]


def offered_rules(site_id: uuid.UUID) -> list[Rule]:
    """Those that a moderator may choose from, in the order of the keys 1 to 9."""
    return [rule for rule in rules_of(site_id) if rule.is_offered]


def rule_named(site_id: uuid.UUID, name: str) -> Rule:
    """The offered rule called `name`. Raises a 422 Problem for any other."""
    offered = offered_rules(site_id)
    for rule in offered:
        if rule.name == name:
            return rule
    names = ", ".join(rule.name for rule in offered)
    raise invalid(f"There is no rule {name!r}.", f"Choose one of: {names}.")


def save_rule(
    site: Site,
    by: Member,
    name: str,
    *,
    title: str,
    text: str,
    link: str = "",
    offered: bool = True,
) -> Rule:
    """Word a rule of the site, or add one of its own; what was stated before keeps its words.

    Raises a Problem: 403 for who is no editor, 422 for what does not do or leaves no rule at all.
    """
    if not by.has_role_at(site.pk, "editor"):
        raise forbidden("The rules are the editors' to word.")
    title, text, link = title.strip(), text.strip(), link.strip()
    row = SiteRule(site=site, name=name, title=title, text=text, link=link, is_offered=offered)
    try:
        row.clean_fields(exclude=["site"])
    except ValidationError as error:
        wrong = "; ".join(
            f"{field}: {' '.join(said)}" for field, said in error.message_dict.items()
        )
        raise invalid(f"The rule does not do. {wrong}", "Correct it and save again.") from error
    with transaction.atomic():
        taking_turns(site)
        SiteRule.objects.update_or_create(
            site=site,
            name=name,
            defaults={"title": title, "text": text, "link": link, "is_offered": offered},
        )
        if not offered_rules(site.pk):
            raise invalid("No rule would be left.", "Offer at least one.")
        record("rule.saved", site_id=site.pk, by=by.pk, subject=site.pk, rule=name)
        announce("site.changed", site_id=site.pk)
    return as_rule(SiteRule.objects.get(site=site, name=name))


def built_in(name: str) -> Rule:
    """A rule as it is worded where the site says nothing else."""
    return Rule(name, str(RULE_TITLES[name]), str(RULE_SENTENCES[name]))


def as_rule(row: SiteRule) -> Rule:
    """A stored rule."""
    return Rule(row.name, row.title, row.text, row.link, row.is_offered)
