"""The ASGI application that `rostra serve` runs: the front, with Django behind it."""

from rostra.project.wsgi import application as django_application

# isort: split
# Loading Django came first: what follows needs its models.
from rostra.exchange.services.feeds import poll_due_feeds
from rostra.gate.services import apply_due
from rostra.live.checking import checking_chores
from rostra.live.chores import Chore
from rostra.live.front import Front
from rostra.members.services.sign_up import clean_up_unconfirmed
from rostra.members.sessions import SessionStore
from rostra.moderation.services.letters import send_due_letters
from rostra.project.judging_service import made_service, mounted
from rostra.safety.services import forget_old_signatures
from rostra.safety.services.service_keeper import DatabaseKeeper, forget_old_suggestions
from rostra.store.idempotency import forget_old_answers

service = made_service(DatabaseKeeper())

CHORES = (
    Chore("gate ends", 1.0, apply_due),
    Chore("feeds", 60.0, poll_due_feeds),
    Chore("unconfirmed accounts", 3600.0, clean_up_unconfirmed),
    Chore("expired sessions", 3600.0, SessionStore.clear_expired),
    Chore("old answers", 3600.0, forget_old_answers),
    Chore("old signatures", 3600.0, forget_old_signatures),
    Chore("service counts", 5.0, service.register.flush),
    Chore("old suggestions", 3600.0, forget_old_suggestions),
    Chore("letters to authors", 15.0, send_due_letters),
    *checking_chores(),
)

app = Front(django_application, chores=CHORES, service=mounted(service))
