/** Google Analytics 4, only with permission: one page view, with the type of the page. */
import { cookieNames, deletionsOf } from "./jar.js";

/** Where a private link begins; Google's library could read it as the page that led to this one. */
const PRIVATE = /^\/(deel-jouw-verhaal|mijn-verhaal)\/./;

let isStarted = false;

/** Count this page, once, unless a private link led to it. */
export function start(measurementId) {
  if (document.referrer && PRIVATE.test(new URL(document.referrer).pathname)) return;
  window[`ga-disable-${measurementId}`] = false;
  if (isStarted) return;
  isStarted = true;
  window.dataLayer = window.dataLayer ?? [];
  const { pageType } = document.documentElement.dataset;
  const calls = analyticsCalls(measurementId, pageType, location.origin, new Date());
  for (const call of calls) gtag(...call);
  const script = document.createElement("script");
  script.src = `https://www.googletagmanager.com/gtag/js?id=${measurementId}`;
  script.async = true;
  script.referrerPolicy = "strict-origin";
  document.head.append(script);
}

/** Send nothing any more, and delete what Google Analytics kept on the device. */
export function stop(measurementId) {
  if (measurementId) window[`ga-disable-${measurementId}`] = true;
  for (const name of cookieNames(document.cookie).filter((name) => /^_ga(_|$)/.test(name))) {
    for (const deletion of deletionsOf(name, location.hostname)) document.cookie = deletion;
  }
}

/**
 * Return the calls of gtag that count one page: its type, never its address or title.
 * @param {Date} now
 */
export function analyticsCalls(measurementId, pageType, origin, now) {
  const page = {
    page_location: `${origin}/${pageType}`,
    page_title: pageType,
    page_referrer: `${origin}/`, // an empty one would be filled in with the real address
  };
  const denied = { ad_storage: "denied", ad_user_data: "denied", ad_personalization: "denied" };
  const noAds = { allow_google_signals: false, allow_ad_personalization_signals: false };
  return [
    ["consent", "default", { ...denied, analytics_storage: "granted" }],
    ["set", page],
    ["js", now],
    ["config", measurementId, { ...page, ...noAds, send_page_view: false }],
    ["event", "page_view", { ...page, send_to: measurementId }],
  ];
}

/** Google's library reads its calls only as `arguments` objects. */
function gtag() {
  window.dataLayer.push(arguments);
}
