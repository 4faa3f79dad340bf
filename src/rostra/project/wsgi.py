"""Django as WSGI: inside the one process through a2wsgi, or as granian workers of its own."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostra.project.settings")
application = get_wsgi_application()
