"""What a moderator does, one file for each verb."""

from rostra.moderation.services.decide import approve, escalate, reject
from rostra.moderation.services.queue import counts, next_in_line, queue
from rostra.moderation.services.undo import undo

__all__ = ["approve", "counts", "escalate", "next_in_line", "queue", "reject", "undo"]
