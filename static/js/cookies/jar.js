/** Reads and deletes cookies; nothing here looks at a page or a browser. */

/** Return the names of the cookies, in their order. */
export function cookieNames(cookies) {
  return cookies
    .split(/;\s*/)
    .filter(Boolean)
    .map((cookie) => cookie.split("=")[0]);
}

/** Return what to assign to document.cookie to delete one cookie wherever it may stand. */
export function deletionsOf(name, host) {
  const deletion = `${name}=; max-age=0; path=/`;
  return domainsOf(host).map((domain) => (domain ? `${deletion}; domain=${domain}` : deletion));
}

/** Return the host and the domains above it that may hold a cookie; "" is the host alone. */
function domainsOf(host) {
  const parts = host.split(".");
  return ["", ...parts.slice(0, -1).map((_, i) => parts.slice(i).join("."))];
}
