"""Django's settings. What an operator may choose comes from the environment alone; every variable
is listed in `docs/reference/settings.md`."""

import os
from pathlib import Path

import dj_database_url

from rostra.project.keys import secret_key
from rostra.safety.judge import DEFAULT_JUDGES

DATA = Path(os.environ.get("ROSTRA_DATA") or "data").resolve()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("ROSTRA_DEBUG", "") == "1"
SECRET_KEY = secret_key(DATA, os.environ.get("ROSTRA_SECRET_KEY", ""))
PUBLIC_URL = os.environ.get("ROSTRA_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("ROSTRA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "rostra.store",
    "rostra.sites",
    "rostra.members",
    "rostra.articles",
    "rostra.gate",
    "rostra.safety",
    "rostra.comments",
    "rostra.moderation",
    "rostra.live",
    "rostra.exchange",
    "rostra.project",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rostra.project.middleware.SecurityHeaders",
    "rostra.project.middleware.ReadingNeverWrites",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rostra.project.middleware.CurrentSite",
    "rostra.members.door.Door",
    "rostra.exchange.cross_origin.CrossOrigin",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rostra.project.middleware.Problems",
]

ROOT_URLCONF = "rostra.project.urls"
WSGI_APPLICATION = "rostra.project.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rostra.project.context.site",
                "rostra.project.context.staff_pages",
            ],
        },
    }
]

DATABASE_URL = os.environ.get("ROSTRA_DATABASE", "")
if DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600)}
else:
    # synchronous=FULL: an acknowledged comment survives power loss (https://sqlite.org/wal.html).
    DATABASES = {
        "default": {
            "ENGINE": "rostra.store.sqlite",
            "NAME": str(DATA / "rostra.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
                ),
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "rostra_members.Member"
# Names and biographies are judged by the room `safety`, which `members` may not import.
ROSTRA_PROFILE_JUDGE = "rostra.safety.profiles.judge_profile"
# Word lists and policies are tried on published comments, which `safety` may not import.
ROSTRA_PUBLISHED_TEXTS = "rostra.comments.services.published.latest_texts"
# The judges learn from moderators' decisions, and policies are replayed on past comments.
ROSTRA_DECIDED_COMMENTS = "rostra.moderation.services.labels.decided_comments"
ROSTRA_PAST_COMMENTS = "rostra.moderation.services.past.past_comments"
# Rooms that keep something about a member: asked when a member takes their data along or leaves.
ROSTRA_PERSONAL_DATA = [
    "rostra.comments.services.personal",
    "rostra.moderation.services.personal",
]
# Statements of reasons are made by `moderation`, which the rooms that restrict may not import.
ROSTRA_RESTRICTIONS = "rostra.moderation.services.restrictions"
# For how many days a decision may be appealed; six months are what the DSA asks for (article 20).
APPEAL_DAYS = int(os.environ.get("ROSTRA_APPEAL_DAYS") or 184)
# The service that stands in for Perspective: "cascade" or "both" judges, further names of
# attributes ("OBSCENE=PROFANITY"), and for how many days suggested scores are kept (0: for good).
PERSPECTIVE_JUDGES = os.environ.get("ROSTRA_PERSPECTIVE_JUDGES") or "cascade"
PERSPECTIVE_ATTRIBUTES = os.environ.get("ROSTRA_PERSPECTIVE_ATTRIBUTES", "")
SUGGESTIONS_DAYS = int(os.environ.get("ROSTRA_SUGGESTIONS_DAYS") or 0)
# The models that score texts; the second looks again where the first is unsure. "none" for neither.
JUDGE_FIRST = os.environ.get("ROSTRA_JUDGE_FIRST") or DEFAULT_JUDGES[0]
JUDGE_SECOND = os.environ.get("ROSTRA_JUDGE_SECOND") or DEFAULT_JUDGES[1]
JUDGE_FIRST_MS = float(os.environ.get("ROSTRA_JUDGE_FIRST_MS") or 50)
JUDGE_PATIENCE_S = float(os.environ.get("ROSTRA_JUDGE_PATIENCE_S") or 60)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rostra.members.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "rostra.members.forms.entrance.LoginForm",
    "signup": "rostra.members.forms.entrance.SignupForm",
    "add_email": "rostra.members.forms.entrance.AddEmailForm",
    "change_password": "rostra.members.forms.entrance.ChangePasswordForm",
    "set_password": "rostra.members.forms.entrance.SetPasswordForm",
    "reset_password": "rostra.members.forms.entrance.ResetPasswordForm",
    "reset_password_from_key": "rostra.members.forms.entrance.ResetPasswordKeyForm",
    "reauthenticate": "rostra.members.forms.entrance.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "homepage"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False  # mail scanners open links
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser that signed up, in no other
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # the second factor is still asked for
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_DISPLAY = "rostra.members.display.member_name"
# Kept in the cache below: docs/explanation/accounts.md says what each limit is for.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "5/m/ip,30/h/ip",
    "confirm_email": "1/3m/key",
    "reset_password": "10/m/ip,60/h/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "playground": "20/m/ip,200/h/ip",
}
MFA_ADAPTER = "rostra.members.adapter.MfaAdapter"
MFA_FORMS = {
    "activate_totp": "rostra.members.forms.entrance.ActivateTotpForm",
    "add_webauthn": "rostra.members.forms.entrance.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Nobody signs in unconfirmed; so only an address that one moves to can be unconfirmed here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # a clock half a minute off is forgiven
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC_URL.startswith("http://")

# How many proxies stand in front, each adding to X-Forwarded-For; 0 believes no such header.
PROXIES = int(os.environ.get("ROSTRA_PROXIES", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_ENGINE = "rostra.members.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
SESSION_SAVE_EVERY_REQUEST = False
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# The embed's sign-in window must be able to answer the page that opened it.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "rostra.project.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

# Who may try texts at /playground: "public" or "staff".
PLAYGROUND = os.environ.get("ROSTRA_PLAYGROUND", "public")
# host:port on a private network that articles and feeds may be fetched from all the same.
ALLOW_PRIVATE = frozenset(filter(None, os.environ.get("ROSTRA_ALLOW_PRIVATE", "").split(",")))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # those that all of Rostra's own texts have
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [PACKAGE / "project" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

MAIL_URL = os.environ.get("ROSTRA_MAIL", "")
DEFAULT_FROM_EMAIL = os.environ.get("ROSTRA_MAIL_FROM", "rostra@localhost")
if MAIL_URL:
    from rostra.project.mail import smtp_settings

    globals().update(smtp_settings(MAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

# The counters of rate limits. On SQLite there is one web process, so its memory will do; several
# processes on PostgreSQL share a table.
if DATABASE_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "rostra_cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("ROSTRA_LOG", "WARNING").upper()},
}
