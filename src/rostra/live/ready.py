"""Can this process serve? Asked by load balancers at `/readyz`."""

from django.db import DatabaseError, connection


def why_not_ready() -> str:
    """One sentence why the server cannot serve now, or "" when it can."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM rostra_site LIMIT 1")
            if cursor.fetchone() is None:
                return "the database has no site yet"
    except DatabaseError as error:
        return f"the database does not answer: {type(error).__name__}"
    finally:
        connection.close()
    return ""
