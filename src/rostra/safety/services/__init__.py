"""What other rooms may ask of this one: judging, and the decisions it rests on."""

from rostra.safety.services.at_work import (
    is_off,
    look_after_judges,
    second_is_too_slow,
    troubles,
    watched_judges,
)
from rostra.safety.services.history import (
    PARTS,
    VERSIONS_SHOWN,
    Version,
    current_list,
    current_policy,
    version_of,
    versions,
)
from rostra.safety.services.judging import judge_for, newest_list, pipeline_now, pipeline_of
from rostra.safety.services.lists import (
    ListTrial,
    list_now,
    restore_word_list,
    save_word_list,
    try_word_list,
)
from rostra.safety.services.nudges import NudgeSummary, advise, nudge_summary, open_nudge
from rostra.safety.services.policies import (
    PolicyTrial,
    policy_now,
    restore_policy,
    save_languages,
    save_policy,
    try_policy,
)
from rostra.safety.services.similar import forget_old_signatures, remember, similar_texts
from rostra.safety.services.trial import Around, TriedText, try_text

__all__ = [
    "PARTS",
    "VERSIONS_SHOWN",
    "Around",
    "ListTrial",
    "NudgeSummary",
    "PolicyTrial",
    "TriedText",
    "Version",
    "advise",
    "current_list",
    "current_policy",
    "forget_old_signatures",
    "is_off",
    "judge_for",
    "list_now",
    "look_after_judges",
    "newest_list",
    "nudge_summary",
    "open_nudge",
    "pipeline_now",
    "pipeline_of",
    "policy_now",
    "remember",
    "restore_policy",
    "restore_word_list",
    "save_languages",
    "save_policy",
    "save_word_list",
    "second_is_too_slow",
    "similar_texts",
    "troubles",
    "try_policy",
    "try_text",
    "try_word_list",
    "version_of",
    "versions",
    "watched_judges",
]
