/* Lets editors choose a page for a link in a text. Wagtail 8.0.1 asks there for pages of the type
   "wagtailcore.page", which a site with a base page of its own (WAGTAIL_PAGE_MODEL) does not have.
   No type means: every page. */

window.jQuery.ajaxPrefilter((request) => {
  if (typeof request.data === "string") {
    request.data = request.data.replace(/\bpage_type=wagtailcore\.page(?=&|$)/, "page_type=");
  }
});
