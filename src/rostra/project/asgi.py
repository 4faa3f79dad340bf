"""The ASGI application that `rostra serve` runs: the front, with Django behind it."""

from rostra.gate.services import apply_due
from rostra.live.chores import Chore
from rostra.live.front import Front
from rostra.project.wsgi import application as django_application

CHORES = (Chore("gate ends", 1.0, apply_due),)

app = Front(django_application, chores=CHORES)
