/** Cleans the addresses of links that are pasted: nobody follows a reader. */

const ALLOWED = new Set(["http:", "https:", "mailto:"]);
const FOLLOWING = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/** Programs that put an address of their own before the real one, which stands in a parameter. */
const DETOURS = [
  { host: /^(www\.)?google\.\w+(\.\w+)?$/, path: "/url", parameters: ["q", "url"] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: "/", parameters: ["url"] },
  { host: /^lm?\.(facebook|instagram)\.com$/, path: "/", parameters: ["u"] },
];

/** Return the address that a link is meant for; empty when it is none for a text. */
export function cleanAddress(href) {
  const address = parse(href);
  if (!ALLOWED.has(address?.protocol)) return "";
  const real = realAddress(address);
  if (real) return cleanAddress(real);
  for (const name of [...address.searchParams.keys()]) {
    if (FOLLOWING.test(name)) address.searchParams.delete(name);
  }
  return address.href;
}

function parse(href) {
  try {
    return new URL(href);
  } catch {
    return null; // such as a place on a page that is not ours
  }
}

function realAddress({ hostname, pathname, searchParams }) {
  const detour = DETOURS.find(({ host, path }) => host.test(hostname) && pathname.startsWith(path));
  return detour?.parameters.map((name) => searchParams.get(name)).find(Boolean);
}
