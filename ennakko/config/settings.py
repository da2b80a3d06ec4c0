"""Settings, read once from the environment. Everything lives in one data folder (`ENNAKKO_DATA`).

ENNAKKO_DATA       where everything lives (default: ./ennakko-data)
ENNAKKO_DATABASE   postgresql://user@host:port/name in production; SQLite in the data folder where it is not set
ENNAKKO_URL        the address letters lead to (default: http://localhost:8000)
ENNAKKO_CONTROLLER who answers for the register itself (default: City of Helsinki)
ENNAKKO_PRACTICE   the address of a practice installation, linked from the staff's first page (default: no link)
ENNAKKO_OIDC_ISSUER      the identity provider that residents sign in with, exactly as it calls itself (default: none)
ENNAKKO_OIDC_CLIENT      what this installation is called there (default: none)
ENNAKKO_OIDC_SECRET      its secret there; empty for a public client
ENNAKKO_OIDC_SCOPE       what is asked for (default: openid profile)
ENNAKKO_OIDC_CODE_CLAIM  the claim that holds the personal identity code (default: national_id_num)
ENNAKKO_PROFILE_AUDIENCE  the audience that was agreed with Helsinki Profile (default: none: it may ask nothing)
ENNAKKO_SUOMIFI_URL      Suomi.fi Messages, as https://api.messages.suomi.fi (default: none: it is not used)
ENNAKKO_SUOMIFI_USER     what this installation is called there
ENNAKKO_SUOMIFI_PASSWORD its password there
ENNAKKO_SUOMIFI_SERVICE  the service that messages come from there
ENNAKKO_CHANNELS   a file like channels/channels.toml: what each channel costs and bears here (default: that one)
ENNAKKO_SMS_URL    where text messages are handed to the provider (default: none: no text messages)
ENNAKKO_SMS_TOKEN  what proves to the provider that we are we
ENNAKKO_SMS_SENDER the number they come from, and that replies are sent to, as +358...
ENNAKKO_SMS_KEYS   1 where the provider promises that one Idempotency-Key reaches nobody twice (default: 0)
ENNAKKO_SMS_SECRET what the provider signs replies with; without it no reply is heard
ENNAKKO_METRICS_TOKEN  opens /metrics to whoever sends it as a bearer token (default: none: there is no such page)
ENNAKKO_LOG        json: one JSON object a line (default: plain lines)
ENNAKKO_HOSTS      host names the pages answer to, comma between (default: localhost, 127.0.0.1)
ENNAKKO_PROXIES    how many proxies of ours stand before the pages (default: one where ENNAKKO_URL is https, else none)
ENNAKKO_KEY_DJANGO, ENNAKKO_KEY_REGISTER, ENNAKKO_KEY_AUDIT   the secrets, 64 hexadecimal digits each (default: files)
ENNAKKO_KEY_REGISTER_OLD   the register's key before the one in use, while `ennakko rotate-keys` works
"""

import os
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ennakko.base.errors import Trouble
from ennakko.config.keys import ring, secret
from ennakko.config.navigation import navigation

HERE = {"localhost", "127.0.0.1", "::1"}
DATA = Path(os.environ.get("ENNAKKO_DATA", "ennakko-data")).resolve()
DEMO = (DATA / "day").exists()  # a demo keeps its own day; nothing else does
PRACTICE = DEMO and (DATA / "practice").is_file()  # made by `ennakko practice`: uses no database but its own


