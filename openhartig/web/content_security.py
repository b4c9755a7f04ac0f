"""The Content-Security-Policy: what a browser may load and run on our pages.

Nothing carries an inline script, so that no page needs a nonce and public pages stay cacheable.
A room says with the hook `content_security` which other hosts a public page needs: a function of
the request that returns sources by directive. The CMS needs none.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from openhartig.doors import answers

PUBLIC_POLICY = {
    "default-src": [NONE],
    "base-uri": [NONE],
    "connect-src": [SELF],
    "font-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "img-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
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
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Choose the policy by the request."""
        return PolicyParts() if report_only else PolicyParts(config=_policy(request))


def _policy(request: HttpRequest) -> dict[str, list[str]]:
    is_preview = getattr(request, "is_dummy", False)  # Wagtail makes one with its own request
    if not is_preview and request.path.startswith(reverse("wagtailadmin_home")):
        return CMS_POLICY
    policy = dict(PREVIEW_POLICY if is_preview else PUBLIC_POLICY)
    for ask in answers("content_security"):
        for directive, sources in ask(request).items():
            policy[directive] = [*policy.get(directive, []), *sources]
    return policy
