"""What views behind `login_required` are given."""

from django.http import HttpRequest

from rostra.members.models import Member
from rostra.sites.models import Site


class MemberRequest(HttpRequest):
    """A request of somebody signed in, on a site of ours."""

    site: Site  # type: ignore[assignment]
    user: Member
