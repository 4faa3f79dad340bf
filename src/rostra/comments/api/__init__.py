"""The API of threads, comments and drafts."""

from ninja import Router

from rostra.comments.api import comments, drafts, threads

router = Router(tags=["comments"])
for part in (threads, comments, drafts):
    router.add_router("", part.router)

__all__ = ["router"]
