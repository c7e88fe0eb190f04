"""All settings of Broadsheet, safe when nothing is said. The reference is docs/reference/settings.md."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from broadsheet.config import addresses, env, secrets

# --- what an operator may say -----------------------------------------------------------------------

HOME = env.folder("BROADSHEET_HOME", "var", "Folder of all state: database, pictures, key.")
HOST = env.text("HOST", "127.0.0.1", "Address that `broadsheet run` listens on.")
PORT = env.number("PORT", 8000, "Port that `broadsheet run` listens on.", least=1, most=65_535)
URL = env.text(
    "BROADSHEET_URL", "", "Address under which readers reach the paper; empty: http://127.0.0.1 and the port."
)
DEBUG = env.truth("BROADSHEET_DEBUG", False, "Show errors with their code. Never on a public machine.")
LANGUAGE_CODE = env.text("BROADSHEET_LANGUAGE", "en", "Language of the default edition, the one at /.")
DATABASE_URL = env.text("DATABASE_URL", "", "postgres://user:password@host/name; empty: SQLite.", secret=True)
CACHE_URL = env.text(
    "BROADSHEET_CACHE_URL", "", "redis://host:port/0; empty: files in the home.", secret=True
)
MAIL_URL = env.text(
    "BROADSHEET_MAIL_URL", "", "smtp://user:password@host:587; empty: no mail is sent.", secret=True
)
MAIL_FROM = env.text("BROADSHEET_MAIL_FROM", "newsroom@localhost", "Sender of the paper's mail.")
EXTRA_HOSTS = env.words("BROADSHEET_HOSTS", (), "Further host names that are answered, divided by commas.")
WORKERS = env.number("BROADSHEET_WORKERS", 0, "Server processes; 0: as many as processors.", most=64)
AUTOSAVE_SECONDS = env.number(
    "BROADSHEET_AUTOSAVE_SECONDS", 4, "Seconds between automatic saves.", least=2, most=600
)
SECOND_FACTOR = env.choice(
    "BROADSHEET_SECOND_FACTOR",
    "offered",
    "Second factor at sign-in: offered to all, or required of all staff.",
    options=("offered", "required"),
)
TRUSTED_PROXIES = env.number(
    "BROADSHEET_TRUSTED_PROXIES",
    0,
    "Proxies in front that write X-Forwarded-For; 0: nobody is believed.",
    most=10,
)
PRESS_MEMORY = 2**20 * env.number(
    "BROADSHEET_PRESS_MEMORY_MB", 96, "Stored pages that each server process keeps in memory, in MB.", least=1
)
PRESS_DISK = 2**20 * env.number(
    "BROADSHEET_PRESS_DISK_MB", 4096, "Stored pages kept on disk, in MB; least used ones go first.", least=16
)
CDN = env.text(
    "BROADSHEET_CDN",
    "",
    "Shared cache that is told of changes: http://varnish:6081 (PURGE), or cloudflare://zone-id; empty: none.",
)
CDN_TOKEN = env.text("BROADSHEET_CDN_TOKEN", "", "Token with which Cloudflare takes purges.", secret=True)
PRESS_TAG_HEADER = env.choice(
    "BROADSHEET_TAG_HEADER",
    "",
    "Header in which stored pages say what they depend on, for a shared cache that purges by it.",
    options=("", "Surrogate-Key", "Cache-Tag"),
)
DOOR = env.text(
    "BROADSHEET_DOOR",
    "",
    "Where receipts ask what readers get; empty: the server that `broadsheet run` starts.",
)
VIEWS_PER_NETWORK = env.number(
    "BROADSHEET_VIEWS_PER_NETWORK",
    50,
    "Readers of one network that are counted per story and hour.",
    least=1,
    most=600,
)
VIEWS_HONOUR_GPC = env.truth(
    "BROADSHEET_VIEWS_HONOUR_GPC",
    True,
    "Do not count readers whose browsers say Global Privacy Control or Do Not Track.",
)
METRICS = env.truth(
    "BROADSHEET_METRICS",
    False,
    "Answer /-/metrics/ with what is counted, for Prometheus; to everybody who asks.",
)
LOG_LEVEL = env.choice(
    "BROADSHEET_LOG_LEVEL",
    "INFO",
    "How much is logged.",
    options=("DEBUG", "INFO", "WARNING", "ERROR"),
)

READINGS = env.readings  # told by `broadsheet doctor` and the reference of settings
PAPER = addresses.paper(URL or f"http://127.0.0.1:{PORT}")
HTTPS = PAPER.scheme == "https"
PACKAGE = Path(__file__).resolve().parent.parent

# --- the house ---------------------------------------------------------------------------------------

SECRET_KEY = secrets.key(HOME / "secret-key")
ALLOWED_HOSTS = list(dict.fromkeys([PAPER.hostname or "", "127.0.0.1", "localhost", "[::1]", *EXTRA_HOSTS]))
CSRF_TRUSTED_ORIGINS = [f"{PAPER.scheme}://{PAPER.netloc}"]
ROOT_URLCONF = "broadsheet.config.urls"
WSGI_APPLICATION = "broadsheet.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = [
    # plain http is chosen, on one's own machine
    *([] if HTTPS else ["security.W004", "security.W012", "security.W016"]),
    "security.W005",  # HSTS of subdomains is the owner's decision about a whole domain
    "security.W008",  # the proxy in front sends readers to https
    "security.W019",  # the newsroom shows previews of the paper in a frame of its own
    "security.W021",  # preloading HSTS is the owner's decision too
]

INSTALLED_APPS = [
    "broadsheet.accounts",
    "broadsheet.delivery",
    "broadsheet.theme",
    "broadsheet.editions",
    "broadsheet.images",
    "broadsheet.pages",
    "broadsheet.people",
    "broadsheet.topics",
    "broadsheet.masthead",
    "broadsheet.comments",
    "broadsheet.audience",
    "broadsheet.articles",
    "broadsheet.search",
    "broadsheet.related",
    "broadsheet.fronts",
    "broadsheet.syndication",
    "broadsheet.newsroom",
    "broadsheet.importers",
    "broadsheet.operations",
    "broadsheet.demo",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *(["django.contrib.postgres"] if DATABASE_URL.startswith("postgres") else []),  # needs psycopg, an extra
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "broadsheet.config.policy.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "broadsheet.config.middleware.ReadersOnlyRead",
    "broadsheet.config.middleware.CompressedForReaders",
    "broadsheet.editions.middleware.EditionByPath",
    "broadsheet.config.middleware.ReadersHaveNoSession",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "broadsheet.accounts.middleware.SecondFactor",
    "broadsheet.newsroom.middleware.OneTransactionPerDeed",
    "broadsheet.pages.middleware.OldAddresses",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "theme" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "broadsheet.masthead.context.masthead",
            ],
        },
    },
]

DATABASES = {"default": addresses.database(DATABASE_URL, HOME)}
VIEWS = "default" if DATABASES["default"]["ENGINE"].endswith("postgresql") else "views"  # see audience.tally
if VIEWS != "default":
    DATABASES[VIEWS] = addresses.views(HOME)
CACHES = {"default": addresses.cache(CACHE_URL, HOME)}
vars().update(addresses.mail(MAIL_URL))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# --- languages and times -----------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# every language that an edition may be made in; the editions themselves are rows
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")), ("ar", _("Arabic")), ("fa", _("Persian")), ("ckb", _("Central Kurdish")),
    ("de", _("German")), ("es", _("Spanish")), ("fr", _("French")), ("he", _("Hebrew")),
    ("it", _("Italian")), ("nl", _("Dutch")), ("pl", _("Polish")), ("pt", _("Portuguese")),
    ("ru", _("Russian")), ("sv", _("Swedish")), ("tr", _("Turkish")), ("uk", _("Ukrainian")),
    ("ur", _("Urdu")),
]  # fmt: skip
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("ar", "العربية"), ("fa", "فارسی")]
LOCALE_PATHS = [PACKAGE / "locale"]

# --- files -------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "broadsheet.theme.storage.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
VIEW_LOGS = HOME / "views"  # views on their way into the tally, see audience.journal
COMMENT_LIMITS = HOME / "comment-limits"  # who writes how often, see comments.limits
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story in the editor has several thousand

# --- the press -----------------------------------------------------------------------------------------

PRESS_HOME = HOME / "press"
PRESS_PASSES = (
    "/admin/",
    "/accounts/",
    "/-/",
    "/static/",
    "/media/",
)  # no readers' pages: as they are, to Django
PRESS_CDN = addresses.cdn(CDN, CDN_TOKEN)
# kept by browsers and asked for again each time: 304 or new; a shared cache that is told of changes keeps an hour
PRESS_CACHE_CONTROL = f"public, max-age=0, {'s-maxage=3600, ' if PRESS_CDN else ''}must-revalidate"
PRESS_KEEPS = ("/-/parts/", "/-/comments/rules/")  # but these
PRESS_PASSES_QUERY = r"(?:p|page_id|cat|attachment_id)=[0-9]{1,12}"  # old WordPress addresses: pages.lookups

# --- safety ------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = False  # the proxy in front does that; see docs/guide
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "SAMEORIGIN"  # the newsroom shows previews of the paper in a frame
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- signing in (allauth) ----------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "broadsheet.accounts.adapter.StaffOnly"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "broadsheet.accounts.adapter.Factors"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by an administrator, and mail may be off
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a key that anybody may touch would be one factor, not two
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # passkeys on 127.0.0.1 while trying out

# --- Wagtail -----------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Broadsheet"
WAGTAILADMIN_BASE_URL = f"{PAPER.scheme}://{PAPER.netloc}"
WAGTAIL_AUTOSAVE_INTERVAL = AUTOSAVE_SECONDS * 1000
WAGTAILIMAGES_IMAGE_MODEL = "images.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "broadsheet.search.backend", "AUTO_UPDATE": False}}
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_PASSWORD_RESET_ENABLED = False  # allauth's, so that there is one door
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # changed under /accounts/, where the second factor is asked for
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = (
    False  # an address opens the door to a new password: an administrator changes it
)
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third party learns who edits
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_RESPONSIVE_HTML = False
TAGGIT_CASE_INSENSITIVE = True

# --- telling -----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "broadsheet": {"level": LOG_LEVEL},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners; answered with 400
    },
}
