"""The Content-Security-Policy: what a browser may load and run on our pages.

Nothing carries an inline script, so that no page needs a nonce and public pages stay cacheable.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

TAG_MANAGER = "https://www.googletagmanager.com"
ANALYTICS = "https://*.google-analytics.com"

PUBLIC_POLICY = {
    "default-src": [NONE],
    "base-uri": [NONE],
    "connect-src": [SELF],
    "font-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    # The players of openhartig/blocks/video_providers.py; a script makes one with permission.
    "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "img-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
}

# What Google Analytics asks for, on a site that measures visits:
# https://developers.google.com/tag-platform/security/guides/csp
MEASURING_POLICY = PUBLIC_POLICY | {
    "connect-src": [SELF, ANALYTICS, "https://*.analytics.google.com", TAG_MANAGER],
    "img-src": [SELF, ANALYTICS, TAG_MANAGER],
    "script-src": [SELF, TAG_MANAGER],
}

# A page that an editor looks at before it is published, with Wagtail's bar on top.
PREVIEW_POLICY = PUBLIC_POLICY | {
    "frame-ancestors": [SELF],
}

CMS_POLICY = PUBLIC_POLICY | {
    "frame-ancestors": [SELF],
    "frame-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    # Draftail, the editor for rich text, writes <style> elements. Style attributes stay forbidden.
    "style-src-elem": [SELF, UNSAFE_INLINE],
}


class ContentSecurityMiddleware(CSPMiddleware):
    """Sends the policy of the public site, of a preview, or of the CMS below its address."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponse, report_only: bool = False
    ) -> PolicyParts:
        """Choose the policy by the request."""
        return PolicyParts() if report_only else PolicyParts(config=_policy(request))


def _policy(request: HttpRequest) -> dict[str, list[str]]:
    if getattr(request, "is_dummy", False):  # Wagtail makes previews with a request of its own
        return PREVIEW_POLICY
    if request.path.startswith(reverse("wagtailadmin_home")):
        return CMS_POLICY
    return MEASURING_POLICY if _measures_visits(request) else PUBLIC_POLICY


def _measures_visits(request: HttpRequest) -> bool:
    """Tell whether the page that was just made could ask to measure; no query."""
    if getattr(request, "is_private", False):
        return False
    frame = getattr(request, "frame", None)
    settings = vars(frame).get("settings") if frame else None
    return bool(settings and settings.measurement_id)
