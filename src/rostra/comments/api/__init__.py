"""The API of threads, comments and drafts."""

from ninja import Router

from rostra.comments.api.comments import router as comments
from rostra.comments.api.drafts import router as drafts
from rostra.comments.api.threads import router as threads

router = Router(tags=["comments"])
router.add_router("", threads)
router.add_router("", comments)
router.add_router("", drafts)

__all__ = ["router"]
