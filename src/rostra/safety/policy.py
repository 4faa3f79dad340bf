"""A site's policy: what each check and judge does, as one value that an editor can read.

The fields are the checks by name, then the judges. ``policy_file`` reads and writes it as TOML.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from rostra.safety.checks.duplicates import DuplicatesSettings
from rostra.safety.checks.flooding import FloodingSettings
from rostra.safety.checks.gate import GateSettings
from rostra.safety.checks.impersonation import ImpersonationSettings
from rostra.safety.checks.length import LengthSettings
from rostra.safety.checks.links import LinksSettings
from rostra.safety.checks.private import PrivateSettings
from rostra.safety.checks.quality import QualitySettings
from rostra.safety.checks.rate import RateSettings
from rostra.safety.checks.repetition import RepetitionSettings
from rostra.safety.checks.shouting import ShoutingSettings
from rostra.safety.checks.spam import SpamSettings
from rostra.safety.checks.unicode import UnicodeSettings
from rostra.safety.checks.wordlist import WordlistSettings
from rostra.safety.scoring import JudgeSettings, ScoreThresholds


@dataclass(frozen=True, slots=True)
class Policy:
    """Every setting of checking a text, with sensible values for a news site."""

    length: LengthSettings = field(default_factory=LengthSettings)
    rate: RateSettings = field(default_factory=RateSettings)
    flooding: FloodingSettings = field(default_factory=FloodingSettings)
    repetition: RepetitionSettings = field(default_factory=RepetitionSettings)
    duplicates: DuplicatesSettings = field(default_factory=DuplicatesSettings)
    unicode: UnicodeSettings = field(default_factory=UnicodeSettings)
    impersonation: ImpersonationSettings = field(default_factory=ImpersonationSettings)
    wordlist: WordlistSettings = field(default_factory=WordlistSettings)
    links: LinksSettings = field(default_factory=LinksSettings)
    spam: SpamSettings = field(default_factory=SpamSettings)
    private: PrivateSettings = field(default_factory=PrivateSettings)
    shouting: ShoutingSettings = field(default_factory=ShoutingSettings)
    quality: QualitySettings = field(default_factory=QualitySettings)
    gate: GateSettings = field(default_factory=GateSettings)
    judge: JudgeSettings = field(default_factory=JudgeSettings)
    scores: ScoreThresholds = field(default_factory=ScoreThresholds)

    @property
    def version(self) -> str:
        """A short name of these very settings."""
        return _version(self)

    def with_(self, name: str, **settings: Any) -> Policy:
        """This policy with some settings of one check changed: ``with_("rate", per_hour=20)``."""
        changed: Any = {name: replace(getattr(self, name), **settings)}
        return replace(self, **changed)


@lru_cache(maxsize=256)
def _version(policy: Policy) -> str:
    return hashlib.sha256(repr(policy).encode()).hexdigest()[:12]


DEFAULT = Policy()
