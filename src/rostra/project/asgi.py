"""The ASGI application that `rostra serve` runs: the front, with Django behind it."""

from rostra.live.front import Front
from rostra.project.wsgi import application as django_application

app = Front(django_application)
