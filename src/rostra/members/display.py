"""How a member is named on screen and in mail."""

from rostra.members.models import Member


def member_name(member: Member) -> str:
    """The name shown to others."""
    return member.name
