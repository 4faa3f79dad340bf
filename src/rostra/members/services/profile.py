"""Names and the lines about a member: cleaned, judged, shown or held."""

from dataclasses import dataclass

from django.db import transaction

from rostra.members.models import HeldText, Member
from rostra.members.rules.judging import Judgement, Kind
from rostra.members.rules.names import clean_biography, clean_name
from rostra.members.services.accounts import refuse_staff_name
from rostra.members.services.judging import judge
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.models import announce
from rostra.store.problems import Problem, conflict, forbidden, invalid


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that may be stored, and what the judge said of it."""

    kind: Kind
    text: str
    judgement: Judgement

    @property
    def is_held(self) -> bool:
        return self.judgement.action == "hold"


def check_name(site: Site, text: str, member: Member | None = None) -> Checked:
    """`text` cleaned and judged as a name on `site`; member is None at sign-up.

    Raises a Problem when it cannot be anybody's name, looks like one of the staff, or is refused.
    """
    name = clean_name(text)
    if member is None or member.role == "reader":
        refuse_staff_name(name, site, except_for=member)
    return _judged(site, "name", name, member)


def check_biography(site: Site, text: str, member: Member) -> Checked:
    """`text` cleaned and judged as the lines about `member`; raises like `check_name`."""
    return _judged(site, "biography", clean_biography(text), member)


def change_profile(member: Member, *, name: str, biography: str) -> list[Checked]:
    """Change what others see of `member`; returns what is held until a moderator has looked.

    A held text leaves the old one in place; sending it again changes nothing. Raises a Problem,
    and changes nothing, when one of them is refused.
    """
    before = waiting_texts(member)
    wanted = [
        check_name(member.site, name, member),
        check_biography(member.site, biography, member),
    ]
    with transaction.atomic():
        for checked in wanted:
            if checked.kind in before and before[checked.kind].text == checked.text:
                continue  # it waits already
            withdraw(member, checked.kind)
            if checked.text != getattr(member, checked.kind):
                _apply(member, checked)
    return [checked for checked in wanted if checked.is_held]


def hold(member: Member, checked: Checked) -> HeldText:
    """Keep `checked` for a moderator; the member's own pages show that it waits."""
    return HeldText.objects.create(
        site_id=member.site_id,
        member=member,
        kind=checked.kind,
        text=checked.text,
        reasons=list(checked.judgement.reasons),
    )


def withdraw(member: Member, kind: str) -> None:
    """Drop what waits of this kind: a newer text takes its place."""
    HeldText.objects.filter(member=member, kind=kind, decided_at=None).delete()


def waiting_texts(member: Member) -> dict[str, HeldText]:
    """What waits for a moderator, by kind."""
    return {held.kind: held for held in member.held_texts.filter(decided_at=None)}


def decide(held: HeldText, *, approved: bool, by: Member) -> HeldText:
    """Show the held text, or keep the one shown before. Raises a Problem when decided already."""
    if not by.has_role_at(held.site_id, "moderator"):
        raise forbidden("Only moderators of the member's site decide on names and biographies.")
    with transaction.atomic():
        current = HeldText.objects.select_for_update().filter(id=held.id).first()
        if current is None or current.decided_at is not None:
            raise conflict("This text was decided on or withdrawn.", "Load the list again.")
        current.approved, current.decided_by, current.decided_at = approved, by, now()
        current.save(update_fields=["approved", "decided_by", "decided_at"])
        if approved:
            _show(current.member, current.kind, current.text)
    return current


def _judged(site: Site, kind: Kind, text: str, member: Member | None) -> Checked:
    if member is not None and text == getattr(member, kind):
        return Checked(kind, text, Judgement())  # it stands already
    judgement = judge(site, kind, text, member)
    if judgement.action == "refuse":
        raise refused(kind, judgement)
    return Checked(kind, text, judgement)


def refused(kind: Kind, judgement: Judgement) -> Problem:
    """The 422 for a text that the checks refuse."""
    reasons = " ".join(judgement.reasons) or "The site's rules do not allow it."
    return invalid(reasons, "Change it and save again.", field=kind)


def _apply(member: Member, checked: Checked) -> None:
    if checked.is_held:
        hold(member, checked)
    else:
        _show(member, checked.kind, checked.text)


def _show(member: Member, kind: str, text: str) -> None:
    setattr(member, kind, text)
    member.save(update_fields=[kind])
    if kind == "name":
        announce("member.changed", site_id=member.site_id, subject_id=member.id)


def count_waiting(site: Site) -> int:
    """How many names and biographies wait for a moderator."""
    return HeldText.objects.filter(site=site, decided_at=None).count()
