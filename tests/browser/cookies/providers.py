"""Stands in for Google Analytics, YouTube and Vimeo: they keep and send what the real ones do."""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Request, Route

MEASUREMENT_ID = "G-TEST12345"
ANALYTICS = {"www.googletagmanager.com", "region1.google-analytics.com"}
YOUTUBE = {"www.youtube-nocookie.com"}
VIMEO = {"player.vimeo.com"}
HOSTS = {"analytics": ANALYTICS, "vimeo": VIMEO, "youtube": YOUTUBE}

# Like gtag.js: reads the calls made so far and later ones, fills in the address, the title and the
# referrer of the page unless the site gave its own, counts engagement when the page goes out of
# view, writes its cookies again with every hit, and stays silent once it is disabled.
GTAG = """
(() => {
  const id = new URL(document.currentScript.src).searchParams.get("id");
  const shared = {}, configured = {};
  function hit(name, given) {
    if (window[`ga-disable-${id}`]) return;
    const year = "; path=/; max-age=31536000";
    document.cookie = "_ga=GA1.1.1.1" + year;
    document.cookie = `_ga_${id.slice(2)}=GS2.1.s1${year}`;
    const all = {...shared, ...configured, ...given};
    const fields = new URLSearchParams({
      tid: id,
      en: name,
      dl: all.page_location || location.href,
      dt: all.page_title || document.title,
      dr: all.page_referrer || document.referrer,
    });
    const address = `https://region1.google-analytics.com/g/collect?${fields}`;
    fetch(address, {method: "POST", mode: "no-cors", keepalive: true});
  }
  function obey([command, ...rest]) {
    if (command === "set") Object.assign(shared, rest[0]);
    if (command === "config") {
      Object.assign(configured, rest[1]);
      if (configured.send_page_view !== false) hit("page_view", {});
    }
    if (command === "event") hit(...rest);
  }
  const layer = window.dataLayer;
  layer.forEach(obey);
  layer.push = (call) => Array.prototype.push.call(layer, call) && obey(call);
  addEventListener("pagehide", () => hit("user_engagement", {}));
})();
"""
# A browser may forbid storage to a page in a frame; the real players go on without it.
PLAYER = """<!DOCTYPE html>
<html lang="en"><title>Player</title><body><button>Play</button><script>
  try {
    localStorage.setItem("yt-remote-device-id", "1");
    indexedDB.open("YtIdbMeta");
  } catch {}
</script></body></html>
"""
VIMEO_COOKIE = "vuid=pl1.1; Domain=.vimeo.com; Path=/; Secure; SameSite=None; Max-Age=63072000"
YOUTUBE_COOKIE = "YSC=1; Domain=.youtube-nocookie.com; Path=/; Secure; SameSite=None; HttpOnly"


@dataclass
class Providers:
    """Other hosts, as far as a visitor's browser asked them for anything.

    Attributes:
        requests: all that was asked, also of hosts that are no provider of the site.
    """

    requests: list[Request] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Answer a request as the provider would."""
        self.requests.append(route.request)
        host = urlsplit(route.request.url).hostname
        if host == "www.googletagmanager.com":
            route.fulfill(body=GTAG, content_type="text/javascript")
        elif host in ANALYTICS:
            route.fulfill(status=204)
        elif host in YOUTUBE:
            route.fulfill(
                body=PLAYER, content_type="text/html", headers={"Set-Cookie": YOUTUBE_COOKIE}
            )
        elif host in VIMEO:
            route.fulfill(
                body=PLAYER, content_type="text/html", headers={"Set-Cookie": VIMEO_COOKIE}
            )
        else:
            route.abort()

    @property
    def addresses(self) -> list[str]:
        """The addresses that were asked for."""
        return [request.url for request in self.requests]

    def asked_of(self, service: str) -> list[Request]:
        """Return the requests to the hosts of one service."""
        return [each for each in self.requests if urlsplit(each.url).hostname in HOSTS[service]]

    @property
    def asked(self) -> set[str]:
        """The services that were asked for anything; a host that belongs to none is itself."""
        hosts = {urlsplit(address).hostname for address in self.addresses}
        return {next((name for name in HOSTS if host in HOSTS[name]), host) for host in hosts}

    @property
    def hits(self) -> list[dict[str, str]]:
        """What Google Analytics was told, one by one."""
        collected = [each for each in self.requests if "/g/collect" in each.url]
        fields = [parse_qs(urlsplit(each.url).query) for each in collected]
        return [{name: values[0] for name, values in hit.items()} for hit in fields]
