"""A problem as an HTTP answer."""

from django.http import JsonResponse

from rostra.store.problems import Problem

MEDIA_TYPE = "application/problem+json"


def problem_json(problem: Problem) -> JsonResponse:
    """RFC 9457 answer for `problem`, with its headers."""
    return JsonResponse(
        problem.document(),
        status=problem.status,
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )
