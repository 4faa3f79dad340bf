"""What can be done with comments, one file for each verb. Other rooms import from here."""

from rostra.comments.services.delete import delete
from rostra.comments.services.drafts import drafts_of, drop_draft, keep_draft, own_draft
from rostra.comments.services.edit import Edited, edit
from rostra.comments.services.find import find_comment, find_thread, revisions_of
from rostra.comments.services.flag import flag
from rostra.comments.services.gating import gate_now
from rostra.comments.services.merge import merge_articles
from rostra.comments.services.nudge import Advice
from rostra.comments.services.post import Posted, post
from rostra.comments.services.react import react
from rostra.comments.services.take_in import take_in
from rostra.comments.services.visibility import hide, show
from rostra.comments.services.writers import as_guest, moderates

__all__ = [
    "Advice",
    "Edited",
    "Posted",
    "as_guest",
    "delete",
    "drafts_of",
    "drop_draft",
    "edit",
    "find_comment",
    "find_thread",
    "flag",
    "gate_now",
    "hide",
    "keep_draft",
    "merge_articles",
    "moderates",
    "own_draft",
    "post",
    "react",
    "revisions_of",
    "show",
    "take_in",
]