def database(url: str) -> dict[str, object]:
    """Django's database dictionary for `url` (empty: SQLite in the data folder)."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "ennakko.sqlite3",
            "TEST": {"NAME": DATA / "test.sqlite3"},  # a file: snapshots are read by a process of their own
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # a writer waits for its turn instead of failing at COMMIT
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Trouble(
            f"ENNAKKO_DATABASE names {parts.scheme or 'no'} database.",
            "Write postgresql://user@host:port/name, or leave it out for SQLite.",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        # A thread of the pages keeps its connection: making one costs more than a page. The database may have been started
        # anew meanwhile.
        "CONN_MAX_AGE": 600,  # seconds
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "options": "-c jit=off"
        },  # compiling a query took half of its time; none here runs for long
    }


def encrypted(pages: str, demo: bool) -> bool:
    """Whether the pages travel by TLS. Raises Trouble where they would travel open between machines."""
    parts = urlsplit(pages)
    if parts.scheme == "https":
        return not demo
    if demo or parts.hostname in HERE:
        return False
    raise Trouble(
        "ENNAKKO_URL is not https: whoever listens could act as whoever signs in.",
        "Write https://..., with a proxy before the pages that speaks TLS.",
    )


def over_tls(address: str, name: str) -> str:
    """The address as it is told. Raises Trouble where what is sent there would travel open between machines."""
    parts = urlsplit(address)
    if not address or parts.scheme == "https" or parts.hostname in HERE:
        return address
    raise Trouble(f"{name} is not https: whoever listens could read it.", f"Write {name}=https://...")


DATABASE = "" if PRACTICE else os.environ.get("ENNAKKO_DATABASE", "")
DATABASES = {"default": database(DATABASE)}
BEGUN = not DEMO and bool(
    DATABASE or (DATA / "ennakko.sqlite3").exists()
)  # a lost secret is not made anew then
SECRET_KEY = secret(DATA, "django", made=not BEGUN).hex()
REGISTER_RING = partial(
    ring, DATA, made=not BEGUN
)  # read anew where something does not open: keys are replaced live
REGISTER_KEY, *REGISTER_OLD = REGISTER_RING()  # seals and looks up identity codes
AUDIT_KEY = secret(DATA, "audit", made=not BEGUN)  # signs the head of the audit chain

DEBUG = False
ALLOWED_HOSTS = os.environ.get("ENNAKKO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CONTROLLER = os.environ.get("ENNAKKO_CONTROLLER", "City of Helsinki")
PAGES = os.environ.get("ENNAKKO_URL", "http://localhost:8000").rstrip("/")
TLS = encrypted(PAGES, DEMO)
PROXIES = int(os.environ.get("ENNAKKO_PROXIES", "1" if TLS else "0"))
PRACTICE_LINK = os.environ.get("ENNAKKO_PRACTICE", "")  # where staff may practise; empty: no link
LETTER_LINK = PAGES + "/l/{token}/"  # the addressee's own: it opens their letter
PROPOSAL_LINK = PAGES + "/proposal/{proposal}/"  # anybody's: it asks to sign in
PLACE_LINK = (
    "https://palvelukartta.hel.fi/{language}/unit/{unit}"  # the city's map: where a letter's place is
)
ROUTE_LINK = "https://reittiopas.hsl.fi/reitti/-/{to}"  # a route with the destination only: home is not told
OIDC_ISSUER = os.environ.get("ENNAKKO_OIDC_ISSUER", "")
OIDC_CLIENT = os.environ.get("ENNAKKO_OIDC_CLIENT", "")
OIDC_SECRET = os.environ.get("ENNAKKO_OIDC_SECRET", "")
OIDC_SCOPE = os.environ.get("ENNAKKO_OIDC_SCOPE", "openid profile")
OIDC_CODE_CLAIM = os.environ.get("ENNAKKO_OIDC_CODE_CLAIM", "national_id_num")
PROFILE_AUDIENCE = os.environ.get("ENNAKKO_PROFILE_AUDIENCE", "")
CHANNELS = Path(
    os.environ.get("ENNAKKO_CHANNELS") or Path(__file__).parents[1] / "channels" / "channels.toml"
)
METRICS_TOKEN = os.environ.get("ENNAKKO_METRICS_TOKEN", "")
SUOMIFI_URL = over_tls(os.environ.get("ENNAKKO_SUOMIFI_URL", ""), "ENNAKKO_SUOMIFI_URL")
SUOMIFI_USERNAME = os.environ.get("ENNAKKO_SUOMIFI_USER", "")
SUOMIFI_PASSWORD = os.environ.get("ENNAKKO_SUOMIFI_PASSWORD", "")
SUOMIFI_SERVICE_ID = os.environ.get("ENNAKKO_SUOMIFI_SERVICE", "")
SMS_URL = over_tls(os.environ.get("ENNAKKO_SMS_URL", ""), "ENNAKKO_SMS_URL")
SMS_TOKEN = os.environ.get("ENNAKKO_SMS_TOKEN", "")
SMS_SENDER = os.environ.get("ENNAKKO_SMS_SENDER", "")
SMS_KEYS = os.environ.get("ENNAKKO_SMS_KEYS", "0") == "1"
SMS_SECRET = os.environ.get("ENNAKKO_SMS_SECRET", "")
OIDC_API_TOKEN_AUTH = {  # the City's library: which tokens it takes, and whom they are of
    "AUDIENCE": PROFILE_AUDIENCE,
    "ISSUER": OIDC_ISSUER,
    "API_AUTHORIZATION_FIELD": "authorization.permissions.scopes",
    "USER_RESOLVER": "ennakko.portal.profile_api.caller",
}
GDPR_API_MODEL = "portal.Profile"
GDPR_API_MODEL_LOOKUP = "ennakko.portal.profile_api.profile_of"
GDPR_API_USER_PROVIDER = "ennakko.portal.profile_api.caller_of"
GDPR_API_DELETER = "ennakko.portal.profile_api.erase"
GDPR_API_QUERY_SCOPE, GDPR_API_DELETE_SCOPE = "gdprquery", "gdprdelete"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"
LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "helusers.apps.HelusersConfig",  # the City's token check keeps a table of ended sessions; its accounts are not used
    "ennakko.ui",
    "ennakko.audit",
    "ennakko.accounts",
    "ennakko.outbox",
    "ennakko.register",
    "ennakko.consent",
    "ennakko.ledger",
    "ennakko.channels",
    "ennakko.services",
    "ennakko.portal",
    "ennakko.desk",
    "ennakko.demo",
    "ennakko.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ennakko.ui.csp.ContentSecurityPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "ennakko.ui.plain.PlainText",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ennakko.ui.trouble.ShowTrouble",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ennakko.ui.shell.shell",
            ]
        },
    }
]
ROOT_URLCONF = "ennakko.config.urls"
WSGI_APPLICATION = "ennakko.config.wsgi.application"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # the packages' own files; nothing has to be collected first

FILE_UPLOAD_MAX_MEMORY_SIZE = (
    20 * 2**20
)  # a file of residents lies nowhere but in the data folder; desk refuses more

SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
if TLS:  # a browser takes a cookie of this prefix from this host alone, by TLS alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readiness$", "^metrics$"]  # asked from beside us, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W021"
]  # whether a browser's preload list names it is up to the domain's owner

# How often an address asked is counted in the database; only what that could not count, in the memory of each process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Who guesses the password of one account from one address is locked out for a while; nothing of it is logged by name.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody locks a colleague out from elsewhere
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "ennakko.ui.limits.address"
AXES_LOCKOUT_CALLABLE = "ennakko.desk.door.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Never a name, a code or an address: rooms log counts and keys, requests log method, route and status.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "ennakko.config.log.Plain"}, "json": {"()": "ennakko.config.log.Json"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json" if os.environ.get("ENNAKKO_LOG") == "json" else "plain",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"axes": {"level": "CRITICAL"}},  # it tells user names and addresses
}

# The main menu by audience, and whom the demo's sign-in offers: handed in here, so that rooms stay strangers.
NAVIGATION = navigation()
DEMO_CAST = "ennakko.demo.cast.codes"
