"""What search engines may read (RFC 9309): articles and their threads, no desk and no account."""

from django.http import HttpRequest, HttpResponse

CLOSED = ("/accounts/", "/admin/", "/embed/", "/moderate/", "/settings/", "/setup/")


def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")
