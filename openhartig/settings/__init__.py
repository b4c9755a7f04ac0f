"""The settings of the site: the same code on a laptop and in production.

What differs between machines comes from the environment (see `environment.py`).
"""

import logging
from typing import Any

from .environment import PROJECT_DIR, Environment

environment = Environment()

DEBUG = environment.debug
SECRET_KEY = environment.secret_key
SECRET_KEY_FALLBACKS = environment.secret_key_fallbacks
ENCRYPTION_KEYS = environment.encryption_keys  # newest first; see openhartig/encryption.py
DATA_DIR = environment.data_dir
ERASURE_LEDGER = environment.erasure_ledger
BACKUP_DAYS = environment.backup_days
SITE_URL = environment.site_url
ALLOWED_HOSTS = environment.allowed_hosts
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "openhartig.web.csrf.refuse_form"

ROOT_URLCONF = "openhartig.urls"
WSGI_APPLICATION = "openhartig.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "openhartig.pages",
    "openhartig.users",
    "openhartig.roles",
    "openhartig.media",
    "openhartig.region",
    "openhartig.figures",
    "openhartig.input",
    "openhartig.mail",
    "openhartig.cms",
    "openhartig.cookies",
    "openhartig.search",
    "openhartig.operations",
    "openhartig.page_cache",
    "stories",
    "stories.library",
    "stories.folding",
    "stories.consent",
    "stories.conversation",
    "stories.desk",
    "stories.follow_up",
    "stories.withdrawal",
    "stories.my_story",
    "stories.submission",
    "campaign.help",
    "campaign.policy",
    "campaign.practice",
    "campaign.accessibility",
    "campaign.home",
    "campaign.starting_content",
    "cookie_consent",
    "csp",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "openhartig.users.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "openhartig.cms.apps.AdminConfig",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "openhartig.web.private_addresses.PrivateAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "openhartig.web.prefetching.announce_rules",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "openhartig.operations.compression.PageCompressionMiddleware",
    "openhartig.web.content_security.ContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "openhartig.web.csrf.keep_pages_without_forms_the_same",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "openhartig.users.session.SlidingSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "stories.withdrawal.middleware.GoneMiddleware",
    "openhartig.cms.refused.RefusalMiddleware",
    "openhartig.pages.team_views.TeamMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

FORM_RENDERER = "openhartig.cms.widgets.Renderer"

DATABASES = {"default": environment.database}
if environment.database["ENGINE"].endswith("sqlite3"):
    environment.database["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA secure_delete=ON;",
    }
else:  # nobody waits long for a database that is away
    environment.database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)

# Each process has its own cache; what all of them must know stands in a few small files

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "shared": {
        "BACKEND": "openhartig.operations.shared_cache.SharedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# Language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
LOCALE_PATHS = [PROJECT_DIR / "openhartig" / "cms" / "locale"]  # better words than Wagtail's
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# Accounts and security

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["openhartig.users.log_in.LimitedBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12  # seconds after the last thing that an editor did
SECURE_SSL_REDIRECT = environment.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.https else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if environment.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = environment.https
SECURE_REFERRER_POLICY = "same-origin"

# What visitors choose: our own script reads the cookie, and a choice is kept for a year

COOKIE_CONSENT_NAME = "cookie_consent"
COOKIE_CONSENT_MAX_AGE = 60 * 60 * 24 * 365
COOKIE_CONSENT_SECURE = environment.https
COOKIE_CONSENT_HTTPONLY = False
COOKIE_CONSENT_SAMESITE = "Lax"
COOKIE_CONSENT_LOG_ENABLED = False

# Files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "openhartig.operations.static_files.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_HANDLERS = [
    "openhartig.web.upload_names.UploadNames",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# What follows one of these is the key of a teller: never cached, logged or passed on

PRIVATE_ADDRESSES = ("/deel-jouw-verhaal/", "/mijn-verhaal/")

# Public pages, ready to be sent

REDIS_URL = environment.redis_url
PAGE_CACHE_DIR = DATA_DIR / "page_cache"
PAGE_CACHE_BYTES = 64 * 1024 * 1024  # per process
PAGE_CACHE_FILES = 5_000
PAGE_CACHE_FILE_BYTES = 256 * 1024 * 1024  # all files together

# Mail: all of it passes our outbox; without a mail server it ends as files in the data folder

EMAIL_BACKEND = "openhartig.mail.backend.OutboxBackend"
DELIVERY_BACKEND = environment.email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = environment.email["EMAIL_FILE_PATH"] or DATA_DIR / "mail"
EMAIL_HOST = environment.email["EMAIL_HOST"]
EMAIL_PORT = environment.email["EMAIL_PORT"]
EMAIL_HOST_USER = environment.email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = environment.email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = environment.email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = environment.email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = environment.email["EMAIL_TIMEOUT"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.email_from

# Wagtail

WAGTAIL_PAGE_MODEL = "pages.BasePage"
WAGTAIL_SITE_NAME = "Limburg Openhartig"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = "openhartig.users.forms.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "openhartig.users.forms.PasswordResetForm"  # noqa: S105
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 15_000  # milliseconds: a slow rhythm keeps the history readable
WAGTAILADMIN_RECENT_EDITS_LIMIT = 8

# The CMS calls nobody: no avatar service, no update check, no news, no embed providers
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # whoever has an account chooses it alone
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = [{"class": "openhartig.cookies.embeds.VideoLinkFinder"}]

WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "stories.consent.files.StoryImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024  # bytes
# As like the source as the JPEG; see tests/benchmarks/image_quality.py
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 80
WAGTAILIMAGES_JPEG_QUALITY = 75
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "stories.consent.files.StoryDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "m4a", "mp3", "odt", "ogg", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 60 * 1024 * 1024  # bytes

WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "dutch",
    },
    "public": {"BACKEND": "openhartig.search.index"},
}

# Logs: no address, no person, no title of a story, no details of what a template or database gets

LEVEL = environment.log_level
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"people": {"()": "openhartig.operations.log_masking.PeopleFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["people"]}},
    "root": {"handlers": ["console"], "level": max(LEVEL, logging.INFO)},
    "loggers": {
        "campaign": {"level": LEVEL},
        "django": {"level": LEVEL, "propagate": True},
        "django.db.backends": {"level": max(LEVEL, logging.INFO)},
        "django.server": {"level": LEVEL, "propagate": True},
        "django.template": {"level": max(LEVEL, logging.INFO)},
        "openhartig": {"level": LEVEL},
        "stories": {"level": LEVEL},
        "wagtail": {"level": max(LEVEL, logging.WARNING)},
    },
}
