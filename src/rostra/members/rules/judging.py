"""What a judge says of a name or a biography (pure). The judge itself stands in a room above."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Action = Literal["publish", "hold", "refuse"]
Kind = Literal["name", "biography"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The decision about one text; `reasons` are sentences that its writer can act on."""

    action: Action = "publish"
    reasons: tuple[str, ...] = ()


class ProfileJudge(Protocol):
    """What the setting ROSTRA_PROFILE_JUDGE names.

    writer: what is known of the person, in the room's own words (`name`, `role`,
    `accepted_comments`, `age_seconds`); an empty mapping at sign-up.
    """

    def __call__(
        self, site: object, kind: Kind, text: str, writer: Mapping[str, str | int | float]
    ) -> Judgement: ...
