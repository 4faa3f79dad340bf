"""The ASGI application that `rostra safety serve` runs; its options come in the environment."""

import os
from pathlib import Path

import rostra.project.wsgi  # noqa: F401

# isort: split
# Loading Django came first: what follows needs its models.
from rostra.live.chores import Chore
from rostra.live.lone import Lone
from rostra.project.judging_service import made_service, mounted
from rostra.project.safety_serve import ANYBODYS_RATE, KEY_FILE, NO_STORE
from rostra.safety.perspective.keeping import Keeper
from rostra.safety.perspective.key_file import FileKeeper
from rostra.safety.services.judging import pipeline_of
from rostra.safety.services.service_keeper import (
    DatabaseKeeper,
    forget_old_suggestions,
    look_after,
)


def keeper() -> Keeper:
    """Where keys are kept, as the command was asked."""
    if not os.environ.get(NO_STORE):
        return DatabaseKeeper()
    named = os.environ.get(KEY_FILE)
    path = Path(named) if named else None
    return FileKeeper(path, pipeline_of(None), float(os.environ[ANYBODYS_RATE]))


service = made_service(keeper())


def look_after_judges() -> None:
    """Load the judges before anybody waits for them, and try again those that failed."""
    service.register.refresh()
    for pipeline in service.register.loaded.pipelines.values():
        look_after(pipeline)


chores = [
    Chore("judges", 60.0, look_after_judges),
    Chore("service counts", 5.0, service.register.flush),
]
if service.register.keeper.keeps_suggestions:
    chores.append(Chore("old suggestions", 3600.0, forget_old_suggestions))

app = Lone(mounted(service), chores)
